package report

import (
	"fmt"
	"go/ast"
	"path/filepath"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// CallName is how a message names what a call calls: "srv.Shutdown". Of a long
// chain of calls it is the last one.
func CallName(call *ast.CallExpr) string { return ctxindex.CallName(call) }

// Place names a place in a message: its line, with the file.
func (p *Pass) Place(n ast.Node) string {
	at := p.Fset.Position(n.Pos())
	return fmt.Sprintf("%s:%d", filepath.Base(at.Filename), at.Line)
}

// Work names what a message says of a call that is given a context: of a
// derivation it is what runs under the context that it returns.
func (p *Pass) Work(call *ast.CallExpr) string {
	if how, ok := p.Index.API.Derivation(p.Index.Callee(call), p.Index.Signature(call)); ok && how.Ctx >= 0 && how.Kind == ctxapi.Derive {
		return "the work under " + CallName(call)
	}
	return CallName(call)
}
