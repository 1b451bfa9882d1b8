package ctxflow

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// LostOnWay returns the deferred cancel that ends one alternative of v before an
// exit can be left: the alternative was derived in a branch, which deferred its
// cancel before it came here. Other ways may have made v of something that lives.
// It is nil where what the branch has asked is asked again on the way to the exit:
// the two may exclude each other.
func (f *Func) LostOnWay(v *Value, exit Point) *Death {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	deaths := f.deferredCancels()
	for i := range deaths {
		d := &deaths[i]
		if d.Value.In != f || d.Value.Node == nil || !v.mayEndWith(d.Value, make(map[*Value]bool)) {
			continue
		}
		made, ok := f.Locate(d.Value.Node)
		at, also := f.Locate(d.Node)
		if ok && also && f.Reaches(at, exit) && !f.Comes(made, exit, func(n ast.Node) bool { return n == d.Node }) && f.together(at, exit) {
			return d
		}
	}
	return nil
}

// mayEndWith reports whether an alternative of v certainly ends with w.
func (v *Value) mayEndWith(w *Value, seen map[*Value]bool) bool {
	if v == w {
		return true
	}
	if seen[v] {
		return false
	}
	seen[v] = true
	switch v.Op {
	case Derived, Carrier, Bound, Accessed:
		if !v.ends() {
			return false
		}
	case Phi:
	default:
		return false
	}
	return slices.ContainsFunc(v.Parents, func(p *Value) bool { return p.mayEndWith(w, seen) })
}

// together reports whether what is known at two points has nothing to do with each
// other, or is the same: a way that passes the one may come to the other. That some
// call has failed or not says nothing of others.
func (f *Func) together(a, b Point) bool {
	first := f.factsAt(a)
	for _, later := range f.factsAt(b) {
		for _, fc := range first {
			if (fc.key != later.key || fc.truth != later.truth) && slices.ContainsFunc(fc.vars, func(v types.Object) bool {
				return !ctxapi.IsError(v.Type()) && slices.Contains(later.vars, v)
			}) {
				return false
			}
		}
	}
	return true
}
