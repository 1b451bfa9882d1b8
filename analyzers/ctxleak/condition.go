package ctxleak

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// condition reports a cancel function that a deferred literal alone calls, and
// not in any case, although nothing of the context is needed once the function
// has returned: then there is nobody whose duty it could be otherwise.
func (c *checker) condition(ob ctxflow.Obligation) {
	if !c.Likely("path") || len(ob.In.Lits) == 0 || !c.unconditional(ob) {
		return
	}
	lit, test := c.deferredTest(ob)
	if test == nil || c.asksContext(test.Cond) || c.Life.OfBut(ob, lit) != ctxlife.Within {
		return
	}
	name := text(ob.Target)
	c.Report(report.Finding{
		Category: "path",
		Assumes:  "the condition may be false",
		At:       ob.Target,
		Message:  fmt.Sprintf("the deferred function calls %s only under a condition, although nothing needs the context after the function returns; call it unconditionally", name),
		Related:  []analysis.RelatedInformation{report.Related(test.Cond, "otherwise nothing calls %s", name)},
	})
}

// unconditional reports whether the derivation stands in the body of its
// function: made under a condition, it is rightly ended under one.
func (c *checker) unconditional(ob ctxflow.Obligation) bool {
	cur, ok := c.Index.Cursor(ob.Call)
	return ok && cur.Parent().Parent().Node() == ob.In.Body
}

// deferredTest returns the deferred literal that alone mentions the cancel
// function, in one call, and the if statement around that.
func (c *checker) deferredTest(ob ctxflow.Obligation) (*ctxindex.Func, *ast.IfStmt) {
	body, ok := c.Index.Cursor(ob.In.Body)
	if !ok {
		return nil, nil
	}
	var lit *ctxindex.Func
	var test *ast.IfStmt
	for cur := range body.Preorder((*ast.Ident)(nil)) {
		if c.TypesInfo.Uses[cur.Node().(*ast.Ident)] != ob.Var {
			continue
		}
		call, ok := cur.Parent().Node().(*ast.CallExpr)
		if !ok || call.Fun != cur.Node() || lit != nil {
			return nil, nil
		}
		if lit = c.Index.Enclosing(call); lit == nil || lit.Run != ctxindex.Deferred || lit.Parent != ob.In.Func {
			return nil, nil
		}
		for around := range cur.Enclosing((*ast.IfStmt)(nil)) {
			if s := around.Node().(*ast.IfStmt); s.Body.Pos() <= call.Pos() && lit.Node.Pos() < s.Pos() {
				test = s
			}
			break
		}
	}
	return lit, test
}

// asksContext reports whether a condition asks a context whether it has ended:
// the duty ends with it.
func (c *checker) asksContext(cond ast.Expr) bool {
	found := false
	ast.Inspect(cond, func(n ast.Node) bool {
		e, ok := n.(ast.Expr)
		if ok {
			t := c.TypesInfo.TypeOf(e)
			found = found || t != nil && ctxapi.IsContext(t)
		}
		return !found
	})
	return found
}
