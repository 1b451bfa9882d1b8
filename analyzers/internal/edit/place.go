package edit

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"
)

// A Place is a statement in a list of statements, with its lines. Edits of
// whole lines rely on gofmt: a line begins with tabs.
type Place struct {
	fset *token.FileSet
	file *ast.File
	list []ast.Stmt
	i    int
	open token.Pos // of the brace or colon before the list
	end  token.Pos // of the closing brace; invalid after a clause
}

// PlaceOf returns the place of the statement at cur. It is false for
// statements that are part of another, such as the initialisation of an if,
// and for those that share a line with another.
func PlaceOf(fset *token.FileSet, file *ast.File, cur inspector.Cursor) (Place, bool) {
	p := Place{fset: fset, file: file, i: -1}
	switch block := cur.Parent().Node().(type) {
	case *ast.BlockStmt:
		p.list, p.open, p.end = block.List, block.Lbrace, block.Rbrace
	case *ast.CaseClause:
		p.list, p.open = block.Body, block.Colon
	case *ast.CommClause:
		p.list, p.open = block.Body, block.Colon
	}
	for i, s := range p.list {
		if s == cur.Node() {
			p.i = i
		}
	}
	return p, p.i >= 0 && p.hasLines()
}

// Stmt returns the statement.
func (p Place) Stmt() ast.Stmt { return p.list[p.i] }

// Next returns the place of the statement after this one.
func (p Place) Next() (Place, bool) {
	p.i++
	return p, p.i < len(p.list) && p.hasLines()
}

func (p Place) line(pos token.Pos) int { return p.fset.Position(pos).Line }

// before returns where what precedes the statement ends.
func (p Place) before() token.Pos {
	if p.i > 0 {
		return p.list[p.i-1].End()
	}
	return p.open + 1
}

func (p Place) hasLines() bool {
	next := p.end
	if p.i+1 < len(p.list) {
		next = p.list[p.i+1].Pos()
	}
	return p.line(p.before()) < p.line(p.Stmt().Pos()) &&
		(!next.IsValid() || p.line(p.Stmt().End()) < p.line(next))
}

// Indent returns the tabs before the statement.
func (p Place) Indent() string {
	return strings.Repeat("\t", p.fset.Position(p.Stmt().Pos()).Column-1)
}

// lineEnd returns where the line ends on which a node ends: after its comment.
func (p Place) lineEnd(at token.Pos) token.Pos {
	for _, group := range p.file.Comments {
		if first := group.List[0]; first.Pos() >= at && p.line(first.Pos()) == p.line(at) {
			return first.End()
		}
	}
	return at
}

// After inserts a line after the statement and the comment on its last line.
func (p Place) After(text string) analysis.TextEdit {
	return Insert(p.lineEnd(p.Stmt().End()), "\n"+p.Indent()+text)
}

// Before inserts a line before the statement.
func (p Place) Before(text string) analysis.TextEdit {
	return Insert(p.Stmt().Pos(), text+"\n"+p.Indent())
}

// Delete removes the statement with its lines. It is false if a comment would
// go with it or be left alone.
func (p Place) Delete() (analysis.TextEdit, bool) {
	from, to := p.lineEnd(p.before()), p.Stmt().End()
	for _, group := range p.file.Comments {
		for _, c := range group.List {
			if c.Pos() >= from && p.line(c.Pos()) <= p.line(to) {
				return analysis.TextEdit{}, false
			}
		}
	}
	return analysis.TextEdit{Pos: from, End: to}, true
}
