package ctxloop

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// selectFix replaces a pause by a select on the context and a timer, where the
// results of the function allow to return its error.
func (c *checker) selectFix(s *ast.ExprStmt, call *ast.CallExpr, h ctxflow.Hand) *report.Fix {
	results, ok := c.results(h)
	if !ok {
		return nil
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil // a dot import: After may be shadowed
	}
	cur, ok := c.x.Cursor(s)
	if !ok {
		return nil
	}
	switch cur.Parent().Node().(type) {
	case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
	default:
		return nil // the post statement of a loop, a labelled statement
	}
	var pkg, d bytes.Buffer
	if format.Node(&pkg, c.pass.Fset, sel.X) != nil || format.Node(&d, c.pass.Fset, call.Args[0]) != nil {
		return nil
	}
	if strings.Contains(d.String(), "\n") {
		return nil
	}
	indent := "\n" + strings.Repeat("\t", max(0, c.pass.Fset.Position(s.Pos()).Column-1))
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

// results spells what the function returns when the context has ended.
func (c *checker) results(h ctxflow.Hand) (string, bool) {
	res := c.f.Sig.Results()
	if res.Len() == 0 {
		return "", !c.reports()
	}
	var values []string
	for i := range res.Len() {
		t := res.At(i).Type()
		if i == res.Len()-1 {
			if !ctxapi.IsError(t) {
				return "", false
			}
			values = append(values, h.Expr+".Err()")
			break
		}
		zero, ok := zero(t, c.pass.Pkg)
		if !ok {
			return "", false
		}
		values = append(values, zero)
	}
	return strings.Join(values, ", "), true
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

// zero spells the zero value of a type, if that needs no import.
func zero(t types.Type, pkg *types.Package) (string, bool) {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			return "false", true
		case u.Info()&types.IsNumeric != 0:
			return "0", true
		case u.Info()&types.IsString != 0:
			return `""`, true
		}
		return "nil", u.Kind() == types.UnsafePointer
	case *types.Struct:
		named, ok := types.Unalias(t).(*types.Named)
		if !ok || named.Obj().Pkg() != pkg || named.TypeArgs().Len() > 0 || named.Obj().Parent() != pkg.Scope() {
			return "", false
		}
		return named.Obj().Name() + "{}", true
	case *types.Array:
		return "", false
	case *types.Interface:
		_, isParam := types.Unalias(t).(*types.TypeParam)
		return "nil", !isParam
	}
	return "nil", true
}
