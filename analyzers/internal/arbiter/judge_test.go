package arbiter

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/internal/wire"
)

const src = `package p

func f(a, b int) {
	g(a, b)
	if h(a) {
		g(b, b)
	}
}
`

// at returns a finding at the nth appearance of a text.
func at(f *ast.File, rule, category, text string, n int) Finding {
	i := -1
	for range n {
		i += 1 + strings.Index(src[i+1:], text)
	}
	pos := f.FileStart + token.Pos(i)
	return Finding{Rule: rule, Place: Place([]*ast.File{f}, pos), Diagnostic: analysis.Diagnostic{Category: category, Pos: pos, End: pos + token.Pos(len(text)), Message: text}}
}

func TestJudge(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		all  []Finding
		want string // rules that are kept, in order
	}{
		{"the table decides", []Finding{at(f, "ctxtodo", "todo", "b)", 1), at(f, "ctxshared", "shared", "a, b)", 1)}, "ctxshared"},
		{"the tier comes first", []Finding{at(f, "ctxroot", "unbounded", "a, b)", 1), at(f, "ctxescape", "local", "b)", 1)}, "ctxescape"},
		{"another statement", []Finding{at(f, "ctxroot", "root", "a, b)", 1), at(f, "ctxescape", "local", "b, b)", 1)}, "ctxroot ctxescape"},
		{"the condition and the body", []Finding{at(f, "ctxroot", "root", "a) {", 1), at(f, "ctxescape", "local", "b, b)", 1)}, "ctxroot ctxescape"},
		{"one rule, two expressions", []Finding{at(f, "ctxroot", "root", "a, b)", 1), at(f, "ctxroot", "unbounded", "b)", 1)}, "ctxroot ctxroot"},
		{"one rule, one expression", []Finding{at(f, "ctxroot", "unbounded", "a, b)", 1), at(f, "ctxroot", "root", "a, b)", 1)}, "ctxroot"},
		{"apart", []Finding{at(f, "ctxkey", "builtin", "a, b)", 1), at(f, "ctxlost", "unused", "g(a", 1)}, "ctxlost ctxkey"},
		{"a failure is no finding", []Finding{at(f, "ctxtodo", wire.CategoryInternal, "a, b)", 1), at(f, "ctxroot", "root", "a, b)", 1)}, "ctxtodo ctxroot"},
		// ctxblock loses to ctxescape, and then ctxtodo loses to nobody but that.
		{"two losers", []Finding{at(f, "ctxtodo", "todo", "b)", 1), at(f, "ctxblock", "hang", "g(a", 1), at(f, "ctxescape", "local", "a, b)", 1)}, "ctxescape"},
		{"alone", []Finding{at(f, "ctxtodo", "todo", "b)", 1)}, "ctxtodo"},
		{"nothing", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, f := range Judge(test.all) {
				got = append(got, f.Rule)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("kept %v, want %s", got, test.want)
			}
		})
	}
}
