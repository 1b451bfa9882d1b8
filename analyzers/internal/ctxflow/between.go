package ctxflow

import (
	"go/ast"
	"go/types"
)

// Comes reports whether control can come from just behind point a to point b by
// a way on which nothing stops it.
func (g *Graph) Comes(a, b Point, stops func(ast.Node) bool) bool {
	seen := make(map[int]bool)
	var walk func(block, node int) bool
	walk = func(block, node int) bool {
		blk := g.CFG.Blocks[block]
		for i := node; i < len(blk.Nodes); i++ {
			if (Point{block, i}) == b {
				return true
			}
			if stops(blk.Nodes[i]) {
				return false
			}
		}
		for _, s := range blk.Succs {
			if j := int(s.Index); !seen[j] {
				seen[j] = true
				if walk(j, 0) {
					return true
				}
			}
		}
		return false
	}
	return walk(a.Block, a.Node+1)
}

// Cancels returns the context that a call in f ends, if it calls a cancel
// function; else nil.
func (f *Func) Cancels(call *ast.CallExpr) *Value {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	return f.cancels(call)
}

// Assigns reports whether a node of the graph gives a variable a new value,
// outside of literals.
func (f *Func) Assigns(n ast.Node, v *types.Var) bool {
	if spec, ok := n.(*ast.ValueSpec); ok {
		for _, id := range spec.Names {
			if f.info().Defs[id] == v {
				return true
			}
		}
	}
	as, ok := n.(*ast.AssignStmt)
	if !ok {
		return false
	}
	for _, lhs := range as.Lhs {
		if id, ok := ast.Unparen(lhs).(*ast.Ident); ok && f.info().ObjectOf(id) == v {
			return true
		}
	}
	return false
}
