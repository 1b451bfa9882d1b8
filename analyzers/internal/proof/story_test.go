package proof_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
)

// TestOneStory runs all rules with all their categories on every fixture: no
// place has two findings, and no fix of one rule makes a finding of another.
func TestOneStory(t *testing.T) {
	total := 0
	for _, dir := range corpus(t) {
		t.Run(dir, func(t *testing.T) {
			c := linttest.Load(t, dir, analyzers.All())
			findings := c.Findings()
			total += len(findings)
			for i, f := range findings {
				for _, g := range findings[i+1:] {
					checkPair(t, f, g)
				}
			}
			for _, problem := range c.CheckFixes() {
				t.Error(problem)
			}
		})
	}
	t.Logf("%d findings", total)
}

// corpus returns the fixture directories that hold expectations.
func corpus(t *testing.T) []string {
	t.Helper()
	src := filepath.Join(linttest.TestData(), "src")
	entries, err := os.ReadDir(src)
	if err != nil {
		t.Fatal(err)
	}
	var dirs []string
	for _, e := range entries {
		// The model's own fixtures lie there too; the stubs of foreign packages
		// have dots in their names.
		if filepath.Ext(e.Name()) == "" {
			dirs = append(dirs, e.Name())
		}
	}
	return dirs
}

// checkPair holds two findings to having a place each. One rule may say the
// same of two expressions of a statement.
func checkPair(t *testing.T, f, g linttest.Finding) {
	t.Helper()
	overlap := f.Pos == g.Pos || f.Pos.Filename == g.Pos.Filename && g.Pos.Offset < f.End.Offset && f.Pos.Offset < g.End.Offset
	if !overlap && (f.Place != g.Place || f.Rule == g.Rule) {
		return
	}
	a, b := policy.Ref{Rule: f.Rule, Category: f.Category}, policy.Ref{Rule: g.Rule, Category: g.Category}
	if policy.Apart(a, b) {
		return
	}
	if policy.Wins(b, a) {
		a, b = b, a
	}
	t.Errorf("one place, two findings; %s must be silent where %s reports\n\t%v\n\t%v", b, a, f, g)
}
