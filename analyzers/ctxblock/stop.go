package ctxblock

import (
	"go/ast"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// stopped reports whether a channel that outlives its functions is closed by one
// that has no other part in it: a send that waits then panics, which is how
// whoever closes it ends the senders.
func (c *checker) stopped(w wait) bool {
	if w.ch.In != nil {
		return false
	}
	return slices.ContainsFunc(w.ch.Of(ctxchan.Close), func(end ctxchan.Op) bool {
		return !slices.ContainsFunc(w.ch.Ops, func(op ctxchan.Op) bool {
			return op.Kind != ctxchan.Close && op.Kind != ctxchan.Measure && op.In.Outermost() == end.In.Outermost()
		})
	})
}

// handshake reports whether a send is a signal, the only one on its channel, that
// the other end waits for to return: it is there until it has received this. To send
// twice is to stop twice.
func (c *checker) handshake(w wait, far []ctxchan.Op) bool {
	sends := w.ch.Of(ctxchan.Send)
	at, ok := w.f.Locate(w.node)
	if !ok || len(sends) != 1 || w.ch.In != nil || w.f.InLoop(at) || !ctxapi.IsDoneChan(w.ch.Var.Type()) {
		return false
	}
	return !slices.ContainsFunc(far, func(op ctxchan.Op) bool { return !c.until(op, far) })
}

// until reports whether the loop that a receive stands in, the outermost of its
// function, ends in the arms of some receives only.
func (c *checker) until(op ctxchan.Op, far []ctxchan.Op) bool {
	cur, ok := c.Index.Cursor(op.Node)
	if !ok || op.Select == nil {
		return false
	}
	var loop *ast.ForStmt
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.FuncLit)(nil)) {
		if _, lit := up.Node().(*ast.FuncLit); lit {
			break
		}
		loop = up.Node().(*ast.ForStmt)
	}
	if loop == nil || loop.Cond != nil {
		return false
	}
	return !slices.ContainsFunc(ctxindex.LoopExits(loop), func(exit ast.Stmt) bool {
		return !slices.ContainsFunc(far, func(op ctxchan.Op) bool { return op.Clause != nil && ctxindex.Contains(op.Clause, exit) })
	})
}
