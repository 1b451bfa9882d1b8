package report

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/internal/wire"
)

// Explains reports whether somebody wants to know what [Pass.Silent] says: rules ask
// before work that only serves to say it.
func (p *Pass) Explains() bool { return p.explain }

// Silent says that the rule looked at a place and reports nothing, and why, for
// ctxlint explain: "its parent is canceled on line 12". It is nothing else.
func (p *Pass) Silent(at analysis.Range, category, format string, args ...any) {
	if !p.explain {
		return
	}
	p.reported++
	p.Pass.Report(analysis.Diagnostic{
		Pos: at.Pos(), End: at.End(),
		Category: wire.MarkSilent(category),
		Message:  fmt.Sprintf(format, args...),
	})
}
