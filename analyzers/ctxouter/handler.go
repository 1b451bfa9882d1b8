package ctxouter

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// handler reports work for a request under the context of whoever set the
// handler up. It may be the server's, and meant.
func (c *checker) handler(lit *ctxindex.Func, r *types.Var) {
	if !c.Enabled("handler") || c.IsTest(lit.Node.Pos()) {
		return
	}
	var wrong []ctxlife.Capture
	for _, u := range c.Life.Captures(lit) {
		if c.captured(u, lit) {
			wrong = append(wrong, u)
		}
	}
	if len(wrong) == 0 {
		return
	}
	repair := "pass " + r.Name() + ".Context()"
	if r.Name() == "" || r.Name() == "_" {
		repair = "name the request and pass its Context()"
	}
	first := wrong[0]
	var related []analysis.RelatedInformation
	for _, u := range wrong[1:] {
		related = append(related, report.Related(u.At, "here too"))
	}
	c.Report(report.Finding{
		Category: "handler",
		Assumes:  c.Sums.Assumes(first.Call, first.Arg),
		At:       first.At,
		Message: fmt.Sprintf("%s gets %s from outside the handler, so it keeps running after the client disconnects and lacks the request's values; %s",
			report.CallName(first.Call), types.ExprString(first.At), repair),
		Related: related,
	})
}
