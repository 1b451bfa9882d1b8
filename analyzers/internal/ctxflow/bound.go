package ctxflow

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// bound returns the lazy value that a call makes: a response, rows, a
// transaction. It ends with the context or carrier that the call was given. A
// call makes one at most.
func (f *Func) bound(call *ast.CallExpr, how ctxapi.Derivation) *Value {
	sig := f.pkg.Index.Signature(call)
	if sig == nil || how.Parent < 0 {
		return f.pkg.unknown
	}
	for i := range sig.Results().Len() {
		if !ctxapi.MakesLazy(sig, i) {
			continue
		}
		v := f.pkg.newValue(Bound, call)
		f.calls[call] = v // before its parent, as in evalCall
		v.In, v.How = f, how
		if parent := f.parentExpr(call, how); parent != nil {
			v.Parents = []*Value{f.eval(parent)}
		}
		return v
	}
	return f.pkg.unknown
}

// Lost returns the contexts that the function itself ends on its way out by a
// return: their cancel was called before, on every way, or is deferred.
func (f *Func) Lost(exit Point) []Death {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	if lost, ok := f.lost[exit]; ok {
		return lost
	}
	var lost []Death
	l := f.lifetimes()
	if l.in[exit.Block] == nil {
		return nil
	}
	f.stateAt(exit).all(func(id int) {
		for _, d := range l.deaths {
			if d.Value.ID == id && d.Reason == Cancelled {
				lost = append(lost, d)
				break
			}
		}
	})
	for _, d := range f.deferredCancels() {
		if p, ok := f.Locate(d.Node); ok && f.Dominates(p, exit) {
			lost = append(lost, d)
		}
	}
	if f.lost == nil {
		f.lost = make(map[Point][]Death)
	}
	f.lost[exit] = lost
	return lost
}

// ResultAt returns the value that a named result has at a return.
func (f *Func) ResultAt(v *types.Var, exit Point) *Value {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	if !f.vars[v] || f.takesAddress(v) {
		return f.pkg.unknown
	}
	return f.join(v, f.reaching(v, exit))
}
