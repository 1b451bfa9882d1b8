package ctxsend

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// receiver reports a goroutine that is left behind in a receive, because the
// only sender may return without having sent or closed.
func (c *checker) receiver() bool {
	receives := c.ch.Of(ctxchan.Receive, ctxchan.Range)
	near := c.ch.Of(ctxchan.Send, ctxchan.Close)
	g, ok := c.far(receives)
	if !ok || len(near) == 0 || !c.near(near) {
		return false
	}
	bare := bareOps(receives)
	if !always(g.f, bare) {
		return false
	}
	discharge := near
	if rangesAll(bare) {
		discharge = c.ch.Of(ctxchan.Close) // a value does not end a range
	}
	ways := c.leaves(g, discharge)
	if len(discharge) == 0 && polls(c, bare) {
		ways = nil // it means to stop with its context: ctxloop says why it does not
	}
	if len(ways) == 0 || !c.means(g, near) {
		return false
	}
	out := ways[0]
	name := c.ch.Var.Name()
	how, related := "returns early", analysis.RelatedInformation{Pos: out.at.Pos(), End: out.at.End(), Message: "nobody sends on " + name + " or closes it after this"}
	if out.clause != nil {
		how = "takes the arm " + c.comm(out.clause)
	}
	message := fmt.Sprintf("the goroutine that receives from %s is left behind for ever if %s %s: nothing is sent on it or closes it then; defer close(%s)", name, c.function(), how, name)
	if rangesAll(bare) && len(discharge) == 0 {
		message = fmt.Sprintf("the goroutine that ranges over %s is left behind for ever when %s returns: nothing closes %s; close it after the last send", name, c.function(), name)
	}
	c.pass.Report(report.Finding{
		Category: "receiver",
		At:       bare[0].Node,
		Message:  message,
		Related:  []analysis.RelatedInformation{related, report.Related(g.start, "in this goroutine")},
	})
	return true
}

func rangesAll(ops []ctxchan.Op) bool {
	for _, op := range ops {
		if op.Kind != ctxchan.Range {
			return false
		}
	}
	return true
}

// polls reports whether a loop over the channel asks a context now and then.
func polls(c *checker, ops []ctxchan.Op) bool {
	for _, op := range ops {
		if loop, ok := op.Node.(*ast.RangeStmt); ok && c.flow.Of(op.In).Polled(loop.Body, nil) != nil {
			return true
		}
	}
	return false
}
