package ctxindex

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ast/inspector"
)

// Enclosing returns the innermost function around a node of the package, or
// nil at package level. A literal is not around itself.
func (x *Index) Enclosing(n ast.Node) *Func {
	pos, end := n.Pos(), n.End()
	i, found := slices.BinarySearchFunc(x.byPos, pos, func(f *Func, pos token.Pos) int { return cmp.Compare(f.Node.Pos(), pos) })
	if !found {
		i--
	}
	if i < 0 {
		return nil
	}
	// Whatever is around n is around the last function that starts no later,
	// or is that function.
	for f := x.byPos[i]; f != nil; f = f.Parent {
		if f.Node != n && end <= f.Node.End() {
			return f
		}
	}
	return nil
}

// Cursor returns the place of a node in the syntax tree, from which its
// parents can be asked. It looks within the function around the node: a search
// from the root of the package, for each of many nodes, is what made analysis
// slow.
func (x *Index) Cursor(n ast.Node) (inspector.Cursor, bool) {
	if f := x.byNode[n]; f != nil {
		return f.cursor, true
	}
	f := x.Enclosing(n)
	if f == nil {
		return x.Inspector.Root().FindNode(n)
	}
	if cur, ok := f.cursor.FindByPos(n.Pos(), n.End()); ok {
		for up := range cur.Enclosing() { // nodes of one range are in each other
			switch up.Node() {
			case n:
				return up, true
			case f.Node:
				return f.cursor.FindNode(n)
			}
		}
	}
	return f.cursor.FindNode(n)
}
