package directive

import (
	"go/ast"
	"go/token"
)

// A node is what a directive may cover.
type node struct {
	ast.Node
	col, end int // column where it starts, last line
}

// layout is the arrangement of a file in lines.
type layout struct {
	file  *token.File
	nodes map[int][]node // by first line
	code  map[int]int    // first column at which a node starts or ends, by line
}

func (l *layout) line(pos token.Pos) int { return l.file.PositionFor(pos, false).Line }

func layOut(file *token.File, f *ast.File) *layout {
	l := &layout{file: file, nodes: map[int][]node{}, code: map[int]int{}}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n.(type) {
		case nil:
			return false
		case *ast.Comment, *ast.CommentGroup:
			return false
		}
		last := n.End()
		if f, ok := n.(*ast.File); ok {
			last = f.FileEnd
		}
		start, end := file.PositionFor(n.Pos(), false), file.PositionFor(last, false)
		l.mark(start)
		l.mark(end)
		l.nodes[start.Line] = append(l.nodes[start.Line], node{n, start.Column, end.Line})
		return true
	})
	return l
}

func (l *layout) mark(p token.Position) {
	if col, ok := l.code[p.Line]; !ok || p.Column < col {
		l.code[p.Line] = p.Column
	}
}

// declares reports whether n can have a doc comment.
func declares(n ast.Node) bool {
	switch n.(type) {
	case *ast.File, ast.Decl, ast.Spec, *ast.Field:
		return true
	}
	return false
}

// head returns the line on which the first block inside n opens, or its last
// line. A directive at a statement speaks about what the statement itself
// says, not about the statements in its body.
func (l *layout) head(n node) int {
	end := n.end
	ast.Inspect(n.Node, func(n ast.Node) bool {
		var opens token.Pos
		switch n := n.(type) {
		case *ast.BlockStmt:
			opens = n.Lbrace
		case *ast.CaseClause:
			opens = n.Colon
		case *ast.CommClause:
			opens = n.Colon
		case *ast.StructType:
			opens = n.Fields.Opening
		case *ast.InterfaceType:
			opens = n.Methods.Opening
		default:
			return true
		}
		if opens.IsValid() {
			end = min(end, l.line(opens))
		}
		return false
	})
	return end
}

// ignore returns the lines that a //ctxlint:ignore covers: behind code its
// own line, else the line after its comment group; with the rest of the
// statement that starts there, or with the whole declaration when it is part
// of a declaration's doc comment.
func (l *layout) ignore(pos token.Pos, g *ast.CommentGroup) (from, to int) {
	at := l.file.PositionFor(pos, false)
	from, to = at.Line, at.Line
	first := at.Line
	col, trailing := l.code[at.Line]
	trailing = trailing && col < at.Column
	if !trailing {
		first = l.line(g.End()) + 1
		to = first
	}
	for _, n := range l.nodes[first] {
		if !trailing && declares(n.Node) {
			to = max(to, n.end)
		} else {
			to = max(to, l.head(n))
		}
	}
	return from, to
}

// The method nolint returns the lines that golangci-lint gives to a //nolint: those of
// its comment group, and the whole of a node that starts on the next line in
// the column of the group.
func (l *layout) nolint(g *ast.CommentGroup) (from, to int) {
	at := l.file.PositionFor(g.Pos(), false)
	from, to = at.Line, l.line(g.End())
	for _, n := range l.nodes[to+1] {
		if n.col == at.Column {
			to = max(to, n.end)
		}
	}
	return from, to
}
