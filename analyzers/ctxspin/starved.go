package ctxspin

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// starved reports a Done arm beside one that signals its own channel: both are
// ready then, and which one goes is chance.
func (c *checker) starved(arm ctxflow.DoneArm) {
	if !c.pass.Enabled("starved") {
		return
	}
	loop := c.loopAround(arm.Select)
	if loop == nil || c.asksBefore(arm.Select, loop) {
		return
	}
	for _, stmt := range arm.Select.Body.List {
		clause := stmt.(*ast.CommClause)
		ch := c.received(clause)
		if ch == nil || clause == arm.Clause || len(clause.Body) > 0 && c.asksFirst(clause.Body[0]) {
			continue
		}
		at := c.signals(clause.Body, ch)
		if at == nil {
			continue
		}
		ctx := named(arm.Recv.X)
		c.pass.Report(report.Finding{
			Category: "starved",
			At:       arm.Recv,
			Message: fmt.Sprintf("the arm of %s signals that channel itself, so both arms may be ready when %s has ended, and the loop goes on until chance takes this one; ask %s.Err() before the select",
				ch.Var.Name(), ctx, ctx),
			Related: []analysis.RelatedInformation{report.Related(at, "signalled here")},
		})
		return
	}
}

// received returns the channel that a clause receives from, if it is known.
func (c *checker) received(clause *ast.CommClause) *ctxchan.Chan {
	for _, ch := range c.chans {
		for _, op := range ch.Ops {
			if op.Clause == clause && op.Kind == ctxchan.Receive && ch.Cap != 0 {
				return ch
			}
		}
	}
	return nil
}

// signals returns where statements send on a channel, or call a function of
// the package that does.
func (c *checker) signals(body []ast.Stmt, ch *ctxchan.Chan) ast.Node {
	sends := make(map[ast.Node]bool)
	for _, op := range ch.Of(ctxchan.Send) {
		sends[op.Node] = true
		sends[op.In.Node] = true
	}
	var found ast.Node
	for _, s := range body {
		ast.Inspect(s, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit, *ast.GoStmt:
				return false
			case *ast.SendStmt:
				if found == nil && sends[n] {
					found = n
				}
			case *ast.CallExpr:
				if f := c.x.Declaration(c.x.Callee(n)); found == nil && f != nil && sends[f.Node] {
					found = n
				}
			}
			return found == nil
		})
	}
	return found
}

// asksFirst reports whether a statement asks whether a context has ended.
func (c *checker) asksFirst(s ast.Stmt) bool {
	asks := false
	ast.Inspect(s, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if ok {
			v := c.f.Eval(call)
			asks = asks || v.Op == ctxflow.Err || isDone(v)
		}
		_, lit := n.(*ast.FuncLit)
		return !lit && !asks
	})
	return asks
}

// asksBefore reports whether the loop asks a context elsewhere than in the
// select: in its condition, or in a statement of its body.
func (c *checker) asksBefore(sel *ast.SelectStmt, loop ast.Stmt) bool {
	if s, ok := loop.(*ast.ForStmt); ok && s.Cond != nil {
		return true
	}
	for _, s := range loopBody(loop).List {
		if s != ast.Stmt(sel) && c.asksFirst(s) {
			return true
		}
	}
	return false
}

// signalled returns the channels of the package that something is sent on.
func signalled(chans *ctxchan.Channels) []*ctxchan.Chan {
	var found []*ctxchan.Chan
	for _, list := range [][]*ctxchan.Chan{chans.Local, chans.Shared} {
		for _, ch := range list {
			if len(ch.Of(ctxchan.Send)) > 0 {
				found = append(found, ch)
			}
		}
	}
	return found
}
