package ctxvalue

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// fix returns an error if there is no value, where the function can. A panic that
// turns into a zero value is no repair: the code behind it would run for nobody.
func (c *checker) fix(cur inspector.Cursor, l *lookup) *report.Fix {
	for {
		if _, paren := cur.Parent().Node().(*ast.ParenExpr); !paren {
			break
		}
		cur = cur.Parent()
	}
	stmt := cur.Parent()
	assign, ok := stmt.Node().(*ast.AssignStmt)
	if !ok || assign.Tok != token.DEFINE || len(assign.Lhs) != 1 {
		return nil
	}
	switch n := stmt.Parent().Node().(type) {
	case *ast.BlockStmt, *ast.CaseClause:
	case *ast.CommClause:
		if n.Comm == assign {
			return nil
		}
	default:
		return nil
	}
	file, f := c.File(assign.Pos()), c.Index.Enclosing(assign)
	if f == nil || f.Sig.Results().Len() == 0 || c.line(f.Body.Lbrace) == c.line(assign.Pos()) {
		return nil
	}
	pkg, edits := edit.Import(c.TypesInfo, file, assign.Pos(), "errors", "errors")
	if pkg != "" {
		pkg += "."
	}
	results, ok := edit.Results(f.Sig, c.Pkg, pkg+`New("no `+baseName(l, types.ExprString(assign.Lhs[0]))+` in the context")`)
	if !ok {
		return nil
	}
	found := edit.Fresh(c.TypesInfo, file, assign.Pos(), "ok")
	indent := "\n" + strings.Repeat("\t", c.Fset.Position(assign.Pos()).Column-1)
	return &report.Fix{
		Message: "return an error if it is missing",
		Edits: append(edits, []analysis.TextEdit{
			edit.Insert(assign.Lhs[0].End(), ", "+found),
			edit.Insert(assign.End(), indent+"if !"+found+" {"+indent+"\treturn "+results+indent+"}"),
		}...),
	}
}

func (c *checker) line(pos token.Pos) int { return c.Fset.Position(pos).Line }

// baseName is the name of the key without its ending, userKey's user.
func baseName(l *lookup, otherwise string) string {
	if obj := l.site.Key.Obj; obj != nil {
		if name := strings.TrimSuffix(obj.Name(), "Key"); token.IsIdentifier(name) && !ast.IsExported(name) {
			return name
		}
	}
	return otherwise
}
