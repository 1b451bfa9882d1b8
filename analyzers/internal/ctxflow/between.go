package ctxflow

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/cfg"
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

// between visits the blocks on the ways from the end of a block to a point that
// do not pass the block again, the last up to the point only, until visit
// returns false.
func (f *Func) between(block int, at Point, visit func(b *cfg.Block, whole bool) bool) {
	if !visit(f.CFG.Blocks[at.Block], false) {
		return
	}
	seen := newBitset(len(f.CFG.Blocks))
	seen.add(block)
	work := []int{at.Block}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		for _, p := range f.preds[b] {
			if seen.has(p) {
				continue
			}
			seen.add(p)
			if !visit(f.CFG.Blocks[p], true) {
				return
			}
			work = append(work, p)
		}
	}
}
