package proof_test

import (
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func TestStory(t *testing.T) {
	for _, r := range analyzers.Rules() {
		t.Run(r.Name, func(t *testing.T) {
			c := linttest.Load(t, r.Name, analyzers.All())
			findings := c.Findings()
			for i, f := range findings {
				for _, g := range findings[i+1:] {
					if !strings.HasPrefix(f.Pos.Filename, "ctxkey") && f.Pos.Filename == g.Pos.Filename && f.Pos.Line == g.Pos.Line {
						t.Errorf("SAMELINE\n\t%v\n\t%v", f, g)
					}
				}
			}
			for _, p := range c.CheckFixes() {
				t.Error(p)
			}
		})
	}
}
