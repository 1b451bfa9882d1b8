package proof_test

import (
	"go/token"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/analyzers/internal/arbiter"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

// TestOneStory runs all rules with all their categories on every fixture: no
// place has two findings, and no fix of one rule makes a finding of another.
func TestOneStory(t *testing.T) {
	total := 0
	for _, dir := range corpus(t) {
		t.Run(dir, func(t *testing.T) {
			c := linttest.Load(t, dir, analyzers.All(), analyzers.Alone())
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

// checkPair holds two findings to having a place each.
func checkPair(t *testing.T, f, g linttest.Finding) {
	t.Helper()
	a := arbiter.Finding{Rule: f.Rule, Diagnostic: analysis.Diagnostic{Category: f.Category, Pos: token.Pos(f.Pos.Offset)}}
	b := arbiter.Finding{Rule: g.Rule, Diagnostic: analysis.Diagnostic{Category: g.Category, Pos: token.Pos(g.Pos.Offset)}}
	if f.Place == g.Place && arbiter.Clash(a, b) {
		t.Errorf("one place, two findings\n\t%v\n\t%v", f, g)
	}
}
