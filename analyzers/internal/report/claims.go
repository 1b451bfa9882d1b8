package report

import (
	"go/ast"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/internal/module"
)

// An Atom is a claim that the whole module decides; see [Finding].
type Atom = module.Atom

// A Claim is what a diagnostic has no field for.
type Claim struct {
	Needs  []Atom
	Proven string // the message if all of them are proven
	Only   bool   // shown only then
}

// Claims are a rule's claims on a package, by the ordinals of its diagnostics:
// the result of its analyzer, for whoever can decide them.
type Claims map[int]Claim

func (p *Pass) claim(c Claim) {
	if p.claims == nil {
		p.claims = make(Claims)
	}
	p.claims[p.reported] = c
}

// Decidable reports whether findings of a category are wanted that the module
// may prove, those with [Finding].Needs: rules ask it instead of [Pass.Likely]
// before expensive work for them.
func (p *Pass) Decidable(category string) bool {
	return p.Likely(category) || p.module && slices.Contains(p.categories, category)
}

// WholeModule reports whether the whole module is read, so that findings which are
// OnlyProven have a use.
func (p *Pass) WholeModule() bool { return p.module }

// MayEnd is what a finding about a context takes for granted, for
// [Finding].Needs: that somebody calls the function with one that may end. It is
// nothing where another thing than a caller ends it.
func MayEnd(v *ctxflow.Value) []Atom { return granted(module.Ends, v) }

// Matters is MayEnd for a finding that a convention stands behind even where no caller
// passes a context that ends: then it is not proven.
func Matters(v *ctxflow.Value) []Atom {
	atoms := granted(module.Ends, v)
	for i := range atoms {
		atoms[i].Soft = true
	}
	return atoms
}

// MayEndEarly is MayEnd for a finding that matters only as long as the program
// goes on.
func MayEndEarly(v *ctxflow.Value) []Atom { return granted(module.Early, v) }

// Waits is what a finding assumes which says that a call waits under its argument,
// and the claim that settles it where the callee is the module's own: an interface
// says less than all that implement it.
func (p *Pass) Waits(call *ast.CallExpr, arg int) (assumes string, needs []Atom) {
	if assumes = p.Sums.Assumes(call, arg); assumes != "" {
		needs = p.Settles(call, arg)
	}
	return assumes, needs
}

// Settles is the claim that a call waits under its argument, if the callee is the
// module's own.
func (p *Pass) Settles(call *ast.CallExpr, arg int) []Atom {
	fn := p.Index.Callee(call)
	if !p.Sums.OfModule(fn) {
		return nil
	}
	return []Atom{{Kind: module.Waits, Func: module.Key(fn), Param: arg}}
}

// Served is the claim that the parameter which a context is gets that of a request,
// for [Finding].Needs: the function goes on for as long as a handler does.
func Served(v *ctxflow.Value) []Atom {
	atoms := granted(module.Served, v)
	for i := range atoms {
		atoms[i].Contract = false
	}
	return atoms
}

func granted(kind module.Kind, v *ctxflow.Value) []Atom {
	for v != nil && v.Op == ctxflow.Derived && v.How.Known && v.How.Cancel < 0 && v.How.Group < 0 && !v.How.Timed {
		v = v.Parent()
	}
	if given := FromProgram(v); given != nil {
		given[0].Kind = kind
		return given
	}
	if v == nil || v.Op != ctxflow.Param || v.In == nil || v.In.Obj == nil {
		return nil
	}
	for i := range v.In.Sig.Params().Len() {
		if p := v.In.Sig.Params().At(i); p == v.Var && ctxapi.IsContext(p.Type()) {
			return []Atom{{Kind: kind, Func: module.Key(v.In.Obj), Param: i, Contract: true}}
		}
	}
	return nil
}

// FromProgram is what a finding about a context that a framework gives out takes
// for granted, for [Finding].Needs: that a program hands it one that may end.
func FromProgram(v *ctxflow.Value) []Atom {
	if v == nil {
		return nil
	}
	out := v.FromProgram()
	if out == "" {
		return nil
	}
	return []Atom{{Kind: module.Ends, Func: out, Param: module.Out, Contract: true}}
}

// HandedIn is what a finding about a context that a framework gives out, for which
// nobody in its package asks, assumes, for [Finding].Needs: that a program which the
// package is part of hands it one that ends.
func (p *Pass) HandedIn(v *ctxflow.Value) []Atom {
	out := v.FromProgram()
	if out == "" {
		return nil
	}
	return []Atom{{Kind: module.Given, Func: out, Param: module.Out, In: p.Pkg.Path()}}
}

// wanted reports whether a finding is shown, or may come to be.
func (p *Pass) wanted(f Finding) bool {
	open := slices.ContainsFunc(f.Needs, func(a Atom) bool { return !a.Contract })
	switch {
	case f.OnlyProven && !(p.module && open):
		return false
	case open && f.Assumes == "":
		panic("a finding needs what it does not say that it assumes: " + f.Message)
	case f.Assumes == "":
		return slices.Contains(p.categories, f.Category)
	case open:
		return p.Decidable(f.Category)
	}
	return p.Likely(f.Category)
}
