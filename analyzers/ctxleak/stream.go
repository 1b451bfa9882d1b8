package ctxleak

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// streams reports what a function opens for its own use under its caller's
// context, and leaves open when it returns before that ends: the client's end of
// a gRPC stream, or a subscription to a channel of its own. Only the end of a
// context, or of the other side, lets go of either.
func (c *checker) streams(f *ctxindex.Func) {
	if c.IsTest(f.Body.Pos()) {
		return
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.AssignStmt:
			c.opened(f, n)
		case *ast.ExprStmt:
			if call, ok := n.X.(*ast.CallExpr); ok {
				c.subscribed(f, call)
			}
		}
		return true
	})
}

// opened checks: stream, err := client.Stream(ctx).
func (c *checker) opened(f *ctxindex.Func, as *ast.AssignStmt) {
	if len(as.Rhs) != 1 || len(as.Lhs) != 2 {
		return
	}
	call, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr)
	id, ok2 := as.Lhs[0].(*ast.Ident)
	if !ok || !ok2 {
		return
	}
	v, ok := c.TypesInfo.ObjectOf(id).(*types.Var)
	if !ok || v.IsField() || !ctxapi.IsClientStream(v.Type()) || !c.onlyUsed(f, v) {
		return
	}
	flow := c.Flow.Of(f)
	arg := c.callersContext(flow, call)
	if arg == nil || c.goesOn(flow, v) {
		return
	}
	exit := c.leavesOpen(flow, as, func(ret ast.Node) bool {
		failed := c.Index.FailedCall(ret, f.Body)
		if failed == nil || failed == call {
			return failed == call
		}
		fn := c.Index.Callee(failed)
		return fn != nil && strings.HasPrefix(fn.Name(), "Recv") && c.operand(failed) == v
	})
	if exit == nil {
		return
	}
	c.Report(report.Finding{
		Category: "owner",
		At:       call,
		Message: fmt.Sprintf("the stream leaks until %s is done if this function returns before the other side closes it; open it with a context of its own and defer its cancel",
			types.ExprString(arg)),
		Related: []analysis.RelatedInformation{report.Related(exit, "returns here")},
	})
}

// subscribed checks: hub.Subscribe(ctx, ch).
func (c *checker) subscribed(f *ctxindex.Func, call *ast.CallExpr) {
	fn := c.Index.Callee(call)
	if fn == nil || !strings.HasPrefix(fn.Name(), "Subscribe") && !strings.HasPrefix(fn.Name(), "Watch") {
		return
	}
	ch := ""
	for _, a := range call.Args {
		id, ok := ast.Unparen(a).(*ast.Ident)
		if !ok {
			continue
		}
		v, ok := c.TypesInfo.Uses[id].(*types.Var)
		if !ok || v.IsField() || v.Parent() == c.Pkg.Scope() || v.Pos() < f.Body.Pos() || v.Pos() > f.Body.End() {
			continue
		}
		if _, ok := v.Type().Underlying().(*types.Chan); ok {
			ch = v.Name()
		}
	}
	flow := c.Flow.Of(f)
	arg := c.callersContext(flow, call)
	if ch == "" || arg == nil {
		return
	}
	exit := c.leavesOpen(flow, call, func(ast.Node) bool { return false })
	if exit == nil {
		return
	}
	c.Report(report.Finding{
		Category: "owner",
		At:       call,
		Message: fmt.Sprintf("the subscription leaks until %s is done if this function returns earlier, and nothing receives from %s then; subscribe with a context of its own and defer its cancel",
			types.ExprString(arg), ch),
		Related: []analysis.RelatedInformation{report.Related(exit, "returns here")},
	})
}

// callersContext returns the argument of a call that is the caller's context, or
// that of a request or stream of the caller, with no end of the function's own.
func (c *checker) callersContext(f *ctxflow.Func, call *ast.CallExpr) ast.Expr {
	for _, arg := range call.Args {
		if !c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) {
			continue
		}
		v := f.Eval(arg)
		for v.Op == ctxflow.Accessed && v.Parent() != nil {
			v = v.Parent()
		}
		if v.Op == ctxflow.Param && v.In == f {
			return arg
		}
		return nil
	}
	return nil
}

// leavesOpen returns a return of the function, behind a node, that is neither
// excused nor one of those that the end of a context opens.
func (c *checker) leavesOpen(f *ctxflow.Func, node ast.Node, excused func(ast.Node) bool) ast.Node {
	from, ok := f.Locate(node)
	if !ok {
		return nil
	}
	for _, exit := range f.Exits() {
		ret, ok := f.Syntax(exit).(*ast.ReturnStmt)
		if !ok || !f.Reaches(from, exit) || excused(ret) {
			continue
		}
		done := false
		for _, arm := range f.DoneArms() {
			done = done || f.Dominates(ctxflow.Point{Block: int(arm.Body.Index), Node: 0}, exit)
		}
		if !done {
			return ret
		}
	}
	return nil
}

// onlyUsed reports whether a function does nothing with a stream but to call its
// methods, in literals too, and none that waits for its end.
func (c *checker) onlyUsed(f *ctxindex.Func, v *types.Var) bool {
	body, ok := c.Index.Cursor(f.Body)
	if !ok {
		return false
	}
	for cur := range body.Preorder((*ast.Ident)(nil)) {
		if c.TypesInfo.Uses[cur.Node().(*ast.Ident)] != v {
			continue
		}
		sel, ok := cur.Parent().Node().(*ast.SelectorExpr)
		if !ok || sel.Sel.Name == "CloseAndRecv" {
			return false
		}
		if call, ok := cur.Parent().Parent().Node().(*ast.CallExpr); !ok || call.Fun != ast.Expr(sel) {
			return false
		}
	}
	return true
}

// goesOn reports whether a goroutine works with a stream that the function does
// not wait for: it is not for the function to end it.
func (c *checker) goesOn(f *ctxflow.Func, v *types.Var) bool {
	for _, s := range c.Life.Spawns(f) {
		if c.Life.After(s.In, s.At) == ctxlife.Waits {
			continue
		}
		found := false
		ast.Inspect(s.Node, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			found = found || ok && c.TypesInfo.Uses[id] == v
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

// operand returns the variable that a method is called on.
func (c *checker) operand(call *ast.CallExpr) *types.Var {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	id, ok := ast.Unparen(sel.X).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := c.TypesInfo.Uses[id].(*types.Var)
	return v
}
