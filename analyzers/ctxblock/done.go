package ctxblock

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// only reports a wait for nothing but contexts and stop channels, while a
// goroutine that was started before may send its error, which is received
// afterwards only.
func (c *checker) only(w wait) bool {
	name, first, ok := c.ending(w)
	if !ok {
		return false
	}
	at, ok := w.f.Locate(first)
	if !ok {
		return false
	}
	for _, ch := range c.chans.Local {
		if ch.In != w.f.Func || ch.Escapes || ch.Many {
			continue
		}
		op, start := c.outcome(w, ch, at)
		if start == nil {
			continue
		}
		c.Report(report.Finding{
			Category: "only",
			At:       first,
			Message: fmt.Sprintf("this waits until %s is done, so an error that the goroutine sends on %s before is not noticed; select on both",
				name, ch.Var.Name()),
			Related: []analysis.RelatedInformation{report.Related(op, "received here, after the wait"), report.Related(start, "sent by this goroutine")},
		})
		return true
	}
	return false
}

// ending returns the name of the context that a wait waits for, and the receive
// that does; false if it waits for more than contexts and stop channels.
func (c *checker) ending(w wait) (string, *ast.UnaryExpr, bool) {
	if w.sel == nil {
		recv := w.node.(*ast.UnaryExpr)
		return ctxpeer.ContextName(recv), recv, true
	}
	var first *ast.UnaryExpr
	for _, clause := range w.sel.Body.List {
		recv := ctxindex.Received(clause.(*ast.CommClause).Comm)
		if recv == nil {
			return "", nil, false
		}
		switch t := c.TypesInfo.TypeOf(recv.X); {
		case w.f.Eval(recv.X).Op == ctxflow.Done:
			if first == nil {
				first = recv
			}
		case !ctxapi.IsDoneChan(t) && !isSignals(t):
			return "", nil, false
		}
	}
	if first == nil {
		return "", nil, false
	}
	at, ok := w.f.Locate(first)
	return ctxpeer.ContextName(first), first, ok && !w.f.InLoop(at)
}

// isSignals reports whether a channel is one of os.Signal.
func isSignals(t types.Type) bool {
	ch, ok := t.Underlying().(*types.Chan)
	return ok && ctxapi.IsSignal(ch.Elem())
}

// outcome returns the receive, behind a wait, of an error that a goroutine
// started before the wait sends.
func (c *checker) outcome(w wait, ch *ctxchan.Chan, at ctxflow.Point) (op, start ast.Node) {
	elem := ch.Var.Type().Underlying().(*types.Chan).Elem()
	if !ctxapi.IsError(elem) {
		return nil, nil
	}
	for _, s := range ch.Of(ctxchan.Send) {
		spawned := c.peers.Start(ch, s)
		if spawned == nil || c.peers.HasDone(s) { // it ends with the context as well
			return nil, nil
		}
		if p, ok := w.f.Locate(spawned); !ok || !w.f.Dominates(p, at) {
			return nil, nil
		}
		if c.woken(w.sel, s) {
			return nil, nil
		}
		start = spawned
	}
	for _, r := range ch.Of(ctxchan.Receive, ctxchan.Range) {
		got, ok := w.f.Locate(r.Node)
		if r.In != w.f.Func || !ok || !w.f.Dominates(at, got) || r.Select == w.sel && w.sel != nil {
			return nil, nil
		}
		op = r.Node
	}
	if op == nil {
		return nil, nil
	}
	return op, start
}

// chosen returns the select that an operation is the communication of, or nil.
func (c *checker) chosen(n ast.Node) *ast.SelectStmt {
	cur, ok := c.Index.Cursor(n)
	if !ok {
		return nil
	}
	_, sel := ctxchan.Communication(cur)
	return sel
}
