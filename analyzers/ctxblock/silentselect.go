package ctxblock

import (
	"fmt"
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
)

// whySelect says why nothing is said of a select: what wakes it, or what does not show
// that it is meant to watch a context.
func (c *checker) whySelect(w wait) string {
	for _, arm := range w.f.DoneArms() {
		if arm.Select == w.sel {
			return fmt.Sprintf("the select watches %s, at %s", ctxpeer.ContextName(arm.Recv), c.Place(arm.Recv))
		}
	}
	for _, clause := range w.sel.Body.List {
		recv := ctxindex.Received(clause.(*ast.CommClause).Comm)
		if recv == nil {
			continue
		}
		switch t := c.TypesInfo.TypeOf(recv.X); {
		case ctxpeer.IsTimer(c.TypesInfo, recv.X):
			return fmt.Sprintf("a timer wakes the select, at %s", c.Place(recv))
		case isSignals(t):
			return fmt.Sprintf("a signal of the process wakes the select, at %s", c.Place(recv))
		case ctxapi.IsDoneChan(t):
			return fmt.Sprintf("a stop channel wakes the select, at %s", c.Place(recv))
		}
	}
	first := w.sel.Body.List[0].(*ast.CommClause).Comm
	h, ok := c.Life.ToWatch(w.f, first)
	if !ok {
		return c.NoHand(w.f, first)
	}
	for _, clause := range w.sel.Body.List {
		if recv := ctxindex.Received(clause.(*ast.CommClause).Comm); recv != nil && c.wakes(w, recv.X, h) {
			return fmt.Sprintf("what has %s, or works under it, ends the wait at %s", h.Expr, c.Place(recv))
		}
	}
	if at, ok := w.f.Locate(first); ok && !w.f.InLoop(at) {
		return fmt.Sprintf("%s is in scope, but the select stands in no loop: that it is meant to watch %s as well is not shown", h.Expr, h.Expr)
	}
	return fmt.Sprintf("%s is in scope, but no other select of the function watches it: that this one is meant to is not shown", h.Expr)
}

// skipped says why a wait in a function is not looked at: "" if it is.
func skipped(w wait) string {
	if f := w.f; f.Outermost().IsMain() && f.Parent != nil {
		return "what main starts ends with the process"
	}
	if sel, ok := w.node.(*ast.SelectStmt); ok && hasDefault(sel) {
		if len(sel.Body.List) == 0 {
			return "select {} is meant to wait for ever"
		}
		return "the select has a default case: it does not wait"
	}
	return ""
}

// inArm reports the select in which an operation is the communication of a case: that
// is what is looked at.
func (c *checker) inArm(n ast.Node, sel *ast.SelectStmt) {
	if !c.Explains() {
		return
	}
	f := c.Index.Enclosing(n)
	if f == nil {
		return
	}
	w := wait{f: c.Flow.Of(f), node: sel, sel: sel}
	why := skipped(w)
	if why == "" {
		why = c.whySelect(w)
	}
	c.Silent(n, "hang", "it is a case of the select at %s, which goes on by any of its cases: %s", c.Place(sel), why)
}
