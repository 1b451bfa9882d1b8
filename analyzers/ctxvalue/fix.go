package ctxvalue

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// fix returns the repair of one assertion, or nil where only the author knows
// what to do without the value.
func (c *checker) fix(cur inspector.Cursor, assert *ast.TypeAssertExpr, l *lookup) *report.Fix {
	outer := unparen(cur)
	stmt := outer.Parent()
	zero := usable(c.TypesInfo.TypeOf(assert.Type))
	switch n := stmt.Node().(type) {
	case *ast.AssignStmt:
		if len(n.Lhs) == 1 && inList(stmt) {
			switch id, ok := n.Lhs[0].(*ast.Ident); {
			case zero && (n.Tok == token.DEFINE || n.Tok == token.ASSIGN):
				return second(n.Lhs[0].End())
			case ok && n.Tok == token.DEFINE:
				return c.leave(stmt, n, id.End(), l)
			}
			return nil
		}
	case *ast.ValueSpec:
		if len(n.Names) == 1 && n.Type == nil && zero {
			return second(n.Names[0].End())
		}
		return nil
	case *ast.ReturnStmt:
		// An accessor returns the zero value for none, as Value does.
		if !zero && !c.sameResult(n, assert) {
			return nil
		}
		return c.hoist(outer, assert, l)
	}
	if !zero {
		return nil
	}
	return c.hoist(outer, assert, l)
}

func unparen(cur inspector.Cursor) inspector.Cursor {
	for {
		if _, ok := cur.Parent().Node().(*ast.ParenExpr); !ok {
			return cur
		}
		cur = cur.Parent()
	}
}

// usable reports whether the zero value of a type needs no check.
func usable(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Kind() != types.UnsafePointer
	case *types.Slice, *types.Array, *types.Struct:
		return true
	}
	return false
}

// second ignores the second result: v, _ := ….
func second(at token.Pos) *report.Fix {
	return &report.Fix{Message: "use the zero value if there is none", Edits: []analysis.TextEdit{edit.Insert(at, ", _")}}
}

// sameResult reports whether an assertion is returned alone and as what it
// is: a nil pointer in an interface would not be nil.
func (c *checker) sameResult(ret *ast.ReturnStmt, assert *ast.TypeAssertExpr) bool {
	f := c.Index.Enclosing(ret)
	return f != nil && len(ret.Results) == 1 && f.Sig.Results().Len() == 1 &&
		types.Identical(f.Sig.Results().At(0).Type(), c.TypesInfo.TypeOf(assert.Type))
}

// inList reports whether a statement stands in a list of statements, where
// others may be put before and after it.
func inList(stmt inspector.Cursor) bool {
	switch n := stmt.Parent().Node().(type) {
	case *ast.BlockStmt, *ast.CaseClause:
		return true
	case *ast.CommClause:
		return n.Comm != stmt.Node()
	}
	return false
}

// hoist asserts before the statement that uses the value.
func (c *checker) hoist(outer inspector.Cursor, assert *ast.TypeAssertExpr, l *lookup) *report.Fix {
	child := outer
	for !inList(child) {
		parent := child.Parent()
		switch n := parent.Node().(type) {
		case *ast.BinaryExpr:
			if (n.Op == token.LAND || n.Op == token.LOR) && child.Node() == n.Y {
				return nil // asserted only if the left side says so
			}
		case *ast.IfStmt:
			if n.Init != nil || child.Node() != n.Cond {
				return nil
			}
		case *ast.SwitchStmt:
			if n.Init != nil || child.Node() != n.Tag {
				return nil
			}
		case *ast.RangeStmt:
			if child.Node() != n.X {
				return nil
			}
		case ast.Expr, *ast.ExprStmt, *ast.AssignStmt, *ast.ReturnStmt, *ast.SendStmt, *ast.DeferStmt, *ast.GoStmt, *ast.IncDecStmt:
		default:
			return nil
		}
		child = parent
	}
	if _, ok := child.Node().(ast.Stmt); !ok || labeled(child) {
		return nil
	}
	var source bytes.Buffer
	if err := format.Node(&source, c.Fset, assert); err != nil {
		return nil
	}
	name := c.fresh(assert, l)
	edits := c.before(child, name+", _ := "+source.String())
	if edits == nil {
		return nil
	}
	return &report.Fix{
		Message: "assert before, and use the zero value if there is none",
		Edits:   append(edits, edit.Replace(outer.Node(), name)),
	}
}

