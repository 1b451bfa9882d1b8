package ctxloop

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// endless reports a loop that control cannot leave at all. Any way out, by a
// stop channel, a closed connection, a flag, is somebody's way to stop it.
// Its turns must do something that may wait: endless computing is another
// matter.
func (c *checker) endless(l *loop) bool {
	if !c.unbounded(l) || l.exits(l.head, headExit(l)) || c.dies(l) {
		return false
	}
	var attempt *ast.CallExpr
	s, ok := l.stmt.(*ast.RangeStmt)
	waits := ok && c.ticks(s.X)
	for _, n := range c.nodes(l) {
		waits = waits || c.waitsAt(n)
		if c.stops(n) {
			return false // it asks, and fails to leave: that is for ctxspin
		}
		if call := c.attempted(n); call != nil && attempt == nil {
			attempt = call
		} else if call == nil && c.asks(n) {
			return false
		}
	}
	if !waits {
		return false
	}
	h, ok := c.handIn(l)
	if !ok {
		return attempt == nil && c.ownerEndless(l)
	}
	if attempt != nil {
		// The call gets the context and fails once that has ended, and nothing
		// comes of it.
		if c.given(attempt, h) {
			c.reportRetry(l, attempt, h)
			return true
		}
		return false
	}
	c.pass.Report(report.Finding{
		Category: "endless",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message:  fmt.Sprintf("nothing ends this loop when %s does: it has no way out and asks no context; select on %s.Done() in it", h.Expr, h.Expr),
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

// stops reports whether a node asks a context or a stop channel itself, or
// calls what does so without having been given one.
func (c *checker) stops(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt:
			return false
		case *ast.UnaryExpr:
			found = found || c.isDone(n)
		case *ast.CallExpr:
			found = found || c.queries(n) || c.sums.Watches(n) == ctxsummary.Yes && !c.takesContext(n)
		}
		return !found
	})
	return found
}

// attempted returns the call of a statement that is given a context, observes
// it, and whose error is dropped, in silence or by a blank.
func (c *checker) attempted(n ast.Node) *ast.CallExpr {
	var x ast.Expr
	switch n := n.(type) {
	case *ast.ExprStmt:
		x = n.X
	case *ast.AssignStmt:
		if id, ok := n.Lhs[len(n.Lhs)-1].(*ast.Ident); ok && id.Name == "_" && len(n.Rhs) == 1 {
			x = n.Rhs[0]
		}
	}
	if x == nil {
		return nil
	}
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok || !c.takesContext(call) {
		return nil
	}
	sig := c.x.Signature(call)
	if sig == nil || sig.Results().Len() == 0 || !ctxapi.IsError(sig.Results().At(sig.Results().Len()-1).Type()) {
		return nil
	}
	return call
}

func (c *checker) reportRetry(l *loop, call *ast.CallExpr, h ctxflow.Hand) {
	c.pass.Report(report.Finding{
		Category: "retry",
		At:       call,
		Message:  fmt.Sprintf("the loop goes round again whenever %s fails, also when %s has ended, and then never stops; leave it if %s.Err() != nil", types.ExprString(call.Fun), h.Expr, h.Expr),
		Related: append(h.Related(), analysis.RelatedInformation{
			Pos: l.stmt.Pos(), End: l.body.Lbrace, Message: "the loop",
		}),
	})
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

// unknown reports whether a call leads to code whose body is not known: an
// interface method, a function of another module.
func (c *checker) unknown(call *ast.CallExpr) bool {
	fn := c.x.Callee(call)
	return fn != nil && fn.Pkg() != nil && !c.sums.InModule(fn) && !c.x.API.IsValueOnly(fn)
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
			found = found || c.sums.Blocks(n) || c.unknown(n)
		}
		return !found
	})
	return found
}

