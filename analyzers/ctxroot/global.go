package ctxroot

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// globals reports work under a package-level variable that holds a root for
// good: it is a root with a name, and a context of no call.
func (c *checker) globals() {
	if !c.pass.Enabled("global") {
		return
	}
	roots := c.rootVars()
	if len(roots) == 0 {
		return
	}
	var uses []*ast.Ident
	for id, obj := range c.pass.TypesInfo.Uses {
		if v, ok := obj.(*types.Var); ok && roots[v] != nil && !c.pass.IsTest(id.Pos()) {
			uses = append(uses, id)
		}
	}
	slices.SortFunc(uses, func(a, b *ast.Ident) int { return cmp.Compare(a.Pos(), b.Pos()) })
	for _, id := range uses {
		c.global(id, roots[c.pass.TypesInfo.Uses[id].(*types.Var)])
	}
}

// rootVars returns the package-level variables that are declared as a root and
// never assigned again, with that root. An exported one is others' to assign.
func (c *checker) rootVars() map[*types.Var]*ast.CallExpr {
	roots := make(map[*types.Var]*ast.CallExpr)
	for _, init := range c.pass.TypesInfo.InitOrder {
		call, ok := ast.Unparen(init.Rhs).(*ast.CallExpr)
		if ok && len(init.Lhs) == 1 && !init.Lhs[0].Exported() && ctxapi.IsStdContext(init.Lhs[0].Type()) && c.x.API.IsRoot(c.x.Callee(call)) {
			roots[init.Lhs[0]] = call
		}
	}
	if len(roots) == 0 {
		return nil
	}
	forget := func(e ast.Expr) {
		if id, ok := ast.Unparen(e).(*ast.Ident); ok {
			if v, ok := c.pass.TypesInfo.Uses[id].(*types.Var); ok {
				delete(roots, v)
			}
		}
	}
	for cur := range c.x.Inspector.Root().Preorder((*ast.AssignStmt)(nil), (*ast.UnaryExpr)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				forget(lhs)
			}
		case *ast.UnaryExpr:
			forget(n.X) // its address
		}
	}
	return roots
}

// global looks at one mention of such a variable.
func (c *checker) global(id *ast.Ident, root *ast.CallExpr) {
	cur, ok := c.x.Cursor(id)
	if !ok {
		return
	}
	call, ok := cur.Parent().Node().(*ast.CallExpr)
	in := c.x.Enclosing(id)
	arg := slices.Index(argsOf(call), ast.Expr(id))
	if !ok || in == nil || arg < 0 || c.keeps(call, arg) || c.sums.Waits(call, arg) != ctxsummary.Yes {
		return
	}
	u := ctxintent.Use{Call: call, Arg: arg, In: c.flow.Of(in)}
	outer := in.Outermost()
	if c.intent.Place(u) || outer.IsMain() || outer.Obj != nil && (isInit(outer.Obj) || ctxapi.Ends(outer.Obj.Name())) {
		return
	}
	remedy := "take a parameter ctx context.Context"
	if h, ok := c.hand(u); ok {
		remedy = h.Expr + " is at hand: pass that"
	} else if h.Var != nil || !c.sync(u.In) {
		return
	}
	c.pass.Report(report.Finding{
		Category: "global",
		At:       id,
		Message:  fmt.Sprintf("%s cannot be stopped, because the package variable %s is a root; %s", subject(call), id.Name, remedy),
		Related:  []analysis.RelatedInformation{report.Related(root, "the root is made here")},
	})
}

func argsOf(call *ast.CallExpr) []ast.Expr {
	if call == nil {
		return nil
	}
	return call.Args
}
