package ctxfirst

import (
	"go/ast"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// pointer reports *context.Context where it is the type of something
// declared. In an expression, as in reflect.TypeOf((*context.Context)(nil)),
// it names the type and stores nothing.
func (c *checker) pointer(cur inspector.Cursor, star *ast.StarExpr) {
	tv, ok := c.TypesInfo.Types[star]
	if !ok || !tv.IsType() || !ctxapi.IsStdContext(c.TypesInfo.TypeOf(star.X)) || !c.declares(cur) {
		return
	}
	c.Report(report.Finding{
		Category: "pointer",
		At:       star,
		Message:  "pointer to a context: an interface value is already a reference, and a shared one changes under its readers; use context.Context",
	})
}

// declares reports whether the type expression at cur is, or is an element
// of, the type of a variable, field, parameter or result that the module is
// free to choose.
func (c *checker) declares(cur inspector.Cursor) bool {
	for {
		parent := cur.Parent()
		switch n := parent.Node().(type) {
		case *ast.ParenExpr, *ast.ArrayType, *ast.MapType, *ast.ChanType, *ast.Ellipsis:
			cur = parent
			continue
		case *ast.ValueSpec:
			return n.Type == cur.Node()
		case *ast.TypeSpec:
			return n.Type == cur.Node()
		case *ast.Field:
			if typ, ok := parent.Parent().Parent().Node().(*ast.FuncType); ok {
				s, ok := c.signature(parent.Parent().Parent(), typ)
				return ok && !s.forced()
			}
			return true
		}
		return false
	}
}
