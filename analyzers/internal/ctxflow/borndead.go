package ctxflow

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// BornDead reports whether f cancels a context before anything uses one: whoever
// wrote that wanted one that has ended.
func (f *Func) BornDead(made, cancel ast.Node) bool {
	used := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && made.End() <= id.Pos() && id.Pos() < cancel.Pos() {
			v, ok := f.pkg.Index.Info.Uses[id].(*types.Var)
			used = used || ok && ctxapi.IsContext(v.Type())
		}
		return !used
	})
	return !used
}
