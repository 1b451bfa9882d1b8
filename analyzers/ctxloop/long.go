package ctxloop

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// long reports a loop over data whose turns wait or go to disk and that asks
// no context. An endless one counts if it reads on until nothing is left.
func (c *checker) long(l *loop) bool {
	if c.turnsAtMost(l) > 0 || !c.pass.Enabled("long") && !c.pass.Enabled("helper") {
		return false
	}
	chunks := false
	if s, ok := l.stmt.(*ast.ForStmt); ok {
		chunks = s.Cond == nil
	} else if s, ok := l.stmt.(*ast.RangeStmt); ok {
		if _, isChan := c.pass.TypesInfo.TypeOf(s.X).Underlying().(*types.Chan); isChan {
			return false
		}
	}
	var slow *ast.CallExpr
	nodes := c.nodes(l)
	for _, n := range nodes {
		if slow == nil {
			slow = c.slow(n, chunks)
		}
	}
	if slow == nil {
		return false
	}
	for _, n := range nodes {
		if c.asks(n) || c.handsContext(n) {
			return false
		}
	}
	h, ok := c.handIn(l)
	if !ok {
		return c.helperLong(l, slow)
	}
	if chunks && (ctxapi.IsHTTPRequest(h.Var.Type()) || c.readsBound()) {
		return false
	}
	can := "wait"
	if !c.sums.Blocks(slow) {
		can = "go to disk"
	}
	c.pass.Report(report.Finding{
		Category: "long",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message:  fmt.Sprintf("each turn of this loop can %s in %s, and none asks %s; leave the loop if %s.Err() != nil", can, types.ExprString(slow.Fun), h.Expr, h.Expr),
		Related:  append(related(h), report.Related(slow, "can wait here")),
	})
	return true
}

// slow returns a call of the node that can wait or goes to disk; of those that
// read on only, if chunks is set.
func (c *checker) slow(n ast.Node, chunks bool) *ast.CallExpr {
	var found *ast.CallExpr
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
			return false
		case *ast.CallExpr:
			if found != nil || pause(c.pass.TypesInfo, n) != nil {
				break
			}
			fn := c.x.Callee(n)
			if chunks && c.x.API.ReadsOn(fn) || !chunks && (c.sums.Blocks(n) || c.x.API.GoesToDisk(fn)) {
				found = n
			}
		}
		return found == nil
	})
	return found
}

// handsContext: the node hands a context on to what may look at it, or keeps it.
func (c *checker) handsContext(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			for i, arg := range n.Args {
				if t := c.pass.TypesInfo.TypeOf(arg); t != nil && ctxapi.IsContext(t) && c.onlyValues(n, i) {
					return false
				}
			}
		case ast.Expr:
			t := c.pass.TypesInfo.TypeOf(n)
			found = found || t != nil && ctxapi.IsContext(t)
		}
		return !found
	})
	return found
}

// onlyValues: a call is known to read only the values of the context.
func (c *checker) onlyValues(call *ast.CallExpr, arg int) bool {
	return c.x.API.IsValueOnly(c.x.Callee(call)) || c.sums.Observes(call, arg) == ctxsummary.No && !c.sums.Keeps(call, arg)
}

// readsBound reports whether the function makes a call with a context that
// hands out something to read: it ends with the context.
func (c *checker) readsBound() bool {
	found := false
	ast.Inspect(c.f.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || found {
			return !found
		}
		sig := c.x.Signature(call)
		if sig == nil {
			return true
		}
		bound := false
		for _, arg := range call.Args {
			t := c.pass.TypesInfo.TypeOf(arg)
			bound = bound || t != nil && (ctxapi.IsContext(t) || ctxapi.IsCarrier(t))
		}
		for i := range sig.Results().Len() {
			t := sig.Results().At(i).Type()
			m, _, _ := types.LookupFieldOrMethod(t, true, nil, "Read")
			found = found || bound && (m != nil || ctxapi.IsLazy(t))
		}
		return !found
	})
	return found
}

// each reports a loop over data in which the failure of a call that is given
// the context leads to the next turn: once the context has ended, all that is
// left fails in turn.
func (c *checker) each(l *loop) bool {
	s, ok := l.stmt.(*ast.RangeStmt)
	if !ok || !c.pass.Enabled("each") || c.turnsAtMost(l) > 0 {
		return false
	}
	switch c.pass.TypesInfo.TypeOf(s.X).Underlying().(type) {
	case *types.Chan, *types.Signature:
		return false
	}
	for _, b := range c.f.CFG.Blocks {
		if !l.blocks[b] {
			continue
		}
		for i, n := range b.Nodes {
			call, errv := c.attempt(n)
			if call == nil || !within(l.body, call) {
				continue
			}
			h, ok := c.hand(call)
			if !ok || !c.given(call, h) {
				continue
			}
			round, comes := c.round(l, ctxflow.Point{Block: int(b.Index), Node: i}, errv)
			if !comes || c.asksOtherwise(round) {
				continue
			}
			c.pass.Report(report.Finding{
				Category: "each",
				At:       report.At(l.stmt.Pos(), l.body.Lbrace),
				Message:  fmt.Sprintf("the loop goes on when %s fails, so that all that is left fails in turn once %s has ended; leave it if %s.Err() != nil", types.ExprString(call.Fun), h.Expr, h.Expr),
				Related:  append(related(h), report.Related(call, "fails once the context has ended")),
			})
			return true
		}
	}
	return false
}
