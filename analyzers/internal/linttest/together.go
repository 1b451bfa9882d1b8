package linttest

import (
	"fmt"
	"go/token"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/analyzers/internal/arbiter"
	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
)

// A Finding is what a rule of several said about a fixture.
type Finding struct {
	Rule, Category, Message string
	Assumed                 bool
	Pos, End                token.Position
	// Place is where the innermost statement, specification or parameter
	// around Pos begins: see policy.Wins.
	Place token.Position
}

func (f Finding) String() string {
	return fmt.Sprintf("%s-%d:%d: %s [%s]", f.Pos, f.End.Line, f.End.Column, f.Message, f.Category)
}

// A Corpus is fixture packages that several rules look at together, with every
// category and fix switched on.
type Corpus struct {
	suite    suite
	pkgs     []*packages.Package
	findings []finding
	alone    []finding // what each rule finds by itself
}

// Load analyses the packages at and below testdata/src/<dir> with the suite,
// and with its rules alone, which say more.
func Load(t *testing.T, dir string, analyzers, alone []*analysis.Analyzer) *Corpus {
	t.Helper()
	c := &Corpus{suite: suite{
		create:  func() ([]*analysis.Analyzer, error) { return everything(analyzers...) },
		dir:     TestData(),
		pattern: dir + "/...",
	}}
	var err error
	if c.pkgs, err = c.suite.load(nil); err != nil {
		t.Fatal(err)
	}
	if c.findings, err = c.suite.analyze(c.pkgs); err != nil {
		t.Fatal(err)
	}
	single := c.suite
	single.create = func() ([]*analysis.Analyzer, error) { return everything(alone...) }
	if c.alone, err = single.analyze(c.pkgs); err != nil {
		t.Fatal(err)
	}
	return c
}

// Findings returns what the rules say, sorted by place.
func (c *Corpus) Findings() []Finding {
	var list []Finding
	for _, f := range c.findings {
		g := Finding{
			Rule: f.rule, Category: f.claim().Category, Assumed: f.claim().Assumed, Message: f.Message,
			Pos: c.position(f, f.Pos), End: c.position(f, f.End), Place: c.position(f, arbiter.Place(f.pkg.Syntax, f.Pos)),
		}
		list = append(list, g)
	}
	slices.SortStableFunc(list, func(a, b Finding) int {
		if d := strings.Compare(a.Pos.Filename, b.Pos.Filename); d != 0 {
			return d
		}
		return a.Pos.Offset - b.Pos.Offset
	})
	return slices.CompactFunc(list, func(a, b Finding) bool { return a.String() == b.String() })
}

func (c *Corpus) position(f finding, pos token.Pos) token.Position {
	posn := f.pkg.Fset.Position(pos)
	posn.Filename = strings.TrimPrefix(posn.Filename, c.suite.dir+"/src/")
	return posn
}

// CheckFixes applies the fixes of each rule, until it offers none any more,
// and says what another rule finds then that it had not found before, be it
// hidden behind another finding.
func (c *Corpus) CheckFixes() []string {
	var problems []string
	rules := make(map[string]bool)
	for _, f := range c.findings {
		if len(f.SuggestedFixes) > 0 {
			rules[f.rule] = true
		}
	}
	for _, rule := range slices.Sorted(maps.Keys(rules)) {
		problems = append(problems, c.checkFixesOf(rule)...)
	}
	return problems
}

func (c *Corpus) checkFixesOf(rule string) (problems []string) {
	s := &c.suite
	known := make(map[string]int)
	for _, f := range c.alone {
		known[c.unplaced(f)]++
		known[c.kind(f)]++
	}
	findings := of(rule, c.findings)
	fixed := make(map[string][]byte)
	for round := 0; hasFix(findings); round++ {
		if round == maxRounds {
			return append(problems, fmt.Sprintf("%s: fixes are still offered after %d rounds", rule, maxRounds))
		}
		if _, err := applyAll(findings, fixed); err != nil {
			return append(problems, err.Error())
		}
		pkgs, err := s.load(fixed)
		if err != nil {
			return append(problems, fmt.Sprintf("%s: fixed files do not compile: %v", rule, err))
		}
		all, err := s.analyze(pkgs)
		if err != nil {
			return append(problems, err.Error())
		}
		seen := make(map[string]int)
		for _, f := range all {
			key, kind := c.unplaced(f), c.kind(f)
			seen[key]++
			seen[kind]++
			// A fix may change the words of a finding: a name, a better context.
			if f.rule != rule && seen[key] > known[key] && seen[kind] > known[kind] && !policy.Follows(rule, f.claim()) {
				posn := c.position(f, f.Pos)
				problems = append(problems, fmt.Sprintf("after the fixes of %s: %s: %s [%s]\n\t%s", rule, posn, f.Message, f.Category, lineOf(fixed, s.dir+"/src/"+posn.Filename, posn.Line)))
			}
		}
		if len(problems) > 0 {
			return problems
		}
		findings = of(rule, all)
	}
	return problems
}

func of(rule string, findings []finding) (list []finding) {
	for _, f := range findings {
		if f.rule == rule {
			list = append(list, f)
		}
	}
	return list
}

// unplaced identifies a finding where fixes have moved lines, or another
// category of the rule says the same.
func (c *Corpus) unplaced(f finding) string {
	return f.pkg.ID + ": " + c.position(f, f.Pos).Filename + ": " + unplaced(f.Message)
}

// kind counts with the other findings of a category in the file.
func (c *Corpus) kind(f finding) string {
	return f.pkg.ID + ": " + c.position(f, f.Pos).Filename + ": " + f.claim().Ref.String()
}

func lineOf(files map[string][]byte, name string, line int) string {
	lines := strings.Split(string(files[name]), "\n")
	if line > len(lines) {
		return ""
	}
	return strings.TrimSpace(lines[line-1])
}
