package ctxblock

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
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
		if ch.In != w.f.Func || ch.Escapes {
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
	if !ok {
		return false
	}
	named, ok := types.Unalias(ch.Elem()).(*types.Named)
	return ok && named.Obj().Name() == "Signal" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "os"
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

// left reports a goroutine that does nothing until the caller's context ends,
// beside a function that goes on working and may return long before.
func (c *checker) left(w wait) bool {
	lit := w.f.Func
	if lit.Run != ctxindex.Spawned || lit.Parent == nil || !c.Enabled("left") {
		return false
	}
	at, ok := w.f.Locate(w.node)
	if !ok || w.f.InLoop(at) || !c.first(lit, w.node) {
		return false
	}
	f := w.f.ParentFlow()
	start, ok := f.Locate(lit.Node)
	if !ok || c.Life.After(f, start) == ctxlife.Nothing || f.IsMain() {
		return false // a companion of something that outlives the function
	}
	v := w.f.Eval(w.node.(*ast.UnaryExpr).X).Parent()
	if v == nil || !c.callersOwn(v) || c.Life.Ends(f, start, v) != nil || !c.returns(f, start, lit) {
		return false
	}
	name := ctxpeer.ContextName(w.node.(*ast.UnaryExpr))
	c.Report(report.Finding{
		Category: "left",
		At:       w.node,
		Message:  fmt.Sprintf("this goroutine leaks until %s is done if the function returns earlier; also select on a channel closed on return, or use context.AfterFunc and its stop function", name),
		Related:  []analysis.RelatedInformation{report.Related(lit.Call, "started here")},
	})
	return true
}

// first reports whether a wait is the first statement of a goroutine.
func (c *checker) first(lit *ctxindex.Func, n ast.Node) bool {
	for _, s := range lit.Body.List {
		if _, ok := s.(*ast.DeferStmt); ok {
			continue
		}
		return ctxindex.Contains(s, n)
	}
	return false
}

// callersOwn reports whether a context is the caller's own: one that a serving
// library ends when its handler returns is not, and of one that was derived
// here nothing is known but its cancel.
func (c *checker) callersOwn(v *ctxflow.Value) bool {
	for _, o := range v.Origins() {
		switch o.Op {
		case ctxflow.Param:
			if o.Var == nil || !ctxapi.IsContext(o.Var.Type()) {
				return false
			}
		case ctxflow.Field:
		default:
			return false
		}
	}
	return true
}

// returns reports whether the function that starts a goroutine may come to its
// end otherwise than by way of what ends the context.
func (c *checker) returns(f *ctxflow.Func, start ctxflow.Point, lit *ctxindex.Func) bool {
	var dones []ctxflow.Point
	for _, arm := range f.DoneArms() {
		dones = append(dones, ctxflow.Point{Block: int(arm.Body.Index), Node: 0})
	}
	joined := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return n == lit.Node
		case *ast.DeferStmt:
			fn := c.Index.Callee(n.Call)
			joined = joined || fn != nil && fn.FullName() == "(*sync.WaitGroup).Done" && ctxindex.Contains(lit.Node, n)
		case *ast.UnaryExpr:
			at, ok := f.Locate(n)
			if n.Op == token.ARROW && ok && !ctxindex.Contains(lit.Node, n) && (f.Eval(n.X).Op == ctxflow.Done || c.answered(n, lit)) && c.chosen(n) == nil {
				dones = append(dones, at)
			}
		}
		return true
	})
	for _, exit := range f.Exits() {
		byDone := joined || !f.Reaches(start, exit)
		for _, done := range dones {
			byDone = byDone || f.Dominates(done, exit)
		}
		if !byDone {
			return true
		}
	}
	return false
}

// answered reports whether a goroutine sends on, or closes, the channel of a
// receive.
func (c *checker) answered(recv *ast.UnaryExpr, lit *ctxindex.Func) bool {
	ch := c.sole(recv.X)
	if ch == nil {
		return false
	}
	for _, op := range ch.Of(ctxchan.Send, ctxchan.Close) {
		if op.In == lit {
			return true
		}
	}
	return false
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
