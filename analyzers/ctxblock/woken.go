package ctxblock

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// woken reports whether another case of a select opens once a goroutine has sent its
// error: it goes on to send on the channel of the case, or to close it, or to close what
// another goroutine ranges over that then does so.
func (c *checker) woken(sel *ast.SelectStmt, failed ctxchan.Op) bool {
	if sel == nil {
		return false
	}
	for _, clause := range sel.Body.List {
		if recv := ctxindex.Received(clause.(*ast.CommClause).Comm); recv != nil {
			if v := c.variable(recv.X); v != nil && c.reaches(failed, v, map[*ctxindex.Func]bool{failed.In: true}) {
				return true
			}
		}
	}
	return false
}

// reaches reports whether what a goroutine does after an operation comes to whoever
// receives from a channel, by way of goroutines that were not seen yet.
func (c *checker) reaches(from ctxchan.Op, v *types.Var, seen map[*ctxindex.Func]bool) bool {
	if c.signals(from.In, v, from.Node, false) {
		return true
	}
	for _, f := range c.Index.Funcs {
		if seen[f] || f.Run != ctxindex.Spawned || f.Outermost() != from.In.Outermost() {
			continue
		}
		seen[f] = true
		for n := range f.Nodes((*ast.RangeStmt)(nil)) {
			ended := c.variable(n.(*ast.RangeStmt).X)
			if ended != nil && c.signals(f, v, n.(*ast.RangeStmt).X, false) && (c.signals(from.In, ended, from.Node, true) || c.reaches(from, ended, seen)) {
				return true
			}
		}
		seen[f] = false
	}
	return false
}

// signals reports whether a function closes a channel after a node of its, or, if
// that will do, sends on it.
func (c *checker) signals(f *ctxindex.Func, v *types.Var, after ast.Node, closing bool) bool {
	flow := c.Flow.Of(f)
	at, ok := flow.Locate(after)
	if !ok {
		return false
	}
	for n := range f.Nodes((*ast.SendStmt)(nil), (*ast.CallExpr)(nil)) {
		switch n := n.(type) {
		case *ast.SendStmt:
			if closing || c.variable(n.Chan) != v {
				continue
			}
		case *ast.CallExpr:
			id, ok := ast.Unparen(n.Fun).(*ast.Ident)
			if !ok || id.Name != "close" || !c.TypesInfo.Types[n.Fun].IsBuiltin() || c.variable(n.Args[0]) != v {
				continue
			}
		}
		if cur, ok := c.Index.Cursor(n); ok {
			if _, deferred := cur.Parent().Node().(*ast.DeferStmt); deferred {
				return true
			}
		}
		if p, ok := flow.Locate(n); ok && flow.Reaches(at, p) {
			return true
		}
	}
	return false
}
