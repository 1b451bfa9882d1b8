package ctxlife

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// Most returns how many of some nodes one run of f can come to, 0 if there is
// no bound.
func Most(f *ctxflow.Func, nodes []ast.Node) int {
	points := make([]ctxflow.Point, len(nodes))
	for i, n := range nodes {
		at, ok := f.Locate(n)
		if !ok || f.InLoop(at) {
			return 0
		}
		points[i] = at
	}
	// Without loops, reaching is an order: the longest chain from each.
	longest := make([]int, len(points))
	var chain func(i int) int
	chain = func(i int) int {
		if longest[i] == 0 {
			longest[i] = 1
			for j := range points {
				if i != j && f.Reaches(points[i], points[j]) {
					longest[i] = max(longest[i], 1+chain(j))
				}
			}
		}
		return longest[i]
	}
	n := 0
	for i := range points {
		n = max(n, chain(i))
	}
	return n
}
