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
	if c.bounded(l) || !c.pass.Enabled("long") && !c.pass.Enabled("helper") {
		return false
	}
	for _, outer := range c.longs {
		if within(outer.stmt, l.stmt) {
			return false // whoever leaves the outer one leaves this one soon
		}
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
		if c.stopsAlone(n) || c.handsContext(n) {
			return false
		}
	}
	// A context that served for its values alone so far can be asked as well.
	h, ok := c.alive(slow)
	if !ok {
		return c.helperLong(l, slow)
	}
	if !c.pass.Enabled("long") {
		return false
	}
	if chunks && (ctxapi.IsHTTPRequest(h.Var.Type()) || c.readsBound()) {
		return false
	}
	c.longs = append(c.longs, l)
	c.pass.Report(report.Finding{
		Category: "long",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message:  fmt.Sprintf("each turn of this loop can %s in %s, and none asks %s; leave the loop if %s.Err() != nil", c.does(slow), types.ExprString(slow.Fun), h.Expr, h.Expr),
		Related:  append(h.Related(), report.Related(slow, "here")),
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

// stopsAlone: the node asks a context or a stop channel, itself or by a call
// that is given none.
func (c *checker) stopsAlone(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			return false
		case *ast.UnaryExpr:
			found = found || c.isDone(n)
		case *ast.CallExpr:
			found = found || c.queries(n) || c.sums.Watches(n) == ctxsummary.Yes && !c.isGiven(n)
		}
		return !found
	})
	return found
}

// isGiven: a context is among the arguments of the call.
func (c *checker) isGiven(call *ast.CallExpr) bool {
	for _, arg := range call.Args {
		if t := c.pass.TypesInfo.TypeOf(arg); t != nil && ctxapi.IsContext(t) {
			return true
		}
	}
	return false
}

// handsContext: the node hands a context on to what may look at it and tell.
func (c *checker) handsContext(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if c.isGiven(n) && !c.mayTell(n) {
				return false
			}
		case ast.Expr:
			t := c.pass.TypesInfo.TypeOf(n)
			found = found || t != nil && ctxapi.IsContext(t)
		}
		return !found
	})
	return found
}

// mayTell reports whether a call that is given a context may tell of its end: it
// does work and nothing else, or has a result that can say so. One that hands
// out a thing, such as what the context has as a value, does not.
func (c *checker) mayTell(call *ast.CallExpr) bool {
	if c.x.API.IsValueOnly(c.x.Callee(call)) {
		return false
	}
	sig := c.x.Signature(call)
	if sig == nil || sig.Results().Len() == 0 {
		return true
	}
	for i := range sig.Results().Len() {
		t := sig.Results().At(i).Type()
		switch u := t.Underlying().(type) {
		case *types.Chan, *types.Signature:
			return true
		case *types.Basic:
			if u.Kind() == types.Bool {
				return true
			}
		}
		if ctxapi.IsError(t) || ctxapi.IsContext(t) || ctxapi.IsCarrier(t) || ctxapi.IsLazy(t) {
			return true
		}
	}
	return false
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

// each reports a loop over data, or one that counts, in which the failure of a call that is given
// the context leads to the next turn: once the context has ended, all that is
// left fails in turn.
func (c *checker) each(l *loop) bool {
	if !c.pass.Enabled("each") || c.bounded(l) {
		return false
	}
	message := "the loop goes on when %s fails, so that all that is left fails in turn once %s has ended; leave it if %s.Err() != nil"
	switch s := l.stmt.(type) {
	case *ast.RangeStmt:
		switch c.pass.TypesInfo.TypeOf(s.X).Underlying().(type) {
		case *types.Chan, *types.Signature:
			return false
		}
	case *ast.ForStmt:
		if s.Cond == nil || s.Post == nil {
			return false
		}
		message = "the loop goes on when %s fails, also when %s has ended; leave it if %s.Err() != nil"
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
				Message:  fmt.Sprintf(message, types.ExprString(call.Fun), h.Expr, h.Expr),
				Related:  append(h.Related(), report.Related(call, "fails once the context has ended")),
			})
			return true
		}
	}
	return false
}
