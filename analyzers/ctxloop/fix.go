package ctxloop

import (
	"bytes"
	"go/ast"
	"go/format"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// selectFix replaces a pause by a select on the context and a timer, where the
// results of the function allow to return its error.
func (c *checker) selectFix(s *ast.ExprStmt, call *ast.CallExpr, h ctxflow.Hand) *report.Fix {
	results, ok := edit.Results(c.f.Sig, c.Pkg, h.Expr+".Err()")
	if !ok || results == "" && c.reports() {
		return nil
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil // a dot import: After may be shadowed
	}
	cur, ok := c.Index.Cursor(s)
	if !ok {
		return nil
	}
	switch cur.Parent().Node().(type) {
	case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
	default:
		return nil // the post statement of a loop, a labelled statement
	}
	var pkg, d bytes.Buffer
	if format.Node(&pkg, c.Fset, sel.X) != nil || format.Node(&d, c.Fset, call.Args[0]) != nil {
		return nil
	}
	if strings.Contains(d.String(), "\n") {
		return nil
	}
	indent := "\n" + strings.Repeat("\t", max(0, c.Fset.Position(s.Pos()).Column-1))
	text := "select {" +
		indent + "case <-" + h.Expr + ".Done():" +
		indent + "\t" + strings.TrimSpace("return "+results) +
		indent + "case <-" + pkg.String() + ".After(" + d.String() + "):" +
		indent + "}"
	return &report.Fix{
		Message: "select on " + h.Expr + ".Done() and a timer",
		Edits:   []analysis.TextEdit{edit.Replace(s, text)},
	}
}

// reports reports whether the function is a literal that sends: whoever waits
// for its result would be left behind by a plain return.
func (c *checker) reports() bool {
	sends := false
	ast.Inspect(c.f.Body, func(n ast.Node) bool {
		_, ok := n.(*ast.SendStmt)
		sends = sends || ok
		return !sends
	})
	return sends && c.f.Parent != nil
}