// before puts a statement before another one of a list. A block of one line
// is broken into lines.
func (c *checker) before(stmt inspector.Cursor, text string) []analysis.TextEdit {
	n := stmt.Node()
	block, ok := stmt.Parent().Node().(*ast.BlockStmt)
	if !ok || c.line(block.Lbrace) != c.line(n.Pos()) {
		return []analysis.TextEdit{edit.Insert(n.Pos(), text+"\n"+c.indent(stmt))}
	}
	if len(block.List) != 1 || c.line(block.Rbrace) != c.line(block.Lbrace) {
		return nil
	}
	indent := "\n" + c.indent(stmt.Parent())
	return []analysis.TextEdit{
		{Pos: block.Lbrace + 1, End: n.Pos(), NewText: []byte(indent + "\t" + text + indent + "\t")},
		{Pos: n.End(), End: block.Rbrace, NewText: []byte(indent)},
	}
}

func (c *checker) line(pos token.Pos) int { return c.Fset.Position(pos).Line }

// indent returns the indentation of the line on which a node starts.
func (c *checker) indent(cur inspector.Cursor) string {
	line := c.line(cur.Node().Pos())
	column := c.Fset.Position(cur.Node().Pos()).Column
	for parent := range cur.Enclosing() {
		if _, file := parent.Node().(*ast.File); file || c.line(parent.Node().Pos()) != line {
			break
		}
		column = min(column, c.Fset.Position(parent.Node().Pos()).Column)
	}
	return strings.Repeat("\t", column-1)
}

// fresh names the value after its key. No two fixes of a function choose the
// same name, so that they can be made together.
func (c *checker) fresh(assert *ast.TypeAssertExpr, l *lookup) string {
	want := baseName(l, "v")
	f := c.Index.Enclosing(assert)
	for i, try := 1, want; ; i++ {
		if i > 1 {
			try = want + strconv.Itoa(i)
		}
		n := name{f, try}
		if !c.names[n] && edit.Fresh(c.TypesInfo, c.File(assert.Pos()), assert.Pos(), try) == try {
			c.names[n] = true
			return try
		}
	}
}

// baseName is the name of the key without its ending, userKey's user.
func baseName(l *lookup, otherwise string) string {
	if obj := l.site.Key.Obj; obj != nil {
		if name := strings.TrimSuffix(obj.Name(), "Key"); token.IsIdentifier(name) && !ast.IsExported(name) {
			return name
		}
	}
	return otherwise
}

// labeled reports whether a label would come to stand before the new
// statement.
func labeled(stmt inspector.Cursor) bool {
	_, ok := stmt.Parent().Node().(*ast.LabeledStmt)
	return ok
}

// leave returns early if there is no value.
func (c *checker) leave(stmt inspector.Cursor, assign *ast.AssignStmt, at token.Pos, l *lookup) *report.Fix {
	f := c.Index.Enclosing(assign)
	if f == nil {
		return nil
	}
	file := c.File(assign.Pos())
	results := f.Sig.Results()
	if results.Len() > 1 || results.Len() == 1 && !types.Identical(results.At(0).Type(), types.Universe.Lookup("error").Type()) {
		return nil
	}
	ok := edit.Fresh(c.TypesInfo, file, assign.Pos(), "ok")
	if c.line(f.Body.Lbrace) == c.line(assign.Pos()) {
		return nil
	}
	indent := "\n" + c.indent(stmt)
	ret := "return"
	var edits []analysis.TextEdit
	if results.Len() == 1 {
		pkg, imports := edit.Import(c.TypesInfo, file, assign.Pos(), "errors", "errors")
		if pkg != "" {
			pkg += "."
		}
		edits = imports
		ret += " " + pkg + `New("no ` + baseName(l, types.ExprString(assign.Lhs[0])) + ` in the context")`
	}
	edits = append(edits,
		edit.Insert(at, ", "+ok),
		edit.Insert(assign.End(), indent+"if !"+ok+" {"+indent+"\t"+ret+indent+"}"))
	return &report.Fix{Message: "return if there is none", Edits: edits}
}
