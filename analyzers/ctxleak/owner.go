package ctxleak

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// owners reports values that own a context and are forgotten: what a
// constructor of the package returns is thrown away, or kept in a variable with
// which nothing is done that could end it. A test may want no more of a constructor
// than that it fails.
func (c *checker) owners(f *ctxindex.Func) {
	if !c.Enabled("owner") || f.Outermost().IsMain() || c.IsTest(f.Body.Pos()) {
		return
	}
	for n := range f.Nodes((*ast.ExprStmt)(nil), (*ast.AssignStmt)(nil)) {
		switch n := n.(type) {
		case *ast.ExprStmt:
			if call, ok := ast.Unparen(n.X).(*ast.CallExpr); ok {
				if own := c.own.Of(c.Index.Callee(call)); own != nil {
					c.forgotten(call, call, own, "is discarded")
				}
			}
		case *ast.AssignStmt:
			if len(n.Rhs) != 1 {
				continue
			}
			call, ok := ast.Unparen(n.Rhs[0]).(*ast.CallExpr)
			if !ok {
				continue
			}
			own := c.own.Of(c.Index.Callee(call))
			if own == nil || own.Result >= len(n.Lhs) {
				continue
			}
			id, ok := ast.Unparen(n.Lhs[own.Result]).(*ast.Ident)
			switch {
			case !ok:
			case id.Name == "_":
				c.forgotten(id, call, own, "is discarded")
			case c.neverEnded(f, id, own):
				c.forgotten(id, call, own, "is used but never stopped")
			}
		}
	}
}

// neverEnded reports whether a variable that is declared here has no use that
// could end the owner in it, or show it to others.
func (c *checker) neverEnded(f *ctxindex.Func, id *ast.Ident, own *ctxlife.Owner) bool {
	v, ok := c.TypesInfo.Defs[id].(*types.Var)
	body, found := c.Index.Cursor(f.Outermost().Body)
	if !ok || !found {
		return false
	}
	for cur := range body.Preorder((*ast.Ident)(nil)) {
		use := cur.Node().(*ast.Ident)
		if c.TypesInfo.Uses[use] != v {
			continue
		}
		switch parent := cur.Parent().Node().(type) {
		case *ast.SelectorExpr, *ast.BinaryExpr:
			if !own.Harmless(c.Index, cur) {
				return false
			}
		case *ast.AssignStmt:
			// _ = v; anything else gives it another name.
			if len(parent.Lhs) != 1 || !ctxindex.IsBlank(parent.Lhs[0]) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func (c *checker) forgotten(at ast.Node, call *ast.CallExpr, own *ctxlife.Owner, what string) {
	name := types.TypeString(types.NewPointer(own.Type), types.RelativeTo(c.Pkg))
	end := own.Ends[0].Name()
	for _, fn := range own.Ends {
		if fn.Exported() {
			end = fn.Name()
			break
		}
	}
	c.Report(report.Finding{
		Category: "owner",
		At:       at,
		Message: fmt.Sprintf("the %s returned by %s %s, so the context in it is never canceled; call its %s when its work is done",
			name, text(call.Fun), what, end),
		Related: []analysis.RelatedInformation{report.Related(own.Derived, "the context is derived here and its cancel function stored in %s", own.Field.Name())},
	})
}
