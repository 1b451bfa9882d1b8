// Package module is what the packages of a module say together that none of
// them can say alone: who calls a function from where, and whether what they
// pass on may end. Packages are read one at a time and forgotten; they leave
// [Edges] behind, plain data with strings for keys, and once all are there a
// [World] answers the questions that findings have put off, their [Atom]s.
package module

import (
	"go/types"
	"slices"
)

// A Kind is what an [Atom] claims.
type Kind uint8

const (
	// Called: a context that matters gets no further than to those who call the
	// function. It is proven if all callers have a live one at hand, or if one of
	// them, maybe some calls up, has that of a request which is served; refuted if
	// none has, or nobody calls it.
	Called Kind = iota
	// Ends: the context that a parameter gets may end. It is proven if some caller
	// passes one that does, and refuted if all are in view and none does.
	Ends
	// Early: it may end before the program does.
	Early
	// Served: it may be that of a request, and ends when its handler returns. It is
	// refuted only if all callers are in view and none passes one.
	Served
	// Waits: the function returns early because the context that a parameter gets
	// has ended. Of a method of an interface all implementations must.
	Waits
	// Given: a program that imports the package Func's claim is made in, Atom.In,
	// hands the framework a context that may end, be it with the program.
	Given
	// Unframed: no context of a framework, which finds values under strings only,
	// is given a value under the key that Func is.
	Unframed
	// Remote: the database of the module is on another machine, or may be: a query of one
	// that is a file or lies in memory is short. It is refuted where the module imports
	// drivers of such, and of no others. It is about no function.
	Remote
	// Unshared: no other package stores or looks up a context value under the key that
	// Func is. It decides about fixes alone, see [World.Shares].
	Unshared
)

// An Atom is a claim about a function of the module that one package can't
// decide.
type Atom struct {
	Kind  Kind
	Func  string // its [Key]
	Param int    // but for Called
	In    string // for Given, the package that asks

	// Contract: one package may take the claim for granted, as it may that a
	// context parameter ends. The finding is proven without it, and only to refute
	// it makes a difference.
	Contract bool

	// Soft: the finding stands without the claim, but is not proven then; see
	// [World.Doubts].
	Soft bool
}

// Key names a function or a method, also one of an interface, so that all
// variants of its package and all importers mean the same.
func Key(fn *types.Func) string { return fn.Origin().FullName() }

// A Verdict is what a module says of an [Atom].
type Verdict uint8

// The verdicts.
const (
	Open Verdict = iota
	Proven
	Refuted
)

// Doubts returns what a finding assumes, as clauses, where the module refutes a claim
// that is soft: the finding stands, but assumes it. It is "" if there is no such claim.
func (w *World) Doubts(needs []Atom) string {
	if w == nil {
		return ""
	}
	for _, a := range needs {
		if !a.Soft || a.Kind == Unshared || w.verdict(a) != Refuted {
			continue
		}
		if a.Kind == Remote {
			return "a database within the process can keep a caller waiting"
		}
		return "a caller passes a context that ends"
	}
	return ""
}

// Shares reports whether other packages would have to be changed with one that a finding
// is about, so that its fix is none.
func (w *World) Shares(needs []Atom) bool {
	return w != nil && slices.ContainsFunc(needs, func(a Atom) bool { return a.Kind == Unshared && len(w.keyed[Hash(a.Func)]) > 1 })
}

// Decide is the verdict on a finding that needs all of some atoms. What is
// taken for granted can only be refuted. Nothing decides a finding without any.
// A nil world leaves all open, as one package does.
func (w *World) Decide(needs []Atom) Verdict {
	if w == nil {
		return Open
	}
	proven, asked := true, false
	for _, a := range needs {
		switch v := w.verdict(a); {
		case a.Soft:
		case v == Refuted:
			return Refuted
		case !a.Contract:
			asked, proven = true, proven && v == Proven
		}
	}
	if asked && proven {
		return Proven
	}
	return Open
}
