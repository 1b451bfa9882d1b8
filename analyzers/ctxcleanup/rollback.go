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
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A site is where a clean-up call runs, or is deferred: a point of a function,
// and which of its calls may have failed when control comes there.
type site struct {
	f       *ctxflow.Func
	at      ctxflow.Point
	guarded bool // it runs only when an error is returned
	failed  func(*ast.CallExpr) bool
	opened  *ast.CallExpr // the call whose error opened the branch, if it is known
}

// deferredErrPath checks a deferred call whose context is alive as far as anyone
// can tell: work between the defer and the end of the function takes the same
// context, so that its end is one of the reasons to come to the call.
func (c *checker) deferredErrPath(d *ast.DeferStmt, at ctxflow.Point) {
	c.rollback(d.Call, site{f: c.f, at: at, failed: func(work *ast.CallExpr) bool {
		p, ok := c.f.Locate(work)
		return ok && c.f.Reaches(at, p)
	}})
}

// errPath checks a call on the path that an error opened, in the function
// itself or in a literal that it defers.
func (c *checker) errPath(call *ast.CallExpr, at ctxflow.Point) {
	if failed := c.Index.FailedCall(call, c.f.Body); failed != nil && (c.f.Run != ctxindex.Deferred || c.sameReceiver(call, failed)) {
		c.rollback(call, site{c.f, at, c.returnsFailure(call) || c.secondTry(call), func(work *ast.CallExpr) bool { return work == failed }, failed})
		return
	}
	if c.f.Run != ctxindex.Deferred {
		return
	}
	onError, onSuccess := c.decided(at)
	outer := c.f.ParentFlow()
	if p, ok := outer.Locate(c.f.Func.Node); ok && !onSuccess {
		c.rollback(call, site{f: outer, at: p, guarded: onError, failed: func(work *ast.CallExpr) bool {
			q, ok := outer.Locate(work)
			return ok && outer.Reaches(p, q)
		}})
	}
}

// decided says whether a point of a deferred literal is reached only where some
// error is not nil, or only where one is nil: what runs there is no clean-up
// after a failure.
func (c *checker) decided(at ctxflow.Point) (onError, onSuccess bool) {
	for _, cond := range c.f.Conditions(at) {
		b, ok := cond.Expr.(*ast.BinaryExpr)
		if !ok || !c.TypesInfo.Types[b.Y].IsNil() || !ctxapi.IsError(c.TypesInfo.TypeOf(b.X)) {
			continue
		}
		onError = onError || (b.Op == token.NEQ) == cond.Truth
		onSuccess = onSuccess || (b.Op == token.EQL) == cond.Truth
	}
	return onError, onSuccess
}

// returnsFailure reports whether the branch that a call stands in ends by
// returning something for an error that is not nil, nor what the call returned.
func (c *checker) returnsFailure(call *ast.CallExpr) bool {
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return false
	}
	for up := range cur.Enclosing((*ast.BlockStmt)(nil), (*ast.FuncLit)(nil)) {
		block, ok := up.Node().(*ast.BlockStmt)
		if !ok || len(block.List) == 0 {
			return false
		}
		if ret, ok := block.List[len(block.List)-1].(*ast.ReturnStmt); ok {
			n := len(ret.Results)
			return n == 0 || !c.TypesInfo.Types[ret.Results[n-1]].IsNil()
		}
		if _, ok := up.Parent().Node().(*ast.IfStmt); !ok {
			return false
		}
	}
	return false
}

// secondTry reports whether a call in a deferred literal takes a timeout that the
// literal made, and that the attempt before it may have used up.
func (c *checker) secondTry(call *ast.CallExpr) bool {
	if c.f.Run != ctxindex.Deferred {
		return false
	}
	for _, arg := range call.Args {
		if v := c.f.Eval(arg); v.Op == ctxflow.Derived && v.How.Timed && v.In == c.f {
			return true
		}
	}
	return false
}

// rollback reports a call that undoes what the function has done, where the end
// of its context may be what made that necessary: it then returns immediately,
// and undoes nothing.
func (c *checker) rollback(call *ast.CallExpr, s site) {
	fn := c.Index.Callee(call)
	if fn == nil || ctxapi.Closes(fn.Name()) || c.IsTest(call.Pos()) || !c.dropped(call) {
		return
	}
	for i, arg := range call.Args {
		if !ctxapi.IsContext(c.TypesInfo.TypeOf(arg)) || !c.Sums.Works(call, i) {
			continue
		}
		v := c.f.Eval(arg)
		if !cancellable(v) || c.Life.Life(v).Endless() {
			return
		}
		got := c.acquired(call, v, s)
		if got.call == nil && !s.guarded || !c.undoes(fn, got) {
			return
		}
		if w := c.failing(call, i, v, got, s); w.call != nil {
			if got.named && !(s.guarded && c.cleans(fn)) {
				w.assumes = both(report.CallName(call)+" takes back what "+report.CallName(got.call)+" did", w.assumes)
			}
			c.reportRollback(call, i, got.call, w)
		}
		return
	}
}

// undoes reports whether a function is a clean-up, by what it is known to do or by
// what it takes back.
func (c *checker) undoes(fn *types.Func, got acquisition) bool { return got.pair || c.cleans(fn) }

// cleans reports whether a function is a clean-up, whatever came before it.
func (c *checker) cleans(fn *types.Func) bool {
	fact := c.Sums.Of(fn)
	return c.Index.API.CleansUp(fn) || fact != nil && fact.Cleanup
}

func (c *checker) reportRollback(call *ast.CallExpr, arg int, acquired *ast.CallExpr, w work) {
	ctx := types.ExprString(call.Args[arg])
	related := []analysis.RelatedInformation{report.Related(w.call, "%s", w.why(ctx))}
	if acquired != nil {
		related = append([]analysis.RelatedInformation{report.Related(acquired, "this does what %s undoes", report.CallName(call))}, related...)
	}
	message := fmt.Sprintf("%s may have failed because %s is done", report.CallName(w.call), ctx)
	if w.apart {
		message = fmt.Sprintf("%s may be done by the time that %s fails", ctx, report.CallName(w.call))
	}
	c.Report(report.Finding{
		Category: "rollback",
		At:       call.Args[arg],
		Message: fmt.Sprintf("%[1]s, and then %[3]s returns immediately and undoes nothing; derive a new context: context.WithTimeout(context.WithoutCancel(%[2]s), …)",
			message, ctx, report.CallName(call)),
		Assumes: w.assumes,
		Needs:   report.MayEnd(c.f.Eval(call.Args[arg])),
		Related: related,
		Fix:     c.detach(call, arg),
	})
}

// dropped reports whether nothing comes of a call but an error: who asks for
// more, or returns what the call returns, calls it for its own sake.
func (c *checker) dropped(call *ast.CallExpr) bool {
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return false
	}
	switch n := cur.Parent().Node().(type) {
	case *ast.ExprStmt, *ast.DeferStmt, *ast.CallExpr: // an argument of errors.Join
		return true
	case *ast.AssignStmt:
		for _, lhs := range n.Lhs {
			if !ctxindex.IsBlank(lhs) && !ctxapi.IsError(c.TypesInfo.TypeOf(lhs)) {
				return false
			}
		}
		return true
	}
	return false
}

// cancellable reports whether v can end: it comes from a parameter, or has a
// deadline of its own.
func cancellable(v *ctxflow.Value) bool {
	return v.EndsWithAny(func(w *ctxflow.Value) bool { return w.Op == ctxflow.Param || w.Op == ctxflow.Derived && w.How.Timed })
}
