package ctxflow

import (
	"go/ast"
	"go/types"
	"slices"
	"sync/atomic"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// An Op says how a value comes to be.
type Op uint8

const (
	// Unknown values come from where they can't be followed.
	Unknown Op = iota
	// Nil is the nil context, or one declared and not yet assigned.
	Nil
	// Param is a parameter or receiver: a context, or a carrier of one.
	Param
	// Root is context.Background() or context.TODO().
	Root
	// Derived is made from its parent and ends with it.
	Derived
	// Detached has its parent's values and no end.
	Detached
	// Carrier is a request or the like, bound to its parent.
	Carrier
	// Bound is what works on after the call that made it, a response or rows,
	// until its parent ends.
	Bound
	// Accessed is the context that its parent, a carrier, holds.
	Accessed
	// Field is a context in a struct field.
	Field
	// Global is a package-level variable.
	Global
	// Phi is any one of its parents, depending on the path taken.
	Phi
	// Cancel is the function that ends its parent.
	Cancel
	// Group is an errgroup whose Wait ends its parent.
	Group
	// Done is the Done channel of its parent.
	Done
	// Err is what Err or Cause said of its parent.
	Err
)

// A Value is a node of the value graph. Values are made once per place, so
// that two uses of a variable with the same definitions have the same Value.
type Value struct {
	ID      int
	Op      Op
	Parents []*Value // of Phi: the alternatives; else at most one
	Node    ast.Node // the call, parameter or expression that makes it; may be nil
	Var     *types.Var
	In      *Func // the function that makes it; nil for Global and Unknown
	How     ctxapi.Derivation

	origins atomic.Pointer[[]*Value] // once asked for
}

func (p *Package) newValue(op Op, node ast.Node, parents ...*Value) *Value {
	p.values++
	return &Value{ID: p.values, Op: op, Node: node, Parents: parents}
}

// Parent returns the only parent of a value, or nil.
func (v *Value) Parent() *Value {
	if len(v.Parents) == 1 {
		return v.Parents[0]
	}
	return nil
}

// All reports whether ok holds for v, where a Phi is asked for each of its
// alternatives. Values on a cycle through a loop count once.
func (v *Value) All(ok func(*Value) bool) bool { return v.all(ok, make(map[*Value]bool)) }

func (v *Value) all(ok func(*Value) bool, seen map[*Value]bool) bool {
	if v.Op != Phi {
		return ok(v)
	}
	if seen[v] {
		return true
	}
	seen[v] = true
	for _, p := range v.Parents {
		if !p.all(ok, seen) {
			return false
		}
	}
	return len(v.Parents) > 0
}

// Origins returns what v is ultimately made from: it looks through
// derivations, carriers and alternatives, and stops at parameters, roots,
// detached contexts, fields, globals, nil and unknown values.
func (v *Value) Origins() []*Value {
	if known := v.origins.Load(); known != nil {
		return *known
	}
	var origins []*Value
	seen := make(map[*Value]bool)
	var walk func(*Value)
	walk = func(v *Value) {
		if seen[v] {
			return
		}
		seen[v] = true
		switch v.Op {
		case Derived, Carrier, Accessed, Phi:
			if len(v.Parents) > 0 {
				for _, p := range v.Parents {
					walk(p)
				}
				return
			}
		}
		origins = append(origins, v)
	}
	walk(v)
	origins = slices.Clip(origins)
	v.origins.Store(&origins)
	return origins
}

// FromProgram names what gives the context v out, if it is one that a program hands
// to its framework, see [ctxapi.FromProgram]; else it is empty.
func (v *Value) FromProgram() string {
	if v.Op == Accessed {
		v = v.Parent()
	}
	if v == nil {
		return ""
	}
	return ctxapi.FromProgram(v.Var)
}

// IsRoot reports whether v is certainly a root, or derived from nothing but
// roots.
func (v *Value) IsRoot() bool {
	origins := v.Origins()
	for _, o := range origins {
		if o.Op != Root {
			return false
		}
	}
	return len(origins) > 0
}

// MayDeriveFrom reports whether v is, or may be made from, w, also across what
// detaches it. Whether v ends with w, EndsWith says.
func (v *Value) MayDeriveFrom(w *Value) bool {
	seen := make(map[*Value]bool)
	var walk func(*Value) bool
	walk = func(v *Value) bool {
		if v == w {
			return true
		}
		if seen[v] {
			return false
		}
		seen[v] = true
		switch v.Op {
		case Derived, Detached, Carrier, Bound, Accessed, Phi:
			for _, p := range v.Parents {
				if walk(p) {
					return true
				}
			}
		}
		return false
	}
	return walk(v)
}
