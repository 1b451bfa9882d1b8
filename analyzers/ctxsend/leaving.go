package ctxsend

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A way out of a function.
type exit struct {
	at     analysis.Range  // the return, or the closing brace
	clause *ast.CommClause // the last clause of a select that the way took
}

// leaving searches the ways from just behind a point for those that leave the
// function without passing a node at which met holds, nearer ones first. The
// clauses of a select are met at the node -1 of their block.
func leaving(f *ctxflow.Func, from ctxflow.Point, met func(ctxflow.Point) bool) []exit {
	type key struct {
		block  int
		clause *ast.CommClause
	}
	type step struct {
		block, node int
		clause      *ast.CommClause
	}
	seen := make(map[key]bool)
	var exits []exit
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
			exits = append(exits, exit{ending(f, ret), s.clause})
			continue
		}
		for _, next := range b.Succs {
			j := int(next.Index)
			if unopened(next) || met(ctxflow.Point{Block: j, Node: -1}) {
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

// ending returns where a return stands. That at the end of a function, which
// go/cfg adds, has no text.
func ending(f *ctxflow.Func, ret *ast.ReturnStmt) analysis.Range {
	if ret.Return >= f.Body.Rbrace {
		return report.At(f.Body.Rbrace, f.Body.Rbrace+1)
	}
	return ret
}

// place returns a node of the graph that stands for an operation.
func place(op ctxchan.Op) ast.Node {
	if rng, ok := op.Node.(*ast.RangeStmt); ok {
		return rng.X
	}
	return op.Node
}

// unopened: go/cfg ends a select by a block that is entered if no clause can go.
func unopened(b *cfg.Block) bool {
	return b.Kind == cfg.KindSelectAfterCase && len(b.Nodes) == 0 && len(b.Succs) == 0
}

// meets returns the test for points of the making function at which one of the
// operations happens.
func (c *checker) meets(ops []ctxchan.Op) func(ctxflow.Point) bool {
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
		if at, ok := c.f.Locate(op.Node); ok {
			nodes[at] = true
		}
	}
	return func(at ctxflow.Point) bool {
		if at.Node >= 0 {
			return nodes[at]
		}
		switch b := c.f.CFG.Blocks[at.Block]; s := b.Stmt.(type) {
		case *ast.CommClause:
			return b.Kind == cfg.KindSelectCaseBody && clauses[s]
		case *ast.RangeStmt:
			return ranges[s] // once begun, it goes on till the channel is closed
		}
		return false
	}
}

// mayLeave reports whether a clause is one that opens whatever the far end
// does: on the end of a context, or by a timer.
func (c *checker) mayLeave(clause *ast.CommClause) bool {
	for _, arm := range c.f.DoneArms() {
		if arm.Clause == clause {
			return true
		}
	}
	var e ast.Expr
	switch s := clause.Comm.(type) {
	case *ast.ExprStmt:
		e = s.X
	case *ast.AssignStmt:
		e = s.Rhs[0]
	}
	u, ok := ast.Unparen(e).(*ast.UnaryExpr)
	return ok && u.Op == token.ARROW && isTimer(c.pass.TypesInfo, u.X)
}

// selectOf returns the select of a clause.
func (c *checker) selectOf(clause *ast.CommClause) *ast.SelectStmt {
	if cur, ok := c.x.Cursor(clause); ok {
		sel, _ := cur.Parent().Parent().Node().(*ast.SelectStmt)
		return sel
	}
	return nil
}
