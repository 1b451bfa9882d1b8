package ctxsend

import (
	"fmt"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// receiver reports a goroutine that is left behind in a receive, because the
// only sender may return without having sent or closed.
func (c *checker) receiver() {
	receives := c.ch.Of(ctxchan.Receive, ctxchan.Range)
	near := c.ch.Of(ctxchan.Send, ctxchan.Close)
	g, ok := c.far(receives)
	if !ok || len(near) == 0 || !c.near(near) || c.deferred(near) {
		return
	}
	bare := bareOps(receives)
	if len(bare) != len(receives) || !always(g.f, bare) {
		return
	}
	discharge := near
	if rangesAll(bare) {
		discharge = c.ch.Of(ctxchan.Close) // a value does not end a range
	}
	var out *exit
	for _, way := range c.leaves(g, discharge) {
		if c.means(g, way, near) {
			out = &way
			break
		}
	}
	if out == nil {
		return
	}
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
}

// deferred: a close when the function returns, whichever way.
func (c *checker) deferred(ops []ctxchan.Op) bool {
	for _, op := range ops {
		if cur, ok := c.x.Cursor(op.Node); ok {
			if k, _ := cur.ParentEdge(); k == edge.DeferStmt_Call {
				return true
			}
		}
	}
	return false
}

func rangesAll(ops []ctxchan.Op) bool {
	for _, op := range ops {
		if op.Kind != ctxchan.Range {
			return false
		}
	}
	return true
}
