package ctxtime

import (
	"fmt"
	"go/ast"
	"go/types"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// longer looks for a timeout that can't come, because a shorter one is around
// it in the same function.
func (c *checker) longer(call *ast.CallExpr) {
	f := c.Index.Enclosing(call)
	if f == nil || len(call.Args) < 2 || !c.Enabled("budget") {
		return
	}
	own, ok := c.constant(call.Args[1])
	if !ok {
		return
	}
	if outer, d := c.shorter(c.Flow.Of(f).Eval(call.Args[0]), own); outer != nil {
		c.Report(report.Finding{
			Category: "budget",
			Assumes:  "the longer timeout is meant",
			At:       call.Args[1],
			Message:  fmt.Sprintf("this timeout of %s never expires, because the parent context is done after %s; derive it from an earlier context, or remove it", own, d),
			Related:  []analysis.RelatedInformation{report.Related(outer, "done after %s", d)},
		})
	}
}

// shorter returns the timeout among those around a context that is the first to
// come, if that is before some time.
func (c *checker) shorter(v *ctxflow.Value, than time.Duration) (first *ast.CallExpr, after time.Duration) {
	for ; v != nil && v.Op == ctxflow.Derived; v = v.Parent() {
		outer, ok := v.Node.(*ast.CallExpr)
		if !ok || !isTimed(v.How) || len(outer.Args) < 2 {
			continue
		}
		if d, ok := c.constant(outer.Args[1]); ok && d > 0 && d < than {
			first, after, than = outer, d, d
		}
	}
	return first, after
}

// ticks looks for selects in which a tick or timer, made after a context with a
// timeout, can only come when the context is done.
func (c *checker) ticks(f *ctxindex.Func) {
	if !c.Enabled("budget") || !f.Has((*ast.SelectStmt)(nil)) {
		return
	}
	flow := c.Flow.Of(f)
	for _, arm := range flow.DoneArms() {
		for _, stmt := range arm.Select.Body.List {
			made := c.timer(f, stmt.(*ast.CommClause))
			if made == nil {
				continue
			}
			period, ok := c.constant(made.Args[0])
			if !ok {
				continue
			}
			if outer, d := c.shorter(arm.Ctx, period); outer != nil && outer.Pos() < made.Pos() {
				c.Report(report.Finding{
					Category: "budget",
					At:       arm.Recv,
					Message:  fmt.Sprintf("the context is done after %s, before the first tick after %s, so the tick's case never runs; use a context without this timeout", d, period),
					Related:  []analysis.RelatedInformation{report.Related(outer, "done after %s", d), report.Related(made, "ticks after %s", period)},
				})
				break
			}
		}
	}
}

// timer returns the call that made the timer which a clause waits for: it stands there, or
// is the one that a variable of the function has been assigned.
func (c *checker) timer(f *ctxindex.Func, clause *ast.CommClause) *ast.CallExpr {
	var x ast.Expr
	switch s := clause.Comm.(type) {
	case *ast.ExprStmt:
		x = s.X
	case *ast.AssignStmt:
		x = s.Rhs[0]
	}
	recv, ok := x.(*ast.UnaryExpr)
	if !ok {
		return nil
	}
	call, ok := ast.Unparen(recv.X).(*ast.CallExpr)
	if sel, isSel := ast.Unparen(recv.X).(*ast.SelectorExpr); isSel {
		id, _ := sel.X.(*ast.Ident)
		v, _ := c.TypesInfo.Uses[id].(*types.Var)
		if v == nil || v.IsField() || v.Parent() == c.Pkg.Scope() {
			return nil
		}
		for in := f; in != nil && call == nil; in = in.Parent {
			call = c.Index.LastCall(v, in.Body, recv.Pos())
		}
		ok = call != nil
	}
	if !ok || len(call.Args) != 1 {
		return nil
	}
	fn := c.Index.Callee(call)
	for _, name := range []string{"After", "NewTimer", "NewTicker", "Tick"} {
		if ctxapi.IsFunc(fn, "time", name) {
			return call
		}
	}
	return nil
}
