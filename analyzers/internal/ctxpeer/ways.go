package ctxpeer

import (
	"go/ast"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// An Exit is a way out of a function.
type Exit struct {
	At     analysis.Range  // the return, or the closing brace
	Clause *ast.CommClause // the last clause of a select that the way took
}

// Ways searches the ways from just behind a point for those that leave the
// function without passing a node at which met holds, nearer ones first. The
// clauses of a select are met at the node -1 of their block.
func Ways(f *ctxflow.Func, from ctxflow.Point, met func(ctxflow.Point) bool) []Exit {
	type key struct {
		block  int
		clause *ast.CommClause
	}
	type step struct {
		block, node int
		clause      *ast.CommClause
	}
	seen := make(map[key]bool)
	var exits []Exit
	work := []step{{from.Block, from.Node + 1, nil}}
	for len(work) > 0 {
		s := work[0]
		work = work[1:]
		b := f.CFG.Blocks[s.block]
		passed := false
		for i := s.node; i < len(b.Nodes) && !passed; i++ {
			passed = !f.IsComm(b.Nodes[i]) && met(ctxflow.Point{Block: s.block, Node: i})
		}
		if passed {
			continue
		}
		if ret := b.Return(); ret != nil {
			exits = append(exits, Exit{closing(f, ret), s.clause})
			continue
		}
		for _, next := range b.Succs {
			j := int(next.Index)
			if Unopened(next) || met(ctxflow.Point{Block: j, Node: -1}) {
				continue
			}
			clause := s.clause
			if c, ok := next.Stmt.(*ast.CommClause); ok && next.Kind == cfg.KindSelectCaseBody {
				clause = c
			}
			if k := (key{j, clause}); !seen[k] {
				seen[k] = true
				work = append(work, step{j, 0, clause})
			}
		}
	}
	return exits
}

// closing returns where a return stands. That at the end of a function, which
// go/cfg adds, has no text.
func closing(f *ctxflow.Func, ret *ast.ReturnStmt) analysis.Range {
	if ret.Return >= f.Body.Rbrace {
		return report.At(f.Body.Rbrace, f.Body.Rbrace+1)
	}
	return ret
}

// Unopened reports whether b is the block by which go/cfg ends a select, entered if no
// clause can go.
func Unopened(b *cfg.Block) bool {
	return b.Kind == cfg.KindSelectAfterCase && len(b.Nodes) == 0 && len(b.Succs) == 0
}

// Meets returns the test for points of a function at which one of the
// operations happens, or a goroutine is started for it.
func Meets(f *ctxflow.Func, ops []ctxchan.Op) func(ctxflow.Point) bool {
	nodes := make(map[ctxflow.Point]bool)
	clauses := make(map[*ast.CommClause]bool)
	ranges := make(map[*ast.RangeStmt]bool)
	for _, op := range ops {
		switch n := op.Node.(type) {
		case *ast.RangeStmt:
			ranges[n] = true
			continue
		}
		if op.Clause != nil {
			clauses[op.Clause] = true
			continue
		}
		n := op.Node
		if op.In != f.Func {
			n = op.In.Node
		}
		if at, ok := f.Locate(n); ok {
			nodes[at] = true
		}
	}
	return func(at ctxflow.Point) bool {
		if at.Node >= 0 {
			return nodes[at]
		}
		switch b := f.CFG.Blocks[at.Block]; s := b.Stmt.(type) {
		case *ast.CommClause:
			return b.Kind == cfg.KindSelectCaseBody && clauses[s]
		case *ast.RangeStmt:
			return ranges[s] // once begun, it goes on till the channel is closed
		}
		return false
	}
}
