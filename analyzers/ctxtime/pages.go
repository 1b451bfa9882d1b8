package ctxtime

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// pages reports a timeout that all turns of a loop share, of which each makes a
// request: one for the next page, by a token that the last one returned, or
// one behind the Next of an iterator that was made with the context.
func (c *checker) pages(flow *ctxflow.Func, made *ast.CallExpr, v *ctxflow.Value) {
	start, ok := flow.Locate(made)
	if !ok {
		return
	}
	iterators := make(map[*types.Var]bool)
	var where ast.Node
	ast.Inspect(flow.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.AssignStmt:
			c.iterators(flow, n, v, iterators)
		case *ast.ForStmt:
			at, ok := flow.Locate(firstOf(n))
			if where == nil && ok && n.Pos() > made.Pos() && flow.Dominates(start, at) {
				if call := c.nextPage(flow, n, v, iterators); call != nil {
					where = call
				}
			}
		}
		return where == nil
	})
	if where == nil {
		return
	}
	c.pass.Report(report.Finding{
		Category: "pages",
		At:       made,
		Message:  fmt.Sprintf("one timeout for all pages that the loop on line %d fetches: a list that is long enough always fails; give each page one of its own", c.pass.Fset.Position(where.Pos()).Line),
		Related:  []analysis.RelatedInformation{report.Related(where, "fetches under the same timeout, turn after turn")},
	})
}

// firstOf returns the first node of a loop's turn.
func firstOf(loop *ast.ForStmt) ast.Node {
	if loop.Cond != nil {
		return loop.Cond
	}
	if len(loop.Body.List) > 0 {
		return loop.Body.List[0]
	}
	return loop
}

// iterators notes the variables that are assigned an iterator by a call which
// is given the context.
func (c *checker) iterators(flow *ctxflow.Func, as *ast.AssignStmt, v *ctxflow.Value, found map[*types.Var]bool) {
	call, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr)
	if !ok || len(as.Rhs) != 1 || !c.given(flow, call, v) {
		return
	}
	id, ok := as.Lhs[0].(*ast.Ident)
	if !ok {
		return
	}
	if it, ok := c.pass.TypesInfo.ObjectOf(id).(*types.Var); ok && isIterator(it.Type()) {
		found[it] = true
	}
}

// given reports whether a call has a context, or one derived from it, as an
// argument.
func (c *checker) given(flow *ctxflow.Func, call *ast.CallExpr, v *ctxflow.Value) bool {
	for _, arg := range call.Args {
		if c.x.API.IsContext(c.pass.TypesInfo.TypeOf(arg)) && flow.Eval(arg).EndsWith(v) {
			return true
		}
	}
	return false
}

// isIterator: the method Next returns a value and an error, or HasNext stands
// beside it. The rows of a query, whose Next returns a bool, are one request.
func isIterator(t types.Type) bool {
	next := method(t, "Next")
	if next == nil || next.Params().Len() != 0 {
		return false
	}
	res := next.Results()
	return res.Len() == 2 && ctxapi.IsError(res.At(1).Type()) || method(t, "HasNext") != nil
}

func method(t types.Type, name string) *types.Signature {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	if fn, ok := obj.(*types.Func); ok {
		return fn.Signature()
	}
	return nil
}

// nextPage returns the call in a loop that fetches one page.
func (c *checker) nextPage(flow *ctxflow.Func, loop *ast.ForStmt, v *ctxflow.Value, iterators map[*types.Var]bool) *ast.CallExpr {
	var found *ast.CallExpr
	ast.Inspect(loop, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if _, lit := n.(*ast.FuncLit); lit || found != nil {
			return false
		}
		if !ok {
			return true
		}
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && sel.Sel.Name == "Next" && len(call.Args) == 0 {
			if id, ok := ast.Unparen(sel.X).(*ast.Ident); ok {
				if it, ok := c.pass.TypesInfo.Uses[id].(*types.Var); ok && iterators[it] {
					found = call
				}
			}
		}
		if c.given(flow, call, v) && c.feedsBack(loop, call) {
			found = call
		}
		return true
	})
	return found
}

// feedsBack reports whether a call's result decides an argument of the same
// call in the next turn: token = resp.Token, or req.Token = resp.Token.
func (c *checker) feedsBack(loop *ast.ForStmt, call *ast.CallExpr) bool {
	cur, ok := c.x.Cursor(call)
	if !ok {
		return false
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok {
		return false
	}
	results := make(map[types.Object]bool)
	for _, lhs := range as.Lhs {
		if id, ok := lhs.(*ast.Ident); ok && id.Name != "_" {
			if obj := c.pass.TypesInfo.ObjectOf(id); obj != nil && !ctxapi.IsError(obj.Type()) {
				results[obj] = true
			}
		}
	}
	args := make(map[types.Object]bool)
	for _, arg := range call.Args {
		c.names(arg, args)
	}
	fed := false
	ast.Inspect(loop.Body, func(n ast.Node) bool {
		again, ok := n.(*ast.AssignStmt)
		if !ok || again == as || again.Tok != token.ASSIGN || len(again.Lhs) != len(again.Rhs) {
			return !fed
		}
		for i := range again.Lhs {
			to, from := make(map[types.Object]bool), make(map[types.Object]bool)
			c.names(again.Lhs[i], to)
			c.names(again.Rhs[i], from)
			fed = fed || overlap(to, args) && overlap(from, results)
		}
		return !fed
	})
	return fed
}

// names collects the variables that an expression names, fields left aside.
func (c *checker) names(e ast.Expr, into map[types.Object]bool) {
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := c.pass.TypesInfo.ObjectOf(id).(*types.Var); ok && !v.IsField() && !ctxapi.IsContext(v.Type()) {
				into[v] = true
			}
		}
		return true
	})
}

func overlap(a, b map[types.Object]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}
