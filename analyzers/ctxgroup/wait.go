package ctxgroup

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// nowait reports a group that was given work and is never waited for. A group
// that is handed on may be waited for elsewhere.
func (c *checker) nowait() {
	g := c.g
	if g.started == nil || len(g.waits) > 0 || g.escapes || g.made > 1 {
		return
	}
	c.Report(report.Finding{
		Category: "nowait",
		At:       g.id,
		Message:  fmt.Sprintf("%s.Wait is never called, so the errors of its goroutines are lost and they may outlive %s; call %s.Wait()", g.v.Name(), place(g.f), g.v.Name()),
		Related:  []analysis.RelatedInformation{report.Related(g.started, "started here")},
	})
}

func place(f *ctxflow.Func) string {
	if f.Obj != nil {
		return f.Obj.Name()
	}
	return "the function"
}

// afterWait reports work under the group's context after Wait, which ends it
// even if no goroutine failed.
func (c *checker) afterWait() {
	for f := range c.g.f.Func.All() {
		fl := c.Flow.Of(f)
		for _, call := range f.Calls {
			for _, i := range contextArgs(c.Index, call.Expr) {
				death := c.deathOf(fl, fl.Eval(call.Expr.Args[i]), call.Expr)
				if death != nil && death.Reason == ctxflow.Waited && death.Value == c.g.value {
					c.dead(fl, call.Expr, i, death)
					break
				}
			}
			c.session(fl, call.Expr)
		}
	}
}

// session reports the end of a transaction that was begun under the group's
// context: database/sql has rolled it back when Wait returned.
func (c *checker) session(f *ctxflow.Func, call *ast.CallExpr) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || !ctxapi.Commits(c.Index.Callee(call)) {
		return
	}
	tx := f.Eval(sel.X)
	death := c.deathOf(f, tx, call)
	if death == nil || death.Reason != ctxflow.Waited || death.Value != c.g.value || tx.Node == nil {
		return
	}
	c.Report(report.Finding{
		Category: "afterwait",
		At:       call,
		Message: fmt.Sprintf("%s was begun under the group's context, which was canceled when %s.Wait returned on line %d, so %s fails: the transaction is rolled back; begin it under the context that the group is derived from",
			types.ExprString(sel.X), c.g.v.Name(), c.line(death.Node), report.CallName(call)),
		Related: []analysis.RelatedInformation{
			report.Related(death.Node, "Wait cancels the group's context here"),
			report.Related(tx.Node, "begun here"),
		},
	})
}

// deathOf returns what ends v before a call runs.
func (c *checker) deathOf(f *ctxflow.Func, v *ctxflow.Value, call *ast.CallExpr) *ctxflow.Death {
	if deferred := c.deferred(call); deferred != nil {
		return ctxflow.Kills(f.DeadAtDefer(deferred), v)
	}
	at, ok := f.Locate(call)
	if !ok {
		return nil
	}
	return f.DeadAt(v, at)
}

func (c *checker) dead(f *ctxflow.Func, call *ast.CallExpr, i int, death *ctxflow.Death) {
	if !c.Sums.Works(call, i) || c.Sums.Asks(call, i) || c.derivedLate(f, call.Args[i]) {
		return
	}
	ctx := types.ExprString(call.Args[i])
	c.Report(report.Finding{
		Category: "afterwait",
		At:       call.Args[i],
		Message: fmt.Sprintf("%s was canceled when %s.Wait returned on line %d, with or without an error, so %s returns immediately; %s",
			ctx, c.g.v.Name(), c.line(death.Node), c.Work(call), c.remedy(call)),
		Related: []analysis.RelatedInformation{
			report.Related(death.Node, "Wait cancels the group's context here"),
			report.Related(c.g.call, "the context comes from here"),
		},
		Fix: c.useParent(f, call.Args[i]),
	})
}

// derivedLate reports whether a context was derived, with a timeout, after
// Wait: that derivation is the finding.
func (c *checker) derivedLate(f *ctxflow.Func, arg ast.Expr) bool {
	v := f.Eval(arg)
	call, ok := v.Node.(*ast.CallExpr)
	return v.Op == ctxflow.Derived && v != c.g.value && ok && v.How.Timed && v.In != nil && v.Parent() != nil && ended(v.In, v.Parent(), call)
}

// remedy says what to write: the parent's name, or, where the group's context
// has taken it, how to keep both.
func (c *checker) remedy(at ast.Node) string {
	if name := c.parentName(at); name != "" {
		return "pass " + name
	}
	if c.g.ctx == nil {
		return "pass the context that the group is derived from"
	}
	return fmt.Sprintf("name the group's context gctx on line %d, so that %s stays the caller's", c.line(c.g.call), c.g.ctx.Name())
}

