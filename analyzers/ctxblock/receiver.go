package ctxblock

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// receiver reports a goroutine that is left behind in a receive, because the
// only sender may return without having sent or closed.
func (m *meeting) receiver() bool {
	receives := m.ch.Of(ctxchan.Receive, ctxchan.Range)
	near := m.ch.Of(ctxchan.Send, ctxchan.Close)
	all, ok := m.goroutines(receives)
	if !ok || len(all) > 1 || !m.near(near) {
		return false
	}
	g := all[0]
	bare := ctxpeer.Bare(receives)
	if !m.always(g) {
		return false
	}
	discharge := near
	if rangesAll(bare) {
		discharge = m.ch.Of(ctxchan.Close) // a value does not end a range
	}
	at, ok := m.f.Locate(g.start)
	if !ok {
		return false
	}
	ways := ctxpeer.Ways(m.f, at, ctxpeer.Meets(m.f, discharge))
	if len(discharge) == 0 && (m.polls(bare) || !m.peers.Drains(bare[0])) {
		ways = nil // it means to stop: with its context, of which ctxloop tells, or by a value
	}
	if len(ways) == 0 || !m.means(g, near) {
		return false
	}
	out, name := ways[0], m.ch.Var.Name()
	message := fmt.Sprintf("the goroutine that receives from %s leaks if %s, because nothing then sends on %s or closes it; defer close(%s)", name, m.how(out), name, name)
	if rangesAll(bare) && len(discharge) == 0 {
		message = fmt.Sprintf("the goroutine that ranges over %s leaks when %s returns, because nothing closes %s; close it after the last send", name, m.function(), name)
	}
	m.say(report.Finding{
		Category: "hang",
		At:       bare[0].Node,
		Message:  message,
		Related: []analysis.RelatedInformation{
			{Pos: out.At.Pos(), End: out.At.End(), Message: "nothing sends on " + name + " or closes it after this"},
			report.Related(g.start, "in this goroutine"),
		},
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
func (m *meeting) polls(ops []ctxchan.Op) bool {
	for _, op := range ops {
		if loop, ok := op.Node.(*ast.RangeStmt); ok && m.Flow.Of(op.In).Polled(loop.Body, nil) != nil {
			return true
		}
	}
	return false
}
