package ctxlife

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
)

// Replace returns the edits that put a name in the place of contexts. It is
// false if one wants more than a context.Context, or is the only use of the
// variable that it names.
func Replace(x *ctxindex.Index, places []ast.Expr, name string) ([]analysis.TextEdit, bool) {
	var edits []analysis.TextEdit
	for _, e := range places {
		id, ok := ast.Unparen(e).(*ast.Ident)
		if !ok || !ctxapi.IsStdContext(x.Info.TypeOf(e)) || !staysUsed(x, id, places) {
			return nil, false
		}
		edits = append(edits, edit.Replace(e, name))
	}
	return edits, true
}

// staysUsed reports whether the variable that id names is a parameter, which
// need not be used, or is used at another place.
func staysUsed(x *ctxindex.Index, id *ast.Ident, replaced []ast.Expr) bool {
	v, ok := x.Info.Uses[id].(*types.Var)
	if !ok {
		return false
	}
	for f := x.Enclosing(id); f != nil; f = f.Parent {
		if ctxindex.Param(f.Sig, v) >= 0 {
			return true
		}
	}
	uses := 0
	for _, obj := range x.Info.Uses {
		if obj == v {
			uses++
		}
	}
	for _, e := range replaced {
		if other, ok := ast.Unparen(e).(*ast.Ident); ok && x.Info.Uses[other] == v {
			uses--
		}
	}
	return uses > 0
}

// Visible reports whether a variable's name stands for it at a position.
func Visible(x *ctxindex.Index, v *types.Var, pos token.Pos) bool {
	scope := x.Pkg.Scope().Innermost(pos)
	if scope == nil {
		return false
	}
	_, found := scope.LookupParent(v.Name(), pos)
	return found == v
}