// parentName returns the name of the group's parent context if it can be used
// at a node for the same context.
func (c *checker) parentName(at ast.Node) string {
	id, ok := ast.Unparen(c.g.arg).(*ast.Ident)
	if !ok {
		return ""
	}
	v, ok := c.Index.Info.ObjectOf(id).(*types.Var)
	if !ok || v == c.g.ctx || !ctxlife.Visible(c.Index, v, at.Pos()) {
		return ""
	}
	f := c.Index.Enclosing(at)
	if f == nil || c.Flow.Of(f).ValueAt(v, at.Pos()) != c.g.parent {
		return ""
	}
	return v.Name()
}

// lostError reports the group's context asked for the error that the function
// returns. It says no more than that something failed, or, after Wait, says so
// even if nothing did.
func (c *checker) lostError() {
	f := c.g.f
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			for _, e := range n.Results {
				if call := c.asked(e); call != nil {
					c.reportError(n, call)
				}
			}
		}
		return true
	})
}

// leaves reports a return between Go and Wait with the error of a call that was
// given the group's context: it says that something ended the group, and what
// did is lost. The goroutines go on without anybody who waits.
func (c *checker) leaves() {
	g := c.g
	if g.started == nil || g.escapes || g.made > 1 || len(g.waits) == 0 {
		return
	}
	begun, ok := g.f.Locate(g.started)
	for n := range g.f.Nodes((*ast.ReturnStmt)(nil)) {
		ret := n.(*ast.ReturnStmt)
		at, located := g.f.Locate(ret)
		if !ok || !located || !g.f.Reaches(begun, at) || c.waited(at) {
			continue
		}
		for _, e := range ret.Results {
			call, assumes := c.failed(e, ret)
			if call == nil {
				continue
			}
			c.Report(report.Finding{
				Category: "err",
				Assumes:  assumes,
				At:       e,
				Message: fmt.Sprintf("once a goroutine of %s fails, the error of %s hides the group's, and nothing waits for the others; return the error of %s.Wait()",
					g.v.Name(), report.CallName(call), g.v.Name()),
				Related: []analysis.RelatedInformation{report.Related(call, "gets the group's context"), report.Related(g.started, "started here")},
			})
		}
	}
}

// waited reports whether a way to a point passes Wait, or one is deferred.
func (c *checker) waited(at ctxflow.Point) bool {
	for _, wait := range c.g.waits {
		p, ok := c.g.f.Locate(wait)
		if !ok || c.Index.Enclosing(wait) != c.g.f.Func || c.g.f.Reaches(p, at) {
			return true
		}
		if _, deferred := c.g.f.Syntax(p).(*ast.DeferStmt); deferred {
			return true
		}
	}
	return false
}

// failed returns the call, given the group's context, whose error e is, and what
// has to be assumed of it.
func (c *checker) failed(e ast.Expr, at ast.Node) (*ast.CallExpr, string) {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok || !ctxapi.IsError(c.Index.Info.TypeOf(e)) {
		return nil, ""
	}
	v, ok := c.Index.Info.Uses[id].(*types.Var)
	if !ok {
		return nil, ""
	}
	call := c.Index.LastCall(v, c.g.f.Body, at.Pos())
	if call == nil || c.Index.Enclosing(call) != c.g.f.Func {
		return nil, ""
	}
	for _, i := range contextArgs(c.Index, call) {
		if c.g.f.Eval(call.Args[i]).EndsWith(c.g.value) && c.Sums.Waits(call, i) == ctxsummary.Yes {
			return call, c.Sums.Assumes(call, i)
		}
	}
	return nil, ""
}

// asked returns the call of Err on the group's context that e is.
func (c *checker) asked(e ast.Expr) *ast.CallExpr {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || len(call.Args) > 0 || !ctxapi.IsError(c.Index.Info.TypeOf(e)) {
		return nil // context.Cause tells what the group's error is
	}
	if v := c.g.f.Eval(call); v.Op != ctxflow.Err || v.Parent() != c.g.value {
		return nil
	}
	return call
}

func (c *checker) reportError(ret *ast.ReturnStmt, call *ast.CallExpr) {
	g, ctx := c.g, types.ExprString(call)
	at, ok := g.f.Locate(ret)
	if !ok || g.escapes || len(g.waits) == 0 {
		return // someone else may wait, and tell
	}
	message := fmt.Sprintf("%s hides the error that canceled the group; return the error of %s.Wait()", ctx, g.v.Name())
	related := report.Related(g.call, "the context comes from here")
	for _, wait := range g.waits {
		p, ok := g.f.Locate(wait)
		if !ok || !g.f.Dominates(p, at) || c.Index.Enclosing(wait) != g.f.Func {
			continue
		}
		if _, isDefer := g.f.Syntax(p).(*ast.DeferStmt); isDefer {
			continue
		}
		if g.f.DeadAt(g.value, p) != nil {
			return // it had ended before Wait, which found no other error
		}
		message = fmt.Sprintf("%s is never nil after %s.Wait, which cancels the context even if nothing failed; return the error of %s.Wait()", ctx, g.v.Name(), g.v.Name())
		related = report.Related(wait, "Wait cancels the group's context here")
	}
	c.Report(report.Finding{Category: "err", At: call, Message: message, Related: []analysis.RelatedInformation{related}})
}
