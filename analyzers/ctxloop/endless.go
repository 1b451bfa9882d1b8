package ctxloop

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// endless reports a loop that control cannot leave at all. Any way out, by a
// stop channel, a closed connection, a flag, is somebody's way to stop it.
// Its turns must do something that may wait: endless computing is another
// matter. If it attempts something with the context, and nothing comes of the
// failure, or it can't fail, that is told.
func (c *checker) endless(l *loop) bool {
	if !c.unbounded(l) || l.exits(l.head, headExit(l)) || c.dies(l) {
		return false
	}
	var attempt, mute *ast.CallExpr
	s, ok := l.stmt.(*ast.RangeStmt)
	waits := ok && c.ticks(s.X)
	for _, n := range c.nodes(l) {
		waits = waits || c.waitsAt(n)
		if c.stops(n) {
			return false // it asks, and fails to leave: that is for ctxspin
		}
		failing, silent := c.attempted(n), c.mute(n)
		if failing == nil && silent == nil && c.asks(n, true, false) {
			return false
		}
		attempt, mute = cmp.Or(attempt, failing), cmp.Or(mute, silent)
	}
	attempt = cmp.Or(attempt, mute)
	first := c.first(l)
	if !waits || first == nil {
		return false
	}
	w, ok := c.watch(first)
	switch {
	case !ok:
		return c.outlives(l, first)
	case attempt != nil:
		given, ok := c.givenTo(attempt)
		if ok {
			c.reportRetry(l, attempt, given, nil)
		}
		return ok
	}
	c.Report(report.Finding{
		Category: "endless",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message:  fmt.Sprintf("this loop never exits and checks no context, so it keeps running after %s is done; %s", w.name, c.wayOut(l, w)),
		Assumes:  w.assumes,
		Needs:    report.MayEnd(w.hand.Value),
		Related:  w.related,
	})
	return true
}

// wayOut says how to end a loop. A call that blocks looks at no context, and no select
// wakes it: what it waits for has to be closed, if it is one of net's.
func (c *checker) wayOut(l *loop, w watched) string {
	for _, n := range c.nodes(l) {
		var blocking *ast.SelectorExpr
		ast.Inspect(n, func(n ast.Node) bool {
			if _, lit := n.(*ast.FuncLit); lit || blocking != nil {
				return false
			}
			if call, ok := n.(*ast.CallExpr); ok && c.Sums.Blocks(call) && closable(c.Index.Callee(call)) {
				blocking, _ = ast.Unparen(call.Fun).(*ast.SelectorExpr)
			}
			return true
		})
		if blocking != nil {
			return fmt.Sprintf("close %s when %s is done, and return when %s fails because of it", types.ExprString(blocking.X), w.name, types.ExprString(blocking))
		}
	}
	return fmt.Sprintf("select on %s.Done() in it", w.name)
}

// closable reports whether a function is a method of a listener or connection of package
// net: to close that ends the call.
func closable(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "net" || fn.Signature().Recv() == nil {
		return false
	}
	end, _, _ := types.LookupFieldOrMethod(fn.Signature().Recv().Type(), true, fn.Pkg(), "Close")
	return end != nil
}

// outlives reports a loop without a way out, on a goroutine of an object that its users
// close: that leaves the goroutine running.
func (c *checker) outlives(l *loop, first ast.Node) bool {
	end := c.Life.Closer(c.f.Func)
	if end == nil || !c.Likely("endless") || len(c.f.AtHand(first.Pos())) > 0 {
		return false
	}
	name := ctxapi.NameOf(end.Signature().Recv().Type()).Name() + "." + end.Name()
	var related []analysis.RelatedInformation
	if end.Pkg() == c.Pkg {
		related = append(related, analysis.RelatedInformation{Pos: end.Pos(), End: end.Pos() + token.Pos(len(end.Name())), Message: "nothing here can stop the goroutine"})
	}
	c.Report(report.Finding{
		Category: "endless",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message:  fmt.Sprintf("this loop never exits and watches nothing, so its goroutine keeps running after %s; select in it on a context that is canceled then", name),
		Assumes:  name + " is meant to stop the loop",
		Related:  related,
	})
	return true
}

// ranges reports a range over a channel in full view that nothing closes, with
// no way out, beside a context that no turn asks: it waits forever when the
// senders have left with the context. What a turn does under the context
// fails by then, and the loop waits for the next.
func (c *checker) ranges(l *loop) bool {
	s, ok := l.stmt.(*ast.RangeStmt)
	if !ok || !c.Likely("endless") {
		return false
	}
	t := c.TypesInfo.TypeOf(s.X)
	if t == nil {
		return false
	}
	if _, ok := t.Underlying().(*types.Chan); !ok || l.exits(l.head, headExit(l)) {
		return false
	}
	for _, n := range c.nodes(l) {
		if c.stops(n) {
			return false
		}
	}
	first := c.first(l)
	if first == nil {
		return false
	}
	h, ok := c.hand(first)
	if !ok || !c.neverClosed(s) {
		return false
	}
	ch := types.ExprString(s.X)
	c.Report(report.Finding{
		Category: "endless",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message:  fmt.Sprintf("nothing closes %s, so this range blocks forever once %s is done; receive in a select with %s.Done()", ch, h.Expr, h.Expr),
		Assumes:  "what sends to " + ch + " stops once " + h.Expr + " is done",
		Needs:    report.MayEnd(h.Value),
		Related:  h.Related(),
	})
	return true
}

// dies reports whether a turn may end the goroutine or the process.
func (c *checker) dies(l *loop) bool {
	for _, b := range c.f.CFG.Blocks {
		if l.blocks[b] && len(b.Succs) == 0 && b.Return() == nil && len(b.Nodes) > 0 {
			return true
		}
		for _, s := range b.Succs {
			if l.blocks[b] && len(s.Succs) == 0 && s.Return() == nil && len(s.Nodes) > 0 {
				return true
			}
		}
	}
	return false
}

// nodes returns the nodes of a loop's turns, in order.
func (c *checker) nodes(l *loop) []ast.Node {
	var nodes []ast.Node
	for _, b := range c.f.CFG.Blocks {
		if l.blocks[b] {
			nodes = append(nodes, b.Nodes...)
		}
	}
	return nodes
}

// first returns the node at which the turns of a loop begin, or nil.
func (c *checker) first(l *loop) ast.Node {
	var first ast.Node
	for _, n := range c.nodes(l) {
		if first == nil || n.Pos() < first.Pos() {
			first = n
		}
	}
	return first
}

// unknown reports whether a call leads to code whose body is not known: an
// interface method, a function of another module.
func (c *checker) unknown(call *ast.CallExpr) bool {
	fn := c.Index.Callee(call)
	return fn != nil && fn.Pkg() != nil && !c.Sums.InModule(fn) && !c.Index.API.IsValueOnly(fn)
}

// waitsAt reports whether a node can wait: a channel operation, or a call that
// is known to, or of which nothing is known.
func (c *checker) waitsAt(n ast.Node) bool {
	_, found := n.(*ast.SendStmt)
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
			return false
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.CallExpr:
			found = found || c.Sums.Blocks(n) || c.unknown(n)
		}
		return !found
	})
	return found
}
