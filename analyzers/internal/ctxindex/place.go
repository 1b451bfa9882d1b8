package ctxindex

import (
	"cmp"
	"go/ast"
	"go/token"
	"iter"
	"slices"

	"golang.org/x/tools/go/ast/edge"
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

// All returns a function and the literals in it, deep ones included.
func (f *Func) All() iter.Seq[*Func] {
	return func(yield func(*Func) bool) { f.all(yield) }
}

func (f *Func) all(yield func(*Func) bool) bool {
	return yield(f) && !slices.ContainsFunc(f.Lits, func(lit *Func) bool { return !lit.all(yield) })
}

// Nodes returns the nodes of some types in the body of f, a parent before what
// is in it, without those of literals in f. Subtrees that have none are not
// looked at: that makes it much cheaper than ast.Inspect.
func (f *Func) Nodes(types ...ast.Node) iter.Seq[ast.Node] {
	if len(f.Lits) > 0 {
		types = append(types, (*ast.FuncLit)(nil))
	}
	return func(yield func(ast.Node) bool) {
		stopped := false
		f.body().Inspect(types, func(cur inspector.Cursor) bool {
			n := cur.Node()
			if _, lit := n.(*ast.FuncLit); lit || stopped {
				return false
			}
			stopped = !yield(n)
			return !stopped
		})
	}
}

// Has reports whether there is a node of some types in the body of f, those in
// literals left out.
func (f *Func) Has(types ...ast.Node) bool {
	for range f.Nodes(types...) {
		return true
	}
	return false
}

// Inspect is [inspector.Cursor.Inspect] of the body of f, literals included.
func (f *Func) Inspect(types []ast.Node, visit func(inspector.Cursor) (descend bool)) {
	f.body().Inspect(types, visit)
}

func (f *Func) body() inspector.Cursor {
	cur, _ := f.cursor.LastChild()
	return cur
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

// CallOf returns the call whose function an identifier names, as in f(…), x.f(…),
// f[T](…) and (f)(…).
func CallOf(id inspector.Cursor) (call inspector.Cursor, ok bool) {
	for cur := id; ; cur = cur.Parent() {
		switch kind, _ := cur.ParentEdge(); kind {
		case edge.SelectorExpr_Sel, edge.IndexExpr_X, edge.IndexListExpr_X, edge.ParenExpr_X:
		case edge.CallExpr_Fun:
			return cur.Parent(), true
		default:
			return inspector.Cursor{}, false
		}
	}
}
