package ctxcleanup

import (
	"cmp"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A work is a call whose failure leads to a clean-up.
type work struct {
	call    *ast.CallExpr
	assumes string // what is assumed if the end of the context is to be its reason
	apart   bool   // it takes no context: this one may end meanwhile
}

func (w work) why(ctx string) string {
	if w.apart {
		return "fails while " + ctx + " may be done"
	}
	return "fails once " + ctx + " is done"
}

// failing returns the call whose failure leads to a clean-up that waits under v: one
// that is seen to wait under it as well, or else one that does so by its signature. What
// is assumed of two methods of one type is one assumption.
func (c *checker) failing(cleanup *ast.CallExpr, arg int, v *ctxflow.Value, got acquisition, s site) work {
	fn := c.Index.Callee(cleanup)
	undo := c.Sums.Assumes(cleanup, arg)
	if undo != "" && transaction(fn) {
		return work{}
	}
	var maybe work
	for _, w := range c.workCalls(s.f, v) {
		callee := c.Index.Callee(w.call)
		if callee == fn || w.call == got.call || !s.failed(w.call) {
			continue
		}
		if undo == "" && w.assumes == "" {
			return w
		}
		if maybe.call == nil && (got.call != nil || w.assumes == "" || ctxapi.SameReceiver(callee, fn)) {
			maybe = w
		}
	}
	if maybe.call != nil {
		maybe.assumes = both(undo, maybe.assumes)
		return maybe
	}
	if s.opened != nil && s.guarded && got.pair && c.Life.Life(v)&ctxlife.Request != 0 {
		return work{s.opened, both("the client is gone before "+report.CallName(s.opened)+" fails", undo), true}
	}
	return work{}
}

// transaction reports whether a function is what takes a transaction back: with its
// context its connection ends, and with that the transaction.
func transaction(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	if recv == nil || fn.Name() != "Rollback" {
		return false
	}
	commit, _, _ := types.LookupFieldOrMethod(recv.Type(), true, fn.Pkg(), "Commit")
	return commit != nil
}

// both joins two assumptions.
func both(a, b string) string {
	if a != "" && b != "" && a != b {
		return a + ", and " + b
	}
	return cmp.Or(a, b)
}

// workCalls returns the calls of f that return an error and wait under v, or what ends
// with it.
func (c *checker) workCalls(f *ctxflow.Func, v *ctxflow.Value) []work {
	var works []work
	fatal := c.fatal(f)
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
			return false
		case *ast.CallExpr:
			sig := c.Index.Signature(n)
			if sig == nil || !ctxapi.CanFail(sig) || c.Sums.Succeeds(n) || fatal[n] {
				break
			}
			if how, ok := c.Index.API.Derivation(c.Index.Callee(n), sig); ok && how.Kind == ctxapi.Carry {
				break // it puts the context into a request; what sends that fails
			}
			for i, arg := range n.Args {
				t := c.TypesInfo.TypeOf(arg)
				if (ctxapi.IsContext(t) || ctxapi.IsHTTPRequest(t)) && c.Sums.Works(n, i) && together(f.Eval(arg), v) {
					works = append(works, work{call: n, assumes: c.Sums.Assumes(n, i)})
					return true
				}
			}
			if c.boundTo(f, n, v) {
				works = append(works, work{call: n, assumes: report.CallName(n) + " fails when the context is done"})
			}
		}
		return true
	})
	return works
}

// together reports whether one of two contexts ends with the other.
func together(w, v *ctxflow.Value) bool {
	return same(w, v) || w.EndsWith(v) || v.EndsWith(w)
}

// same reports whether two values are one context: of one carrier it is asked for twice.
func same(w, v *ctxflow.Value) bool {
	return w == v || w.Op == ctxflow.Accessed && v.Op == ctxflow.Accessed && w.Parent() != nil && w.Parent() == v.Parent()
}

// boundTo reports whether a call is a method that may fail of what works until v ends:
// a stream, rows, a group.
func (c *checker) boundTo(f *ctxflow.Func, call *ast.CallExpr, v *ctxflow.Value) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || c.TypesInfo.Selections[sel] == nil || c.takesContext(call) {
		return false
	}
	switch x := f.Eval(sel.X); x.Op {
	case ctxflow.Bound:
		return x.EndsWith(v)
	case ctxflow.Group:
		return x.Parent() != nil && x.Parent().EndsWith(v)
	default:
		return v.Op == ctxflow.Accessed && v.Parent() == x
	}
}

// fatal returns the calls of f after whose failure the program ends: what is
// deferred does not run then.
func (c *checker) fatal(f *ctxflow.Func) map[*ast.CallExpr]bool {
	calls := make(map[*ast.CallExpr]bool)
	for n := range f.Nodes((*ast.IfStmt)(nil)) {
		if exit := c.Sums.EndsIn(n.(*ast.IfStmt).Body.List); exit != nil {
			calls[c.Index.FailedCall(exit, f.Body)] = true
		}
	}
	return calls
}
