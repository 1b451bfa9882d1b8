package ctxflow

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A DoneArm is a clause of a select that opens when a context ends.
type DoneArm struct {
	Select *ast.SelectStmt
	Clause *ast.CommClause
	Recv   *ast.UnaryExpr // the receive: <-ctx.Done(), or <-done
	Ctx    *Value         // the context that ends
	Body   *cfg.Block     // where the clause begins
}

// DoneArms returns the live clauses of f's selects that wait for a context to end,
// in the order of their blocks.
func (f *Func) DoneArms() []DoneArm {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	selects := make(map[*ast.CommClause]*ast.SelectStmt)
	for n := range f.Nodes((*ast.SelectStmt)(nil)) {
		sel := n.(*ast.SelectStmt)
		for _, clause := range sel.Body.List {
			selects[clause.(*ast.CommClause)] = sel
		}
	}
	if len(selects) == 0 {
		return nil
	}
	var arms []DoneArm
	for _, b := range f.CFG.Blocks {
		clause, ok := b.Stmt.(*ast.CommClause)
		if !ok || !b.Live || b.Kind != cfg.KindSelectCaseBody || clause.Comm == nil {
			continue
		}
		recv := ctxindex.Received(clause.Comm)
		if recv == nil {
			continue
		}
		if v := f.eval(recv.X); v.Op == Done && v.Parent() != nil {
			arms = append(arms, DoneArm{selects[clause], clause, recv, v.Parent(), b})
		}
	}
	return arms
}

// An ErrBranch is an if statement whose body runs when a context has ended.
type ErrBranch struct {
	If   *ast.IfStmt
	Cond ast.Expr      // the condition: a node of the graph
	Err  *ast.CallExpr // ctx.Err()
	Ctx  *Value
	Then *cfg.Block // where the body begins
}

// ErrBranches returns the live if statements of f whose condition is just
// that ctx.Err() is not nil, in the order of their blocks.
func (f *Func) ErrBranches() []ErrBranch {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	var found []ErrBranch
	for _, b := range f.CFG.Blocks {
		s, ok := b.Stmt.(*ast.IfStmt)
		if !ok || !b.Live || b.Kind != cfg.KindIfThen {
			continue
		}
		cond, ok := ast.Unparen(s.Cond).(*ast.BinaryExpr)
		if !ok || cond.Op != token.NEQ || !f.info().Types[cond.Y].IsNil() {
			continue
		}
		v := f.eval(cond.X)
		call, ok := v.Node.(*ast.CallExpr)
		if v.Op == Err && v.Parent() != nil && ok {
			found = append(found, ErrBranch{s, ast.Unparen(s.Cond), call, v.Parent(), b})
		}
	}
	return found
}
