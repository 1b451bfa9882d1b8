package ctxcleanup

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// deferredErrPath checks a deferred clean-up call whose context is alive as far
// as anyone can tell: work between the defer and the end of the function takes
// the same context, so that its end is one of the reasons to come to the
// clean-up.
func (c *checker) deferredErrPath(d *ast.DeferStmt, at ctxflow.Point) {
	c.release(d.Call, c.f, at, func(work *ast.CallExpr) bool {
		p, ok := c.f.Locate(work)
		return ok && c.f.Reaches(at, p)
	})
}

// errPath checks a clean-up call on the path that an error opened, in the
// function itself or in a literal that it defers.
func (c *checker) errPath(call *ast.CallExpr, at ctxflow.Point) {
	if c.f.Run == ctxindex.Deferred {
		if c.onSuccess(at) {
			return
		}
		outer := c.f.ParentFlow()
		if p, ok := outer.Locate(c.f.Func.Node); ok {
			c.release(call, outer, p, func(work *ast.CallExpr) bool {
				q, ok := outer.Locate(work)
				return ok && outer.Reaches(p, q)
			})
		}
		return
	}
	if failed := c.x.FailedCall(call, c.f.Body); failed != nil {
		c.release(call, c.f, at, func(work *ast.CallExpr) bool { return work == failed })
	}
}

// onSuccess reports whether a point of a deferred literal is reached only where
// some error is nil: what runs there is no clean-up after a failure.
func (c *checker) onSuccess(at ctxflow.Point) bool {
	for _, cond := range c.f.Conditions(at) {
		b, ok := cond.Expr.(*ast.BinaryExpr)
		if !ok || !c.pass.TypesInfo.Types[b.Y].IsNil() || !ctxapi.IsError(c.pass.TypesInfo.TypeOf(b.X)) {
			continue
		}
		if b.Op == token.EQL && cond.Truth || b.Op == token.NEQ && !cond.Truth {
			return true
		}
	}
	return false
}

// release reports a clean-up call that runs, or is deferred, at a point of f,
// if the resource was acquired with the same context before, and work with it
// may have failed by its end.
func (c *checker) release(call *ast.CallExpr, f *ctxflow.Func, at ctxflow.Point, failed func(*ast.CallExpr) bool) {
	fn := c.x.Callee(call)
	if fn == nil || !c.releases(fn) || c.pass.IsTest(call.Pos()) {
		return
	}
	for i, arg := range call.Args {
		if !ctxapi.IsContext(c.pass.TypesInfo.TypeOf(arg)) || c.sums.Waits(call, i) != ctxsummary.Yes {
			continue
		}
		v := c.f.Eval(arg)
		if !cancellable(v) {
			return
		}
		acquired := c.acquired(call, v, f, at)
		if acquired == nil {
			return
		}
		for _, w := range c.workCalls(f) {
			if w.fn != fn && w.call != acquired && w.ctx == v && failed(w.call) {
				c.reportRelease(call, i, acquired, w.call)
				return
			}
		}
		return
	}
}

func (c *checker) reportRelease(call *ast.CallExpr, arg int, acquired, work *ast.CallExpr) {
	ctx := types.ExprString(call.Args[arg])
	c.pass.Report(report.Finding{
		Category: "errpath",
		At:       call.Args[arg],
		Message: fmt.Sprintf("%s may be what ended when %s failed, and then %s gives up at once and releases nothing; pass context.WithoutCancel(%s) with a timeout of its own",
			ctx, report.CallName(work), report.CallName(call), ctx),
		Related: []analysis.RelatedInformation{
			report.Related(acquired, "acquired with %s here", ctx),
			report.Related(work, "fails when %s ends", ctx),
		},
		Fix: c.detach(call, arg),
	})
}

// releases reports whether a function, by its name or directive, undoes what
// was acquired, where only its success does so: it can fail. Closing is left
// out, because what is closed is this program's own, and is let go of even if
// the other side is not told.
func (c *checker) releases(fn *types.Func) bool {
	if fact := c.sums.Of(fn); fact != nil && fact.Cleanup {
		return true
	}
	return ctxapi.CleansUp(fn.Name()) && !ctxapi.Closes(fn.Name()) && returnsError(fn.Signature())
}

// cancellable reports whether somebody can end v: it comes from a parameter.
func cancellable(v *ctxflow.Value) bool {
	for _, o := range v.Origins() {
		if o.Op != ctxflow.Param {
			return false
		}
	}
	return v.Op != ctxflow.Detached
}

// A work is a call that can fail because its context ended.
type work struct {
	call *ast.CallExpr
	fn   *types.Func
	ctx  *ctxflow.Value
}

// workCalls returns the calls of f that observe a context and return an error.
func (c *checker) workCalls(f *ctxflow.Func) []work {
	var works []work
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
			return false
		case *ast.CallExpr:
			if !returnsError(c.x.Signature(n)) {
				break
			}
			for i, arg := range n.Args {
				if ctxapi.IsContext(c.pass.TypesInfo.TypeOf(arg)) && c.sums.Waits(n, i) == ctxsummary.Yes {
					works = append(works, work{n, c.x.Callee(n), f.Eval(arg)})
					break
				}
			}
		}
		return true
	})
	return works
}

func returnsError(sig *types.Signature) bool {
	if sig == nil || sig.Results().Len() == 0 {
		return false
	}
	return ctxapi.IsError(sig.Results().At(sig.Results().Len() - 1).Type())
}

// acquired returns the call that acquired what a clean-up call releases: it
// took the same context, comes before on every way, and its result, or its
// receiver with the same argument, is what the clean-up names.
func (c *checker) acquired(cleanup *ast.CallExpr, v *ctxflow.Value, f *ctxflow.Func, at ctxflow.Point) *ast.CallExpr {
	named := c.variables(cleanup)
	var found *ast.CallExpr
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if _, lit := n.(*ast.FuncLit); lit || found != nil {
			return false
		}
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Rhs) != 1 {
			return true
		}
		call, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr)
		if !ok || call == cleanup {
			return true
		}
		p, ok := f.Locate(as)
		if !ok || p == at || !f.Dominates(p, at) || !c.given(f, call, v) {
			return true
		}
		for _, lhs := range as.Lhs {
			if id, ok := lhs.(*ast.Ident); ok {
				if obj, ok := c.pass.TypesInfo.ObjectOf(id).(*types.Var); ok && named[obj] && !ctxapi.IsError(obj.Type()) && !ctxapi.IsContext(obj.Type()) {
					found = call
				}
			}
		}
		return found == nil
	})
	return found
}

// given reports whether a call takes the context v.
func (c *checker) given(f *ctxflow.Func, call *ast.CallExpr, v *ctxflow.Value) bool {
	for _, arg := range call.Args {
		if ctxapi.IsContext(c.pass.TypesInfo.TypeOf(arg)) && f.Eval(arg) == v {
			return true
		}
	}
	return false
}

// variables returns the variables that a call names: its receiver's and those
// of its arguments.
func (c *checker) variables(call *ast.CallExpr) map[*types.Var]bool {
	vars := make(map[*types.Var]bool)
	ast.Inspect(call, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := c.pass.TypesInfo.Uses[id].(*types.Var); ok && !v.IsField() {
				vars[v] = true
			}
		}
		return true
	})
	return vars
}
