package ctxcleanup

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// handedOver returns the call by which v has ended wherever control comes to a
// point: one that was given the cancel function, and has called it.
func (c *checker) handedOver(v *ctxflow.Value, at ctxflow.Point) *ctxflow.Death {
	for _, h := range c.handed() {
		if !v.EndsWith(h.Value) {
			continue
		}
		p, ok := c.f.Locate(h.Node)
		if ok && (p != at && c.f.Dominates(p, at) || p == at && c.again(p, h.Value)) {
			return &h
		}
	}
	return nil
}

// again reports whether control comes to a point a second time with the same
// context: it was made before the loop.
func (c *checker) again(p ctxflow.Point, v *ctxflow.Value) bool {
	made := v.Node
	return made != nil && v.In == c.f && c.f.Comes(p, p, func(n ast.Node) bool { return n.Pos() <= made.Pos() && made.End() <= n.End() })
}

// handed returns the contexts whose cancel functions c.f gives to functions that
// call them.
func (c *checker) handed() []ctxflow.Death {
	if c.gone != nil {
		return *c.gone
	}
	gone := []ctxflow.Death{}
	c.leaves = make(map[ast.Node]bool)
	for n := range c.f.Nodes((*ast.CallExpr)(nil)) {
		call, ok := n.(*ast.CallExpr)
		if !ok || c.startedOrDeferred(call) {
			continue
		}
		for i, arg := range call.Args {
			cancels, certain := c.Sums.Cancels(call, i)
			if v := c.f.Eval(arg); cancels && v.Op == ctxflow.Cancel && v.Parent() != nil {
				c.leaves[call] = !certain
				gone = append(gone, ctxflow.Death{Value: v.Parent(), Reason: ctxflow.HandedOver, Node: call})
			}
		}
	}
	c.gone = &gone
	return gone
}

// startedOrDeferred reports whether a call is that of a go or defer statement.
func (c *checker) startedOrDeferred(call *ast.CallExpr) bool {
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return true
	}
	switch cur.Parent().Node().(type) {
	case *ast.GoStmt, *ast.DeferStmt:
		return true
	}
	return false
}
