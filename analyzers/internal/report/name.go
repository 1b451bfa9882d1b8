package report

import (
	"fmt"
	"go/ast"
	"path/filepath"

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
