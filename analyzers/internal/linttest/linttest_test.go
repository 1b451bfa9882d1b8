package linttest

import (
	"fmt"
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// toy is a rule that reports calls of functions named bad.
var toy = policy.Rule{Name: "toy", Categories: []policy.Category{
	{Name: "call", Fix: policy.Safe},
	{Name: "plain", Fix: policy.NoFix},
	{Name: "review", Fix: policy.Suggested},
}}

const source = `package a

import "errors"

func bad() error { return errors.New("bad") }

func good() error { return errors.New("good") }

func f() error {
	return bad() // want "call of bad"
}
`

var golden = strings.Replace(source, "return bad()", "return good()", 1)

func call(fix string) analysis.Diagnostic {
	return analysis.Diagnostic{
		Category:       "call",
		Message:        "call of bad (toy)",
		URL:            wire.RuleURL("toy", "call"),
		SuggestedFixes: []analysis.SuggestedFix{{Message: "call good", TextEdits: []analysis.TextEdit{{NewText: []byte(fix)}}}},
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	runs := 0
	for _, test := range []struct {
		name   string
		source string // default: source
		golden string // default: golden; "-" for none
		// report completes a diagnostic for the call of bad. Its range and
		// those of its edits are set to the call if they are empty.
		report func(pass *analysis.Pass, d *analysis.Diagnostic)
		want   string // part of the only problem; "" for none
	}{
		{name: "right"},
		{name: "unexpected", source: strings.Replace(source, "// want", "// not", 1), golden: "-", want: "unexpected finding: call of bad",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) { d.SuggestedFixes = nil }},
		{name: "missed", source: source + "\n// want \"more\"\n", golden: golden + "\n// want \"more\"\n", want: "no finding matches `more`"},
		{name: "not compiling", source: source + "\nvar x int = nil\n", want: "cannot use nil"},
		{name: "no range", want: "no range",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) { d.End = d.Pos }},
		{name: "unknown category", golden: "-", want: `category "other" is not in the policy`,
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) {
				d.Category, d.URL, d.SuggestedFixes = "other", wire.RuleURL("toy", "other"), nil
			}},
		{name: "capital", want: "want lower case",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) { d.Message = "Finding: " + d.Message }},
		{name: "period", want: "no final period",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) { d.Message = "call of bad. (toy)" }},
		{name: "no rule name", want: "(toy) at the end",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) { d.Message = "call of bad" }},
		{name: "two lines", want: "one line",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) { d.Message = "call\nof bad (toy)" },
			source: strings.Replace(source, "call of bad", "call", 1), golden: strings.Replace(golden, "call of bad", "call", 1)},
		{name: "URL", want: "does not lead to the rule's page",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) { d.URL = wire.RuleURL("toy", "") }},
		{name: "related", want: "related position",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) {
				d.Related = []analysis.RelatedInformation{{Pos: d.Pos}}
			}},
		{name: "two fixes", want: "more than one fix",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) {
				other := d.SuggestedFixes[0]
				other.Message = "another"
				d.SuggestedFixes = append(d.SuggestedFixes, other)
			}},
		{name: "fix without text", want: "lacks text",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) { d.SuggestedFixes[0].Message = "" }},
		{name: "fix against policy", want: "says that category plain has none",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) {
				d.Category, d.URL = "plain", wire.RuleURL("toy", "plain")
			}},
		{name: "fix safer than policy", want: "those of category review are suggested",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) {
				d.Category, d.URL = "review", wire.RuleURL("toy", "review")
			}},
		{name: "marked fix",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) {
				d.Category, d.URL = "review", wire.RuleURL("toy", "review")
				d.SuggestedFixes[0].Message = wire.MarkSuggested("call good")
			}},
		{name: "second run differs", want: "a second run differs",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) {
				runs++
				d.Message = fmt.Sprintf("call of bad %d (toy)", runs)
			}, golden: "-", source: source},
		{name: "undefined", golden: "-", want: "undefined: nothing",
			report: fixWith("nothing()")},
		{name: "unused import", golden: "-", want: `"errors" imported and not used`,
			source: "package a\n\nimport \"errors\"\n\nfunc f() error {\n\treturn bad(errors.New) // want \"call\"\n}\n\nfunc bad(any) error { return nil }\n",
			report: fixWith("nil")},
		{name: "unused variable", golden: "-", want: "declared and not used: x",
			source: "package a\n\nfunc f() error {\n\tx := 1\n\treturn bad(x) // want \"call\"\n}\n\nfunc bad(any) error { return nil }\n",
			report: fixWith("nil")},
		{name: "new import", golden: strings.Replace(strings.Replace(golden, "good() //", "fmt.Errorf(\"\") //", 1), "import \"errors\"", "import \"errors\"\nimport \"fmt\"", 1),
			report: func(pass *analysis.Pass, d *analysis.Diagnostic) {
				fix := &d.SuggestedFixes[0]
				fix.TextEdits[0].NewText = []byte(`fmt.Errorf("")`)
				at := pass.Files[0].Imports[0].End()
				fix.TextEdits = append(fix.TextEdits, analysis.TextEdit{Pos: at, End: at, NewText: []byte("\nimport \"fmt\"")})
			}},
		{name: "unformatted", golden: "-", want: "is not formatted",
			report: fixWith("good( )")},
		{name: "new finding", golden: "-", want: "fixed files have a new finding",
			report: fixWith("error(bad())")},
		{name: "endless", golden: "-", want: "still offered after",
			source: "package a\n\nfunc f() {\n\tbad() // want \"call\"\n\tbad() // want \"call\"\n}\n\nfunc bad() {}\n",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) {
				d.SuggestedFixes[0].TextEdits[0] = analysis.TextEdit{Pos: 11, End: 11, NewText: fmt.Appendf(nil, "\n// %d\n", d.Pos)}
			}},
		{name: "two files", want: "edits of two files",
			report: func(pass *analysis.Pass, d *analysis.Diagnostic) {
				at := pass.Files[1].FileStart
				fix := &d.SuggestedFixes[0]
				fix.TextEdits = append(fix.TextEdits, analysis.TextEdit{Pos: at, End: at, NewText: []byte("// x\n")})
			}},
		{name: "golden differs", golden: source, want: "differs"},
		{name: "golden missing", golden: "-", want: "is missing"},
		{name: "golden without fix", want: "no fix changes the file",
			report: func(_ *analysis.Pass, d *analysis.Diagnostic) { d.SuggestedFixes = nil }},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := newSuite(t, or(test.source, source), or(test.golden, golden), test.report)
			problems := strings.Join(s.check(), "\n")
			switch {
			case test.want == "" && problems != "":
				t.Errorf("problems: %s", problems)
			case !strings.Contains(problems, test.want):
				t.Errorf("want %q among the problems: %s", test.want, problems)
			}
		})
	}
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	s := newSuite(t, source, "-", nil)
	s.update = true
	if problems := s.check(); problems != nil {
		t.Fatal(problems)
	}
	s.update = false
	if problems := s.check(); problems != nil {
		t.Error(problems)
	}
}

