package ctxspin

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
)

// around is a search for the ways from a block that come round to a target.
type around struct {
	*checker
	ctx     *ctxflow.Value      // ended all along the ways
	operand map[*types.Var]bool // what the target looks at
	target  func(ast.Node) bool
}

// surely reports whether every way from the block comes to the target, and on
// none of them anything waits, leaves, or changes what the target looks at.
func (a *around) surely(start *cfg.Block) bool {
	came := false
	seen := map[*cfg.Block]bool{start: true}
	work := []*cfg.Block{start}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		back, ok := a.through(b)
		if !ok {
			return false
		}
		if back {
			came = true
			continue
		}
		if len(b.Succs) == 0 && !ctxpeer.Unopened(b) {
			return false // the end of the function, or of the program
		}
		for i, s := range b.Succs {
			if !seen[s] && !a.closed(b, i) {
				seen[s] = true
				work = append(work, s)
			}
		}
	}
	return came
}

// through follows a block. It reports whether the target is in it, and whether
// the way may go on.
func (a *around) through(b *cfg.Block) (back, ok bool) {
	if rng, isRange := b.Stmt.(*ast.RangeStmt); isRange && b.Kind == cfg.KindRangeLoop && a.waitsToRange(rng) {
		return false, false
	}
	for _, n := range b.Nodes {
		if a.target(n) {
			return true, true
		}
		if a.f.IsComm(n) {
			if !a.opens(n) {
				return false, false
			}
			continue
		}
		if !a.passes(n) {
			return false, false
		}
	}
	return false, true
}

// closed prunes the edges that a constant condition closes.
func (a *around) closed(b *cfg.Block, succ int) bool {
	if len(b.Succs) != 2 || len(b.Nodes) == 0 {
		return false
	}
	cond, ok := b.Nodes[len(b.Nodes)-1].(ast.Expr)
	if !ok {
		return false
	}
	v := a.TypesInfo.Types[cond].Value
	return v != nil && v.Kind() == constant.Bool && constant.BoolVal(v) == (succ == 1)
}

// waitsToRange: a range over a channel waits, one over a function may do
// anything.
func (a *around) waitsToRange(rng *ast.RangeStmt) bool {
	switch t := a.TypesInfo.TypeOf(rng.X); t.Underlying().(type) {
	case *types.Chan, *types.Signature:
		return true
	}
	return false
}

// opens reports whether the select that a communication belongs to lets
// control through: it has a default, or an arm of the ended context.
func (a *around) opens(comm ast.Node) bool {
	cur, ok := a.Index.Cursor(comm)
	if !ok {
		return false
	}
	for up := range cur.Enclosing((*ast.SelectStmt)(nil)) {
		for _, clause := range up.Node().(*ast.SelectStmt).Body.List {
			comm := clause.(*ast.CommClause).Comm
			if comm == nil {
				return true
			}
			if recv := ctxindex.Received(comm); recv != nil {
				if v := a.f.Eval(recv.X); v.Op == ctxflow.Done && v.Parent() == a.ctx {
					return true
				}
			}
		}
		break
	}
	return false
}

// passes reports whether control passes a node at once and finds everything as
// it was.
func (a *around) passes(n ast.Node) bool {
	ok := true
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt, *ast.SendStmt, *ast.SelectStmt:
			ok = false
		case *ast.UnaryExpr:
			ok = ok && n.Op != token.ARROW && (n.Op != token.AND || !a.isOperand(n.X))
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				ok = ok && !a.isOperand(lhs)
			}
		case *ast.ValueSpec:
			for _, id := range n.Names {
				ok = ok && !a.isOperand(id)
			}
		case *ast.CallExpr:
			ok = ok && a.harmless(n)
		}
		return ok
	})
	return ok
}

// isOperand: an identifier or field that the target looks at.
func (a *around) isOperand(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		v, ok := a.TypesInfo.ObjectOf(e).(*types.Var)
		return ok && a.operand[v]
	case *ast.SelectorExpr:
		return a.isOperand(e.Sel)
	case *ast.ParenExpr:
		return a.isOperand(e.X)
	case *ast.StarExpr:
		return a.isOperand(e.X)
	}
	return false
}
