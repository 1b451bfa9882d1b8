package ctxspin

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// closed looks at the arms of channels that are closed and never sent to: like that of a
// context, such an arm is open in every turn from then on.
func (c *checker) closed() {
	for _, b := range c.f.CFG.Blocks {
		clause, ok := b.Stmt.(*ast.CommClause)
		if !ok || !b.Live || b.Kind != cfg.KindSelectCaseBody {
			continue
		}
		recv := ctxindex.Received(clause.Comm)
		if recv == nil || !c.onlyClosed(recv.X) || !c.steadyVars(recv.X) {
			continue
		}
		cur, ok := c.Index.Cursor(recv)
		if !ok {
			continue
		}
		_, sel := ctxchan.Communication(cur)
		loop := c.Index.Loop(sel)
		again := &around{
			checker: c,
			operand: c.variables(recv.X),
			target:  func(n ast.Node) bool { return c.isCommOf(n, sel) },
		}
		if loop != nil && again.surely(b) && c.idleOrTrapped(clause.Body, loop) {
			c.report("", place(ctxflow.DoneArm{Clause: clause, Recv: recv}), clause.Body, loop,
				fmt.Sprintf("the loop spins on this select once %s is closed, because %s; return, or break out of the loop with a label",
					types.ExprString(recv.X), c.why(clause.Body)),
				c.fix(clause, clause.Body, loop, recv.X))
		}
	}
}

// onlyClosed reports whether all that is done to a channel, in full view, is to close it
// and to receive from it.
func (c *checker) onlyClosed(e ast.Expr) bool {
	all := c.chans.Named(ctxchan.Variable(c.TypesInfo, e))
	return len(all) > 0 && !slices.ContainsFunc(all, func(ch *ctxchan.Chan) bool {
		return ch.Escapes || len(ch.Of(ctxchan.Send)) > 0 || len(ch.Of(ctxchan.Close)) == 0
	})
}
