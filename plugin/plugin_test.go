package plugin

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"
)

func TestRegistered(t *testing.T) {
	if _, err := register.GetPlugin(Name); err != nil {
		t.Error(err)
	}
}

func TestSettings(t *testing.T) {
	for _, test := range []struct {
		name     string
		settings any
		want     string // part of the error
	}{
		{"none", nil, ""},
		{"empty", map[string]any{}, ""},
		{"full", map[string]any{
			"rules": []any{"default", "-ctxvalue", "ctxroot/owner"}, "strict": true, "style": true, "suggested": true,
			"options": map[string]any{"ctxbag": map[string]any{"allow": []any{"example.com/p.T"}}},
			"vocabulary": map[string]any{
				"valueonly": []any{"example.com/log", "example.com/trace.Tracer.Note"}, "cleanup": []any{"example.com/queue.Message.Nack"},
				"detach": []any{"example.com/async.Detached"}, "joins": []any{"example.com/pool.Pool.Collect"}, "carriers": []any{"example.com/web.Ctx.Std"},
			},
			"extent": map[string]any{"brief": "2s", "word": "20ms", "finding": "3s", "late": "4s"},
		}, ""},
		{"no name", map[string]any{"vocabulary": map[string]any{"valueonly": []any{"(*log.T).M"}}}, `vocabulary: valueonly: "(*log.T).M" names no package, function or method`},
		{"no carrier", map[string]any{"vocabulary": map[string]any{"carriers": []any{"example.com/web.Ctx"}}}, `vocabulary: carriers: "example.com/web.Ctx" names no method or field of a type`},
		{"own function", map[string]any{"vocabulary": map[string]any{"joins": []any{"github.com/ctxlint/ctxlint/plugin.New"}}}, `vocabulary: joins: "github.com/ctxlint/ctxlint/plugin.New" is of this module: write //ctxlint:joins above the function`},
		{"unknown word", map[string]any{"vocabulary": map[string]any{"valueless": []any{}}}, `ctxlint: vocabulary: unknown key "valueless"; did you mean "valueonly"?`},
		{"far word", map[string]any{"vocabulary": map[string]any{"x": []any{}}}, `ctxlint: vocabulary: unknown key "x"; use carriers, cleanup, detach, joins, valueonly`},
		{"unknown threshold", map[string]any{"extent": map[string]any{"pause": "1s"}}, `ctxlint: extent: unknown key "pause"; use brief, finding, late, word`},
		{"no duration", map[string]any{"extent": map[string]any{"late": "2"}}, `ctxlint: extent: late: "2" is no duration: write one such as 500ms, 2s or 1m`},
		{"negative", map[string]any{"extent": map[string]any{"word": "-2s"}}, `ctxlint: extent: word: -2s is not positive`},
		{"out of order", map[string]any{"extent": map[string]any{"finding": "3s"}}, `ctxlint: extent: late: 2s is shorter than finding: 3s`},
		{"a number", map[string]any{"extent": map[string]any{"finding": 3}}, `cannot unmarshal number`},
		{"unknown key", map[string]any{"rulez": []any{}}, `ctxlint: decoding settings: unknown field "rulez"`},
		{"unknown rule", map[string]any{"rules": []any{"ctxrot"}}, `ctxlint: unknown rule "ctxrot"; did you mean "ctxroot"?`},
		{"unknown category", map[string]any{"rules": []any{"ctxroot/ownr"}}, `did you mean "ctxroot/owner"?`},
		{"wrong type", map[string]any{"strict": "yes"}, "ctxlint: decoding settings: cannot unmarshal string"},
		{"nothing on", map[string]any{"rules": []any{"-default"}}, "ctxlint: the selection of rules is empty"},
		{"option of nobody", map[string]any{"options": map[string]any{"ctxbog": map[string]any{}}}, `options: unknown rule "ctxbog"`},
		{"unknown option", map[string]any{"options": map[string]any{"ctxbag": map[string]any{"alow": []any{}}}}, `options: ctxbag has no option "alow"`},
		{"no option", map[string]any{"options": map[string]any{"ctxbag": map[string]any{"categories": []any{"value"}}}}, `ctxbag has no option "categories"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, err := New(test.settings)
			switch {
			case test.want == "" && err != nil:
				t.Error(err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n")):
				t.Errorf("%v, want %s", err, test.want)
			case err == nil:
				analyzers, err := p.BuildAnalyzers()
				if err != nil || len(analyzers) == 0 {
					t.Errorf("%d analyzers, %v", len(analyzers), err)
				}
				if err := analysis.Validate(analyzers); err != nil {
					t.Error(err)
				}
			}
		})
	}
	if _, err := New(nil); err != nil { // the flags are the process's: as they were
		t.Fatal(err)
	}
}

// golangci-lint loads the world from source for the sake of a fact.
func TestFactless(t *testing.T) {
	p, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	analyzers, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	var visit func(a *analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		if len(a.FactTypes) > 0 {
			t.Errorf("%s has facts", a.Name)
		}
		for _, req := range a.Requires {
			visit(req)
		}
	}
	for _, a := range analyzers {
		visit(a)
	}
}

func TestNolint(t *testing.T) {
	const src = `package p

var a = 1 //nolint:ctxroot // why
var b = 1 //nolint:ctxlint
var c = 1 //nolint
var d = 1 //nolint:errcheck,ctxroot
var e = 1
`
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	pass := &analysis.Pass{Fset: fset, Files: []*ast.File{f}}
	got := ""
	for i, decl := range f.Decls {
		if ignored(pass, "ctxroot", analysis.Diagnostic{Pos: decl.Pos()}) {
			got += string(rune('a' + i))
		}
	}
	// The rest is golangci-lint's own, and nolintlint's to account for.
	if got != "ad" {
		t.Errorf("ignored %q", got)
	}
}

func TestTrim(t *testing.T) {
	d := trim(analysis.Diagnostic{Message: "wrong (ctxroot)", Related: make([]analysis.RelatedInformation, 2)}, "ctxroot")
	if d.Message != "wrong" || d.Related != nil {
		t.Errorf("%+v", d)
	}
}
