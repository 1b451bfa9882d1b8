package ctxnil

import (
	"fmt"
	"go/ast"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// results looks at functions that return a context here and nil there, and
// nothing beside it that tells.
func (c *checker) results(f *ctxindex.Func) {
	results := f.Sig.Results()
	if results.Len() != 1 && !(results.Len() == 2 && ctxapi.IsCancelFunc(results.At(1).Type())) || !ctxapi.IsStdContext(results.At(0).Type()) {
		return
	}
	if c.IsTest(f.Body.Pos()) || documentsNil(f) {
		return
	}
	var nils []ast.Expr
	others := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			switch {
			case len(n.Results) != results.Len():
				others = true
			case c.isNil(n.Results[0]):
				nils = append(nils, n.Results[0])
			default:
				others = true
			}
		}
		return true
	})
	if !others {
		return // nil and nothing else: a stub, or a type that has none
	}
	for _, e := range nils {
		instead, fix := c.root(e, "Background")
		c.Report(report.Finding{
			Category: "nil",
			At:       e,
			Assumes:  "a caller uses the result",
			Message:  fmt.Sprintf("callers get a nil context here and panic when they use it; return %s", instead),
			Fix:      fix,
		})
	}
}

// documentsNil reports whether a function's comment speaks of nil.
func documentsNil(f *ctxindex.Func) bool {
	decl, ok := f.Node.(*ast.FuncDecl)
	return ok && strings.Contains(decl.Doc.Text(), "nil")
}

// root spells a call of context.Background or TODO in the place of an
// expression.
func (c *checker) root(e ast.Expr, fn string) (string, *report.Fix) {
	name, edits := edit.Import(c.TypesInfo, c.File(e.Pos()), e.Pos(), "context", "context")
	if name != "" {
		name += "."
	}
	text := name + fn + "()"
	return text, &report.Fix{Message: "use " + text, Safe: true, Edits: append(edits, edit.Replace(e, text))}
}
