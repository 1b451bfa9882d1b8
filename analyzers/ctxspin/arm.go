package ctxspin

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// isCommOf: a node of the graph that is a communication of the select.
func (c *checker) isCommOf(n ast.Node, sel *ast.SelectStmt) bool {
	return c.f.IsComm(n) && sel.Body.Lbrace < n.Pos() && n.End() <= sel.Body.Rbrace && c.direct(n, sel)
}

func (c *checker) direct(n ast.Node, sel *ast.SelectStmt) bool {
	for _, clause := range sel.Body.List {
		if comm := clause.(*ast.CommClause).Comm; comm != nil && comm.Pos() <= n.Pos() && n.End() <= comm.End() {
			return true
		}
	}
	return false
}

// idleOrTrapped tells an oversight from a loop that waits, if busily, for
// something that the arm has set off: the arm does nothing but log and
// remember what nobody reads, or nothing in the loop leaves it.
func (c *checker) idleOrTrapped(body []ast.Stmt, loop ast.Stmt) bool {
	return c.idles(body, loop) || !c.leaves(loop)
}

// idles reports whether statements only say something, or set variables that
// the loop does not read.
func (c *checker) idles(body []ast.Stmt, loop ast.Stmt) bool {
	ok := true
	for _, s := range body {
		ast.Inspect(s, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt, *ast.SendStmt, *ast.ReturnStmt, *ast.IncDecStmt:
				ok = false
			case *ast.BranchStmt:
				ok = ok && n.Tok != token.GOTO
			case *ast.AssignStmt:
				for _, lhs := range n.Lhs {
					ok = ok && c.forgotten(lhs, body, loop)
				}
			case *ast.CallExpr:
				tv := c.TypesInfo.Types[n.Fun]
				ok = ok && (c.idle(n) || tv.IsType())
			}
			return ok
		})
	}
	return ok
}

// forgotten reports whether an assignment is to a variable that the loop does
// not read, save in the same statements: err = ctx.Err(), to be returned behind
// the loop.
func (c *checker) forgotten(lhs ast.Expr, body []ast.Stmt, loop ast.Stmt) bool {
	id, ok := ast.Unparen(lhs).(*ast.Ident)
	if !ok {
		return false
	}
	if id.Name == "_" {
		return true
	}
	v, ok := c.TypesInfo.ObjectOf(id).(*types.Var)
	if !ok || v.Parent() == c.Pkg.Scope() {
		return false
	}
	read := false
	ast.Inspect(loop, func(n ast.Node) bool {
		if n == nil || body[0].Pos() <= n.Pos() && n.End() <= body[len(body)-1].End() {
			return false
		}
		if as, ok := n.(*ast.AssignStmt); ok && as.Tok == token.ASSIGN {
			for _, e := range append(as.Rhs, as.Lhs...) {
				if _, plain := ast.Unparen(e).(*ast.Ident); !plain || !c.names(e, v) {
					read = read || c.Index.Mentions(e, v)
				}
			}
			return false
		}
		if e, ok := n.(*ast.Ident); ok && c.TypesInfo.Uses[e] == v {
			read = true
		}
		return !read
	})
	return !read
}

// leaves reports whether some statement may end the loop: its condition or
// range, a return, a panic, or a branch to elsewhere.
func (c *checker) leaves(loop ast.Stmt) bool {
	s, ok := loop.(*ast.ForStmt)
	if !ok || s.Cond != nil || len(ctxindex.LoopExits(loop)) > 0 {
		return true
	}
	found := false
	ast.Inspect(s.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if _, lit := n.(*ast.FuncLit); lit || !ok {
			return !found && !lit
		}
		id, _ := ast.Unparen(call.Fun).(*ast.Ident)
		found = found || c.Sums.NoReturn(call) || id != nil && id.Name == "panic" && c.TypesInfo.Types[id].IsBuiltin()
		return !found
	})
	return found
}

// lastBranch returns the break or continue that ends a list of statements.
func lastBranch(body []ast.Stmt) *ast.BranchStmt {
	if len(body) == 0 {
		return nil
	}
	b, _ := body[len(body)-1].(*ast.BranchStmt)
	return b
}

// breaksSelect reports whether an arm ends in a break that leaves only its
// select, and the rest of the turn, which has work to do, does not ask about
// the context either: the loop was meant. A loop that ranges over a channel
// may be meant to drain it.
func (c *checker) breaksSelect(arm ctxflow.DoneArm, loop ast.Stmt) bool {
	b := lastBranch(arm.Clause.Body)
	if b == nil || b.Tok != token.BREAK || b.Label != nil || !c.idles(arm.Clause.Body, loop) {
		return false
	}
	if rng, ok := loop.(*ast.RangeStmt); ok {
		if _, isChan := c.TypesInfo.TypeOf(rng.X).Underlying().(*types.Chan); isChan {
			return false
		}
	}
	list := ctxindex.LoopBody(loop).List
	after := -1
	for i, s := range list {
		if s == ast.Stmt(arm.Select) {
			after = i + 1
		}
	}
	if after <= 0 || after == len(list) {
		return false
	}
	if s, ok := loop.(*ast.ForStmt); ok && (s.Cond != nil && c.asksOf(s.Cond, arm.Ctx, false) || s.Post != nil && c.asksOf(s.Post, arm.Ctx, false)) {
		return false
	}
	for _, s := range list {
		if s != ast.Stmt(arm.Select) && c.asksOf(s, arm.Ctx, false) {
			return false
		}
	}
	return true
}
