package ctxblock

import (
	"go/ast"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// besideDone returns the receive by which a loop watches the context at hand, if
// a bare send or receive stands in another arm of the very select: the loop is
// meant to end with the context, and does not while this waits. A channel with
// room may have as much as is ever sent.
func (c *checker) besideDone(w wait, h ctxflow.Hand) ast.Node {
	if w.kind != send && w.kind != receive || w.ch != nil && w.ch.Cap != 0 {
		return nil
	}
	at, ok := w.f.Locate(w.node)
	if !ok || !w.f.InLoop(at) {
		return nil
	}
	cur, ok := c.x.Cursor(w.node)
	if !ok {
		return nil
	}
	for ; cur.Node() != w.f.Node; cur = cur.Parent() {
		if kind, _ := cur.ParentEdge(); kind != edge.CommClause_Body {
			continue
		}
		sel, ok := cur.Parent().Parent().Parent().Node().(*ast.SelectStmt)
		if !ok {
			return nil
		}
		for _, arm := range w.f.DoneArms() {
			if arm.Select == sel && sameEnd(arm.Ctx, h.Value) {
				return arm.Recv
			}
		}
	}
	return nil
}

// ofGroup reports whether a bare send or receive stands in a goroutine of the
// group that ends the context at hand when one of its goroutines has failed.
func (c *checker) ofGroup(w wait, h ctxflow.Hand) bool {
	lit := w.f.Func
	if w.kind != send && w.kind != receive || lit.Run != ctxindex.Passed || h.Value.How.Group < 0 || h.Value.Op != ctxflow.Derived {
		return false
	}
	sel, ok := ast.Unparen(lit.Call.Fun).(*ast.SelectorExpr)
	return ok && ctxapi.IsGroup(c.pass.TypesInfo.TypeOf(sel.X))
}
