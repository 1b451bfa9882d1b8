package ctxnil

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
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
	if c.IsTest(f.Body.Pos()) || documentsNil(f) || c.absent(f) {
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

// absent reports whether the package calls a function and compares with nil whatever
// it returns: there nil says that there is no context.
func (c *checker) absent(f *ctxindex.Func) bool {
	called := false
	for _, g := range c.Index.Funcs {
		for _, call := range g.Calls {
			if f.Obj == nil || call.Fn == nil || call.Fn.Origin() != f.Obj || c.IsTest(call.Expr.Pos()) {
				continue
			}
			if called = true; !c.compared(g, call.Expr) {
				return false
			}
		}
	}
	return called
}

// compared reports whether the result of a call is compared with nil, at once or as
// the variable that it is assigned to.
func (c *checker) compared(f *ctxindex.Func, call *ast.CallExpr) bool {
	var to types.Object
	if cur, ok := c.Index.Cursor(call); ok {
		if as, ok := cur.Parent().Node().(*ast.AssignStmt); ok && len(as.Rhs) == 1 {
			if id, ok := as.Lhs[0].(*ast.Ident); ok {
				to = c.TypesInfo.ObjectOf(id)
			}
		}
	}
	return ctxindex.Some(f.Body, func(n ast.Node) bool {
		b, ok := n.(*ast.BinaryExpr)
		if !ok || b.Op != token.EQL && b.Op != token.NEQ || !c.TypesInfo.Types[b.Y].IsNil() {
			return false
		}
		id, ok := ast.Unparen(b.X).(*ast.Ident)
		return ast.Unparen(b.X) == call || ok && to != nil && c.TypesInfo.Uses[id] == to
	})
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
