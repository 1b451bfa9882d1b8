package ctxerr

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// swallowed looks for the places where a function that was stopped returns as
// if it had finished. Where nothing but the end of the context makes it return
// without an error, nil means just that, and callers can tell.
func (c *checker) swallowed(f *ctxindex.Func) {
	n := f.Sig.Results().Len()
	if n == 0 || !ctxapi.IsError(f.Sig.Results().At(n-1).Type()) || c.IsTest(f.Body.Pos()) {
		return
	}
	nils := c.nilReturns(f)
	if len(nils) < 2 {
		return
	}
	flow := c.Flow.Of(f)
	type stop struct {
		at    ast.Node
		ctx   ast.Expr
		value *ctxflow.Value
	}
	stops, under := make(map[*ast.ReturnStmt]stop), make(map[*ast.ReturnStmt]bool)
	within := func(n ast.Node, at ast.Node, ctx ast.Expr, v *ctxflow.Value) {
		for _, ret := range nils {
			if n.Pos() <= ret.Pos() && ret.End() <= n.End() {
				under[ret] = true
				if c.unconditional(ret, n) {
					stops[ret] = stop{at, ctx, v}
				}
			}
		}
	}
	ended := make(map[*ctxflow.Value]bool)
	for _, arm := range flow.DoneArms() {
		ended[arm.Ctx] = true
		if arm.Ctx.Op != ctxflow.Accessed { // the peer of a request or stream has gone, and reads no error
			within(arm.Clause, arm.Recv, asked(arm.Recv.X), arm.Ctx)
		}
	}
	for _, branch := range flow.ErrBranches() {
		ended[branch.Ctx] = true
		if branch.Ctx.Op != ctxflow.Accessed {
			within(branch.If.Body, branch.Cond, asked(branch.Err), branch.Ctx)
		}
	}
	finished := slices.IndexFunc(nils, func(ret *ast.ReturnStmt) bool {
		return !under[ret] && !deadAt(flow, ended, ret)
	})
	if finished < 0 || len(stops) == 0 || c.agreed(f, 4) {
		return
	}
	for _, ret := range nils {
		s, ok := stops[ret]
		if !ok || c.toldApart(ret, nils[finished]) {
			continue
		}
		last := ret.Results[n-1]
		name, wrote := "the context", "its error"
		var fix *report.Fix
		if s.ctx != nil {
			name = types.ExprString(s.ctx)
			wrote = name + ".Err()"
			fix = &report.Fix{Message: "return " + wrote, Edits: []edit.Text{edit.Replace(last, wrote)}}
		}
		found := report.Finding{
			Category: "swallow",
			At:       last,
			Message:  fmt.Sprintf("%s is done here, but returning nil tells the caller that the work succeeded; return %s", name, wrote),
			Assumes:  "the caller takes nil for success",
			Related: []analysis.RelatedInformation{
				report.Related(s.at, "%s is done", name),
				report.Related(nils[finished], "returns nil for finished work"),
			},
			Fix: fix,
		}
		if f.Run == ctxindex.Passed && c.Index.API.Walks(c.Index.Callee(f.Call)) {
			walk := report.CallName(f.Call)
			found.Message = fmt.Sprintf("%s is done here, but returning nil makes %s go on with the next file; return %s", name, walk, wrote)
			found.Assumes, found.Needs = "", report.MayEnd(s.value)
		}
		c.Report(found)
	}
}

// unconditional reports whether nothing else decides, within the arm or branch
// for the end of a context, that a statement is reached: not, for one, that the
// result has come as well.
func (c *checker) unconditional(ret *ast.ReturnStmt, within ast.Node) bool {
	cur, ok := c.Index.Cursor(ret)
	if !ok {
		return false
	}
	for cur = cur.Parent(); cur.Node() != within; cur = cur.Parent() {
		if _, block := cur.Node().(*ast.BlockStmt); !block {
			return false
		}
	}
	return true
}

// toldApart reports whether a boolean beside the error tells two returns apart.
func (c *checker) toldApart(a, b *ast.ReturnStmt) bool {
	for i, x := range a.Results {
		v, w := c.TypesInfo.Types[x].Value, c.TypesInfo.Types[b.Results[i]].Value
		if v != nil && w != nil && v.Kind() == constant.Bool && w.Kind() == constant.Bool && v != w {
			return true
		}
	}
	return false
}

// agreed reports whether nil is what whoever runs f expects at the end of its
// context: it is a goroutine of a group, which keeps the first error; it is
// only given to others as a value, as the loops of services are; or each caller
// asks or ends a context itself, or returns what f returns and is such a function.
// Callers that are not in view may do as much: that is for its documentation to say.
func (c *checker) agreed(f *ctxindex.Func, depth int) bool {
	if f.Run == ctxindex.Passed {
		sel, ok := ast.Unparen(f.Call.Fun).(*ast.SelectorExpr)
		return ok && ctxapi.IsGroup(c.TypesInfo.TypeOf(sel.X))
	}
	if f.Obj == nil || depth == 0 {
		return false
	}
	called := false
	for _, g := range c.Index.Funcs {
		for _, call := range g.Calls {
			if call.Fn == nil || call.Fn.Origin() != f.Obj {
				continue
			}
			called = true
			asks := false
			for in := g; in != nil; in = in.Parent {
				asks = asks || len(c.Flow.Of(in).DoneArms())+len(c.Flow.Of(in).ErrBranches()) > 0
			}
			asks = asks || c.endsIt(call.Expr)
			if !asks && !(c.returned(call.Expr) && c.agreed(g, depth-1)) {
				return false
			}
		}
	}
	for _, used := range c.TypesInfo.Uses {
		called = called || used == f.Obj
	}
	return called || f.Obj.Exported()
}

// endsIt reports whether the caller itself cancels the context that a call is
// given, elsewhere than in a defer statement: the end is how the work is to end.
func (c *checker) endsIt(call *ast.CallExpr) bool {
	f := c.Index.Enclosing(call)
	for _, arg := range call.Args {
		if f == nil || !c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) {
			continue
		}
		for v := c.Flow.Of(f).Eval(arg); v.Op == ctxflow.Derived && v.How.Known && v.Parent() != nil; v = v.Parent() {
			if cancel := c.cancelOf(v); cancel != nil && !c.deferredOnly(cancel) {
				return true
			}
		}
	}
	return false
}

// deadAt reports whether one of the contexts has ended at a statement, other
// than in an arm or branch for it.
func deadAt(flow *ctxflow.Func, ctxs map[*ctxflow.Value]bool, at ast.Node) bool {
	point, ok := flow.Locate(at)
	if !ok {
		return true // nothing comes there
	}
	for ctx := range ctxs {
		if flow.DeadAt(ctx, point) != nil {
			return true
		}
	}
	return false
}

// nilReturns returns the statements of f, but not of literals in it, that
// return nil for an error.
func (c *checker) nilReturns(f *ctxindex.Func) []*ast.ReturnStmt {
	var nils []*ast.ReturnStmt
	n := f.Sig.Results().Len()
	for node := range f.Nodes((*ast.ReturnStmt)(nil)) {
		if ret := node.(*ast.ReturnStmt); len(ret.Results) == n && c.TypesInfo.Types[ret.Results[n-1]].IsNil() {
			nils = append(nils, ret)
		}
	}
	return nils
}

// asked returns the context in ctx.Done() or ctx.Err(), or nil.
func asked(e ast.Expr) ast.Expr {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && len(call.Args) == 0 {
			switch ast.Unparen(sel.X).(type) {
			case *ast.Ident, *ast.SelectorExpr:
				return sel.X
			}
		}
	}
	return nil
}
