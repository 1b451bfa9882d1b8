package ctxloop

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// long reports a loop over data whose turns wait or go to disk and that asks
// no context. An endless one counts if it reads on until nothing is left.
func (c *checker) long(l *loop) bool {
	if c.bounded(l) || !c.Likely("unchecked") && !c.Likely("helper") {
		return false
	}
	for _, outer := range c.longs {
		if ctxindex.Contains(outer.stmt, l.stmt) {
			return false // whoever leaves the outer one leaves this one soon
		}
	}
	chunks := false
	if s, ok := l.stmt.(*ast.ForStmt); ok {
		chunks = s.Cond == nil
	} else if s, ok := l.stmt.(*ast.RangeStmt); ok {
		if _, isChan := c.TypesInfo.TypeOf(s.X).Underlying().(*types.Chan); isChan {
			return false
		}
	}
	var slow *ast.CallExpr
	nodes := c.nodes(l)
	for _, n := range nodes {
		if slow == nil {
			slow = c.slowIn(n, chunks)
		}
	}
	if slow == nil {
		return false
	}
	for _, n := range nodes {
		if c.stops(n) || c.handsContext(n) {
			return false
		}
	}
	// A context that served for its values alone so far can be asked as well.
	h, ok := c.Life.Alive(c.f, slow)
	if !ok {
		return c.helperLong(l, slow)
	}
	if !c.Likely("unchecked") {
		return false
	}
	if chunks && (ctxapi.IsHTTPRequest(h.Var.Type()) || c.readsBound()) {
		return false
	}
	c.longs = append(c.longs, l)
	c.Report(report.Finding{
		Category: "unchecked",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message:  fmt.Sprintf("this loop never checks %s, although each iteration can %s in %s; return if %s.Err() != nil", h.Expr, c.does(slow), report.CallName(slow), h.Expr),
		Assumes:  "the loop takes long",
		Needs:    report.MayEnd(h.Value),
		Related:  append(h.Related(), report.Related(slow, "here")),
	})
	return true
}

// slowIn returns a call of the node that can wait or goes to disk; of those that
// read on only, if chunks is set.
func (c *checker) slowIn(n ast.Node, chunks bool) *ast.CallExpr {
	var found *ast.CallExpr
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
			return false
		case *ast.CallExpr:
			if found != nil || pause(c.TypesInfo, n) != nil {
				break
			}
			fn := c.Index.Callee(n)
			if chunks && c.Index.API.ReadsOn(fn) || !chunks && (c.Sums.Blocks(n) || c.Index.API.GoesToDisk(fn)) {
				found = n
			}
		}
		return found == nil
	})
	return found
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
		sig := c.Index.Signature(call)
		if sig == nil {
			return true
		}
		bound := false
		for _, arg := range call.Args {
			t := c.TypesInfo.TypeOf(arg)
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

// each reports a loop over data, or one that counts, in which the failure of a call
// that is given the context leads to the next turn, and the turn goes on to what takes time:
// once the context has ended, all that is left fails in turn.
func (c *checker) each(l *loop) bool {
	if !c.Likely("unchecked") || c.bounded(l) {
		return false
	}
	switch s := l.stmt.(type) {
	case *ast.RangeStmt:
		switch c.TypesInfo.TypeOf(s.X).Underlying().(type) {
		case *types.Chan, *types.Signature:
			return false
		}
	case *ast.ForStmt:
		if s.Cond == nil || s.Post == nil {
			return false
		}
	}
	for k := range c.attemptsIn(l) {
		h, ok := c.hand(k.call)
		if !ok || c.given(k.call, h) < 0 {
			continue
		}
		round, comes := c.round(l, k.at, c.failingSurely(l, k.errv))
		if !comes || c.stopsAny(round) || !c.costs(round) {
			continue
		}
		name := report.CallName(k.call)
		c.Report(report.Finding{
			Category: "unchecked",
			At:       report.At(l.stmt.Pos(), l.body.Lbrace),
			Message:  fmt.Sprintf("the loop continues when %s fails, even after %s is done; return if %s.Err() != nil", name, h.Expr, h.Expr),
			Assumes:  name + " fails once " + h.Expr + " is done",
			Needs:    report.MayEnd(h.Value),
			Related:  append(h.Related(), report.Related(k.call, "fails once the context is done")),
		})
		return true
	}
	return false
}

// costs reports whether code does what takes time, whether or not a context has ended.
func (c *checker) costs(nodes []ast.Node) bool {
	for _, n := range nodes {
		found := false
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
				return false
			case *ast.CallExpr:
				found = found || pause(c.TypesInfo, n) != nil || c.Sums.Blocks(n) && !c.takesContext(n)
			}
			return !found
		})
		if found {
			return true
		}
	}
	return false
}
