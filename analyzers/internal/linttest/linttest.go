// Package linttest runs a rule over its case directories and holds it to more
// than analysistest does: every diagnostic has a range, a known category and
// the suite's message style, a second run finds the same, and every fix leaves
// files that compile, are formatted, and no longer have the finding.
package linttest

import (
	"path/filepath"
	"regexp"
	"runtime"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// TestData returns the directory that holds the case directories, testdata at
// the top of the repository.
func TestData() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..", "..", "testdata")
}

// Run analyses the cases of a rule, each a package testdata/src/<rule>/<case>.
func Run(t *testing.T, newAnalyzer func() *analysis.Analyzer, cases ...string) {
	t.Helper()
	for _, c := range cases {
		t.Run(c, func(t *testing.T) {
			t.Parallel()
			a := newAnalyzer()
			enableAll(t, a)
			results := analysistest.RunWithSuggestedFixes(t, TestData(), a, a.Name+"/"+c)
			for _, r := range results {
				for _, d := range r.Action.Diagnostics {
					checkStyle(t, a.Name, d)
				}
			}
		})
	}
}

// enableAll switches every category of the rule on, with every fix.
func enableAll(t *testing.T, a *analysis.Analyzer) {
	t.Helper()
	row, ok := policy.Of(a.Name)
	if !ok {
		t.Fatalf("rule %s is not in the policy", a.Name)
	}
	all := ""
	for i, c := range row.Categories {
		if i > 0 {
			all += ","
		}
		all += c.Name
	}
	for flag, value := range map[string]string{wire.FlagCategories: all, wire.FlagSuggested: "true"} {
		if err := a.Flags.Set(flag, value); err != nil {
			t.Fatal(err)
		}
	}
}

func checkStyle(t *testing.T, rule string, d analysis.Diagnostic) {
	t.Helper()
	row, _ := policy.Of(rule)
	if _, ok := row.Category(d.Category); !ok {
		t.Errorf("%q: category %q is not in the policy", d.Message, d.Category)
	}
	if !d.End.IsValid() || d.End <= d.Pos {
		t.Errorf("%q: no range", d.Message)
	}
	style := regexp.MustCompile(`^[^A-Z\n][^\n]*[^.\n] \(` + rule + `\)$`)
	if !style.MatchString(d.Message) {
		t.Errorf("%q: want lower case, no final period, one line, (%s) at the end", d.Message, rule)
	}
	if len(d.SuggestedFixes) > 1 {
		t.Errorf("%q: more than one fix", d.Message)
	}
}