// TestTakeTurns has two fixes that overlap: the second one is made in the
// next round.
func TestTakeTurns(t *testing.T) {
	t.Parallel()
	const nested = "package a\n\nfunc f() {\n\tbad(bad(nil)) // want \"call\" \"call\"\n}\n\nfunc bad(any) any { return nil }\n\nfunc good(any) any { return nil }\n"
	s := newSuite(t, nested, strings.Replace(nested, "bad(bad(nil))", "good(good(nil))", 1), nil)
	if problems := s.check(); problems != nil {
		t.Error(problems)
	}
}

func fixWith(text string) func(*analysis.Pass, *analysis.Diagnostic) {
	return func(_ *analysis.Pass, d *analysis.Diagnostic) {
		d.SuggestedFixes[0].TextEdits[0].NewText = []byte(text)
	}
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func newSuite(t *testing.T, source, golden string, report func(*analysis.Pass, *analysis.Diagnostic)) *suite {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{"a.go": source, "b.go": "package a\n"}
	if golden != "-" {
		files["a.go.golden"] = golden
	}
	for name, content := range files {
		name = filepath.Join(dir, "src", "toy", "a", name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return &suite{
		rule:    toy,
		create:  func() ([]*analysis.Analyzer, error) { return []*analysis.Analyzer{newToy(report)}, nil },
		dir:     dir,
		pattern: "toy/a/...",
	}
}

func newToy(complete func(*analysis.Pass, *analysis.Diagnostic)) *analysis.Analyzer {
	return &analysis.Analyzer{Name: "toy", Doc: "toy", Run: func(pass *analysis.Pass) (any, error) {
		for _, f := range pass.Files {
			ast.Inspect(f, func(n ast.Node) bool {
				if c, ok := n.(*ast.CallExpr); ok {
					if id, ok := c.Fun.(*ast.Ident); ok && id.Name == "bad" {
						fixed := *c
						fixed.Fun = ast.NewIdent("good")
						d := call(types.ExprString(&fixed))
						d.Pos, d.End = c.Pos(), c.End()
						if complete != nil {
							complete(pass, &d)
						}
						for _, fix := range d.SuggestedFixes {
							for i := range fix.TextEdits {
								if e := &fix.TextEdits[i]; !e.Pos.IsValid() {
									e.Pos, e.End = c.Pos(), c.End()
								}
							}
						}
						pass.Report(d)
					}
				}
				return true
			})
		}
		return nil, nil
	}}
}
