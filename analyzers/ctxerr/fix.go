package ctxerr

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// errorsIs returns how to write errors.Is at a place, with the edits that
// import it. A package named errors that the file has, and that has a function
// Is like the standard library's, will do.
func (c *checker) errorsIs(at token.Pos) (string, []analysis.TextEdit) {
	file := c.File(at)
	for _, spec := range file.Imports {
		name := c.TypesInfo.PkgNameOf(spec)
		if name == nil || name.Name() != "errors" || name.Imported().Path() == "errors" {
			continue
		}
		is, ok := name.Imported().Scope().Lookup("Is").(*types.Func)
		if ok && isErrorsFunc(is) {
			return "errors.Is", nil
		}
	}
	name, edits := edit.Import(c.TypesInfo, file, at, "errors", "errors")
	if name == "" {
		return "Is", edits
	}
	return name + ".Is", edits
}

// source spells an expression as it is written.
func (c *checker) source(e ast.Expr) string {
	var b bytes.Buffer
	if err := format.Node(&b, c.Fset, ast.Unparen(e)); err != nil {
		return ""
	}
	return b.String()
}

// fixComparison replaces a comparison by errors.Is.
func (c *checker) fixComparison(b *ast.BinaryExpr, err, sentinel ast.Expr) *report.Fix {
	is, edits := c.errorsIs(b.Pos())
	text := fmt.Sprintf("%s(%s, %s)", is, c.source(err), c.source(sentinel))
	if b.Op == token.NEQ {
		text = "!" + text
	}
	// A timeout of the network is also DeadlineExceeded for errors.Is.
	safe := c.sentinel(sentinel).Name() == "Canceled"
	return &report.Fix{Message: "use errors.Is", Safe: safe, Edits: append(edits, edit.Replace(b, text))}
}

// fixSwitch turns a switch over a variable into one over conditions.
func (c *checker) fixSwitch(s *ast.SwitchStmt) *report.Fix {
	tag, ok := ast.Unparen(s.Tag).(*ast.Ident)
	if !ok {
		return nil // evaluated once now, and often then
	}
	is, edits := c.errorsIs(s.Pos())
	from, to := s.Tag.Pos(), s.Body.Lbrace
	edits = append(edits, analysis.TextEdit{Pos: from, End: to})
	safe := true
	for _, clause := range s.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			text := fmt.Sprintf("%s == %s", tag.Name, c.source(e))
			if v := c.sentinel(e); v != nil {
				safe = safe && v.Name() == "Canceled"
				text = fmt.Sprintf("%s(%s, %s)", is, tag.Name, c.source(e))
			}
			edits = append(edits, edit.Replace(e, text))
		}
	}
	return &report.Fix{Message: "switch over errors.Is", Safe: safe, Edits: edits}
}

// fixAs asks what was meant.
func (c *checker) fixAs(call *ast.CallExpr, target *ast.UnaryExpr) *report.Fix {
	is, edits := c.errorsIs(call.Pos())
	return &report.Fix{
		Message: "use errors.Is", Safe: c.sentinel(target.X).Name() == "Canceled",
		Edits: append(edits, edit.Replace(call.Fun, is), edit.Replace(call.Args[1], c.source(target.X))),
	}
}
