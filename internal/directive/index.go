package directive

import (
	"go/ast"
	"go/token"
	"strings"
	"sync"
)

// An Index holds the directives of one file. The zero value holds none.
type Index struct {
	file  *token.File
	list  []Directive
	lines func() []extent // of each directive; worked out when first asked for
}

// An extent is the first and last line that a directive covers.
type extent struct{ from, to int }

// File reads the directives of a file that was parsed with comments. Without
// any it costs a look at the first bytes of each comment.
func File(fset *token.FileSet, f *ast.File) Index {
	var x Index
	var groups []*ast.CommentGroup // of each directive
	for _, g := range f.Comments {
		for _, c := range g.List {
			if !strings.Contains(c.Text, nolint) && !strings.Contains(c.Text, prefix[2:]) {
				continue
			}
			if d, ok := parse(c); ok {
				x.list = append(x.list, d)
				groups = append(groups, g)
			}
		}
	}
	if x.list == nil {
		return x
	}
	// Lines are those of the file itself: //line comments move positions
	// that are shown, not the neighbourhood of a comment.
	x.file = fset.File(f.FileStart)
	x.lines = sync.OnceValue(func() []extent {
		lay, lines := layOut(x.file, f), make([]extent, len(x.list))
		for i, d := range x.list {
			switch d.Kind {
			case NoLint:
				lines[i].from, lines[i].to = lay.nolint(groups[i])
			case Ignore:
				lines[i].from, lines[i].to = lay.ignore(d.Pos, groups[i])
			}
		}
		return lines
	})
	for i := range x.list {
		x.list[i].place = i
	}
	return x
}

// All returns the directives in the order of the file.
func (x Index) All() []Directive { return x.list }

// Suppresses reports whether a directive covers a finding of the rule and
// category that starts at pos.
func (x Index) Suppresses(rule, category string, pos token.Pos) bool {
	for _, d := range x.list {
		if d.Matches(rule, category) && x.Covers(d, pos) {
			return true
		}
	}
	return false
}

// Covers reports whether pos is on a line that the directive, which is one of
// the index, speaks about.
func (x Index) Covers(d Directive, pos token.Pos) bool {
	if x.file == nil || int(pos) < x.file.Base() || int(pos) > x.file.Base()+x.file.Size() {
		return false
	}
	line := x.file.PositionFor(pos, false).Line
	covers := x.lines()[d.place]
	return covers.from <= line && line <= covers.to
}