// retry reports a loop without bound in which the failure of a call that was
// given the context leads round again on every path: once the context has
// ended, the call fails at once, for ever; or with each tick of a ticker.
func (c *checker) retry(l *loop) bool {
	if !c.pass.Enabled("retry") {
		return false
	}
	var own map[*types.Var]bool
	if !c.unbounded(l) {
		s, ok := l.stmt.(*ast.ForStmt)
		if !ok {
			return false
		}
		if own = c.progress(l, s); own == nil {
			return false
		}
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
			at := ctxflow.Point{Block: int(b.Index), Node: i}
			if !c.f.InLoop(at) || l.exits(b, c.success(l, errv)) {
				continue
			}
			if round, _ := c.round(l, at, errv); c.asksOtherwise(round) || c.advances(round, own) {
				continue
			}
			c.reportRetry(l, call, h)
			return true
		}
	}
	return false
}

func within(outer, inner ast.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}

// attempt returns the call of a statement that keeps, or drops, its error, with
// the variable that holds the error.
func (c *checker) attempt(n ast.Node) (*ast.CallExpr, *types.Var) {
	var call *ast.CallExpr
	var v *types.Var
	switch n := n.(type) {
	case *ast.AssignStmt:
		if len(n.Rhs) != 1 {
			return nil, nil
		}
		call, _ = ast.Unparen(n.Rhs[0]).(*ast.CallExpr)
		if id, ok := n.Lhs[len(n.Lhs)-1].(*ast.Ident); ok {
			v, _ = c.pass.TypesInfo.ObjectOf(id).(*types.Var)
		}
	}
	if call == nil || v == nil || !ctxapi.IsError(v.Type()) || v.IsField() || v.Parent() == c.pass.Pkg.Scope() {
		return nil, nil
	}
	return call, v
}

// given reports whether a call certainly gets the context at hand, or one that
// ends with it, and observes it.
func (c *checker) given(call *ast.CallExpr, h ctxflow.Hand) bool {
	for i, arg := range call.Args {
		if !ctxapi.IsContext(c.pass.TypesInfo.TypeOf(arg)) || c.sums.Waits(call, i) != ctxsummary.Yes {
			continue
		}
		origins := c.f.Eval(arg).Origins()
		same := len(origins) > 0
		for _, o := range origins {
			same = same && o.Op == ctxflow.Param && o.Var == h.Value.Origins()[0].Var
		}
		if same {
			return true
		}
	}
	return false
}

// success prunes the ways that are open only if the error is nil, and the
// head's own.
func (c *checker) success(l *loop, errv *types.Var) func(b *cfg.Block, succ int) bool {
	head := headExit(l)
	return func(b *cfg.Block, succ int) bool {
		if head(b, succ) {
			return true
		}
		if len(b.Succs) != 2 || len(b.Nodes) == 0 {
			return false
		}
		cond, ok := b.Nodes[len(b.Nodes)-1].(ast.Expr)
		return ok && c.succeeded(cond, succ == 0, errv)
	}
}

// succeeded reports whether a condition has a truth value only if errv is nil.
func (c *checker) succeeded(cond ast.Expr, truth bool, errv *types.Var) bool {
	e, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return false
	}
	switch {
	case e.Op == token.LAND && truth, e.Op == token.LOR && !truth:
		return c.succeeded(e.X, truth, errv) || c.succeeded(e.Y, truth, errv)
	case e.Op == token.EQL && truth, e.Op == token.NEQ && !truth:
		id, ok := ast.Unparen(e.X).(*ast.Ident)
		return ok && c.pass.TypesInfo.Uses[id] == errv && c.pass.TypesInfo.Types[e.Y].IsNil()
	}
	return false
}

// asksOtherwise reports whether code asks a context in a way other than by
// calls that fail with it.
func (c *checker) asksOtherwise(nodes []ast.Node) bool {
	found := false
	for _, n := range nodes {
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.UnaryExpr:
				found = found || c.isDone(n)
			case *ast.CallExpr:
				found = found || c.queries(n) || c.sums.Watches(n) == ctxsummary.Yes && !c.takesContext(n)
			}
			return !found
		})
	}
	return found
}
