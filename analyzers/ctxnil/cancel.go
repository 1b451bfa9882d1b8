package ctxnil

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// cancel looks at a call of a variable that is to hold a cancel function, and that
// nothing ever assigns: a derivation beside it may have declared one of its own.
func (c *checker) cancel(call *ast.CallExpr) {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return
	}
	v, ok := c.TypesInfo.Uses[id].(*types.Var)
	if !ok || c.vars[v] || !ctxapi.IsCancelFunc(v.Type()) || v.IsField() || v.Parent() == c.Pkg.Scope() || !c.staysNil(v) {
		return
	}
	c.vars[v] = true
	c.Report(report.Finding{
		Category: "nil",
		At:       id,
		Assumes:  c.inTest(id),
		Message:  fmt.Sprintf("%s is nil here, because nothing assigns it, so the call panics; give it the cancel function that belongs to the context, or remove the call", v.Name()),
		Related:  []analysis.RelatedInformation{{Pos: v.Pos(), Message: v.Name() + " is declared here"}},
	})
}

// staysNil reports whether v is declared without a value, and never assigned,
// compared with nil, or shown to code that might do either.
func (c *checker) staysNil(v *types.Var) bool {
	root := c.Index.Inspector.Root()
	decl, ok := root.FindByPos(v.Pos(), v.Pos())
	if !ok {
		return false
	}
	declared := false
	for spec := range decl.Enclosing((*ast.ValueSpec)(nil), (*ast.Field)(nil), (*ast.BlockStmt)(nil)) {
		s, ok := spec.Node().(*ast.ValueSpec)
		declared = ok && len(s.Values) == 0
		break
	}
	f := c.Index.Enclosing(decl.Node())
	if !declared || f == nil {
		return false
	}
	body, ok := c.Index.Cursor(f.Body)
	if !ok {
		return false
	}
	for cur := range body.Preorder((*ast.Ident)(nil)) {
		if c.TypesInfo.Uses[cur.Node().(*ast.Ident)] != v {
			continue
		}
		for _, paren := cur.Parent().Node().(*ast.ParenExpr); paren; _, paren = cur.Parent().Node().(*ast.ParenExpr) {
			cur = cur.Parent()
		}
		switch parent := cur.Parent().Node().(type) {
		case *ast.CallExpr: // called, or handed over as it is
		case *ast.UnaryExpr:
			if parent.Op == token.AND {
				return false
			}
		case *ast.AssignStmt:
			for i, lhs := range parent.Lhs {
				if lhs == cur.Node() {
					return false
				}
				if len(parent.Rhs) == len(parent.Lhs) && parent.Rhs[i] == cur.Node() && !ctxindex.IsBlank(lhs) {
					return false
				}
			}
		default:
			return false
		}
	}
	return true
}
