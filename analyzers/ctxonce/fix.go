package ctxonce

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// wrap puts a select in a loop that its Done arms leave.
func (c *checker) wrap(sel *ast.SelectStmt, done []ctxflow.DoneArm) *report.Fix {
	if c.spansLines(sel) {
		return nil
	}
	file := c.Fset.File(sel.Pos())
	indent := strings.Repeat("\t", c.Fset.Position(sel.Pos()).Column-1)
	edits := []analysis.TextEdit{edit.Insert(sel.Pos(), "for {\n"+indent+"\t")}
	for line := file.Line(sel.Pos()) + 1; line <= file.Line(sel.End()); line++ {
		start := file.LineStart(line)
		if blank := line < file.LineCount() && file.LineStart(line+1) == start+1; !blank {
			edits = append(edits, edit.Insert(start, "\t"))
		}
	}
	for _, arm := range done {
		if !returns(arm.Clause) {
			at := arm.Clause.Colon + 1
			if n := len(arm.Clause.Body); n > 0 {
				at = arm.Clause.Body[n-1].End()
			}
			if c.commentAfter(at) {
				return nil
			}
			edits = append(edits, edit.Insert(at, "\n"+indent+"\t\treturn"))
		}
	}
	edits = append(edits, edit.Insert(sel.End(), "\n"+indent+"}"))
	return &report.Fix{Message: "wrap the select in a for loop", Edits: edits}
}

func returns(clause *ast.CommClause) bool {
	if len(clause.Body) == 0 {
		return false
	}
	_, ok := clause.Body[len(clause.Body)-1].(*ast.ReturnStmt)
	return ok
}

// spansLines reports whether a literal in a node spans lines: it can't be
// indented.
func (c *checker) spansLines(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			found = found || c.Fset.Position(lit.Pos()).Line != c.Fset.Position(lit.End()).Line
		}
		return !found
	})
	return found
}

// commentAfter reports whether a comment stands behind pos on its line.
func (c *checker) commentAfter(pos token.Pos) bool {
	file := c.File(pos)
	if file == nil {
		return true
	}
	for _, group := range file.Comments {
		if group.Pos() >= pos && c.Fset.Position(group.Pos()).Line == c.Fset.Position(pos).Line {
			return true
		}
	}
	return false
}
