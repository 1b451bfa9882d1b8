// Package linttest runs a rule over its case directories and holds it to more
// than analysistest does: every diagnostic has a range, a known category and
// the suite's message style, a second run finds the same, and every fix leaves
// files that compile, are formatted, and no longer have the finding.
//
// It also loads as the command does, and analysistest does not: only the case
// has syntax, what it imports from elsewhere is known by its export data. A
// stub of a third-party package under testdata/src is therefore as opaque to a
// rule as the real package would be.
package linttest

import (
	"flag"
	"fmt"
	"go/types"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
	"github.com/ctxlint/ctxlint/internal/wire"
)

var update = flag.Bool("update", false, "write the golden files of fixes instead of comparing them")

// TestData returns the directory that holds the case directories, testdata at
// the top of the repository.
func TestData() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..", "..", "testdata")
}

// Run analyses the cases of a rule with every category and fix switched on. A
// case is the packages at and below testdata/src/<rule>/<case>. Expectations
// are want comments as analysistest has them; the files that are left when no
// fix is offered any more are compared with <file>.golden.
func Run(t *testing.T, newAnalyzer func() *analysis.Analyzer, cases ...string) {
	t.Helper()
	a := newAnalyzer()
	rule, ok := policy.Of(a.Name)
	if !ok {
		t.Fatalf("rule %q is not in the policy", a.Name)
	}
	shelf := shelfOf(a.Name, cases)
	for _, c := range cases {
		t.Run(c, func(t *testing.T) {
			t.Parallel()
			s := &suite{
				rule:    rule,
				create:  func() ([]*analysis.Analyzer, error) { return everything(newAnalyzer()) },
				dir:     TestData(),
				pattern: pattern(a.Name, c),
				shelf:   shelf,
				update:  *update,
			}
			for _, problem := range s.check() {
				t.Error(problem)
			}
		})
	}
}

// everything switches all categories and fixes of the analyzers on.
func everything(analyzers ...*analysis.Analyzer) ([]*analysis.Analyzer, error) {
	for _, a := range analyzers {
		rule, _ := policy.Of(a.Name)
		var names []string
		for _, c := range rule.Categories {
			names = append(names, c.Name)
		}
		if err := a.Flags.Set(wire.FlagCategories, strings.Join(names, ",")); err != nil {
			return nil, err
		}
		if err := a.Flags.Set(wire.FlagAssumed, strings.Join(names, ",")); err != nil {
			return nil, err
		}
		if err := a.Flags.Set(wire.FlagDeclined, "true"); err != nil {
			return nil, err
		}
		if err := a.Flags.Set(wire.FlagSuggested, "true"); err != nil {
			return nil, err
		}
	}
	return analyzers, nil
}

// A suite is the checks of one case.
type suite struct {
	rule    policy.Rule
	create  func() ([]*analysis.Analyzer, error)
	dir     string // GOPATH
	pattern string
	shelf   *shelf // where the case is loaded with others; nil if it isn't
	update  bool

	loaded  []*packages.Package       // the case as it is on disk
	outside map[string]*types.Package // what it imports from elsewhere
}

// check returns what is wrong with the case.
func (s *suite) check() []string {
	pkgs, err := s.load(nil)
	if err != nil {
		return []string{err.Error()}
	}
	findings, err := s.analyze(pkgs)
	if err != nil {
		return []string{err.Error()}
	}
	problems := s.checkWants(pkgs, findings)
	for _, f := range findings {
		problems = append(problems, checkStyle(s.rule, f.pkg.TypesInfo, f.Diagnostic)...)
	}
	again, err := s.analyze(pkgs)
	if err != nil {
		return append(problems, err.Error())
	}
	problems = append(problems, compareRuns(findings, again)...)
	nogo, err := s.analyzeAsNogo(pkgs)
	if err != nil {
		return append(problems, err.Error())
	}
	problems = append(problems, compareNogo(pkgs, findings, nogo)...)
	return append(problems, s.checkFixes(pkgs, findings)...)
}

// A finding is a diagnostic, who reported it and where.
type finding struct {
	analysis.Diagnostic
	rule string
	pkg  *packages.Package
}

// claim is what the finding claims.
func (f finding) claim() policy.Claim {
	category, assumed := wire.SplitCategory(f.Category)
	return policy.Claim{Ref: policy.Ref{Rule: f.rule, Category: category}, Assumed: assumed}
}

// analyze runs fresh analyzers and returns their findings in the order in
// which they were reported.
func (s *suite) analyze(pkgs []*packages.Package) ([]finding, error) {
	analyzers, err := s.create()
	if err != nil {
		return nil, err
	}
	graph, err := checker.Analyze(analyzers, pkgs, &checker.Options{SanityCheck: true})
	if err != nil {
		return nil, err
	}
	var findings []finding
	for _, act := range graph.Roots {
		if act.Err != nil {
			return nil, fmt.Errorf("%v: %w", act, act.Err)
		}
		for _, d := range act.Diagnostics {
			findings = append(findings, finding{d, act.Analyzer.Name, act.Package})
		}
	}
	return findings, nil
}

// compareRuns says how two runs over the same packages differ, the order of
// reports included.
func compareRuns(first, second []finding) []string {
	a, b := render(first), render(second)
	if slices.Equal(a, b) {
		return nil
	}
	return []string{fmt.Sprintf("a second run differs\n-- first --\n%s\n-- second --\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))}
}

// render spells findings out, save for the addresses in them.
func render(findings []finding) []string {
	var lines []string
	for _, f := range findings {
		line := fmt.Sprintf("%s: %v-%v %s %s", f.pkg.ID, f.Pos, f.End, f.Category, f.Message)
		for _, r := range f.Related {
			line += fmt.Sprintf("\n\t%v-%v %s", r.Pos, r.End, r.Message)
		}
		for _, fix := range f.SuggestedFixes {
			line += "\n\tfix " + fix.Message
			for _, e := range fix.TextEdits {
				line += fmt.Sprintf("\n\t\t%v-%v %q", e.Pos, e.End, e.NewText)
			}
		}
		lines = append(lines, line)
	}
	return lines
}
