package proof_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func TestTmp(t *testing.T) {
	if os.Getenv("TMPX") == "" {
		t.Skip()
	}
	n := 0
	for _, r := range analyzers.Rules() {
		c := linttest.Load(t, r.Name, analyzers.All())
		findings := c.Findings()
		n += len(findings)
		for i, f := range findings {
			for j, g := range findings {
				if i == j || f.Rule == g.Rule || f.Pos.Filename != g.Pos.Filename || f.Pos.Line == g.Pos.Line {
					continue
				}
				for _, p := range g.Related {
					if p.Filename == f.Pos.Filename && p.Line == f.Pos.Line {
						fmt.Printf("REL\t%v\n\t%v\n", f, g)
					}
				}
				if i < j {
					for _, p := range g.Related {
						for _, q := range f.Related {
							if p == q {
								fmt.Printf("BOTH %v\t%v\n\t%v\n", p, f, g)
							}
						}
					}
				}
			}
		}
	}
	fmt.Println(n)
}
