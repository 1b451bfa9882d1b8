package ctxspin

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// goesOn returns what a loop does next, before it asks about a context again, if
// an arm does nothing but to end the wait: control comes to work, or to another
// wait, as if the context lived. It need not spin: the work may wait, or fail for
// reasons of its own. In a loop that ends by itself the wait alone may be meant to
// end, unless the select, by an empty default clause, only asks. A context of the
// turn itself only bounds a wait.
func (c *checker) goesOn(arm ctxflow.DoneArm, loop ast.Stmt) ast.Node {
	s, ok := loop.(*ast.ForStmt)
	if !c.pass.Enabled("on") || !(ok && s.Cond == nil) && !onlyAsks(arm.Select) || !c.does(arm.Clause.Body, loop) {
		return nil
	}
	if n := arm.Ctx.Node; n != nil && within(loopBody(loop), n.Pos()) {
		return nil
	}
	if rng, ok := loop.(*ast.RangeStmt); ok {
		if _, isChan := c.pass.TypesInfo.TypeOf(rng.X).Underlying().(*types.Chan); isChan {
			return nil // to be drained
		}
	}
	seen := map[*cfg.Block]bool{arm.Body: true}
	work := []*cfg.Block{arm.Body}
	for len(work) > 0 {
		b := work[0]
		work = work[1:]
		next, on := c.nextWork(b, arm.Select)
		if next != nil {
			return next
		}
		for _, succ := range b.Succs {
			if on && !seen[succ] {
				seen[succ] = true
				work = append(work, succ)
			}
		}
	}
	return nil
}

// onlyAsks: a select of one arm and an empty default clause.
func onlyAsks(sel *ast.SelectStmt) bool {
	def := false
	for _, clause := range sel.Body.List {
		clause := clause.(*ast.CommClause)
		def = def || clause.Comm == nil && len(clause.Body) == 0
	}
	return def && len(sel.Body.List) == 2
}

// does reports whether an arm only says something, or sets what the loop does
// not read, and stays.
func (c *checker) does(body []ast.Stmt, loop ast.Stmt) bool {
	for _, s := range body {
		switch s := s.(type) {
		case *ast.BranchStmt:
			if s.Label != nil || s.Tok == token.GOTO {
				return false
			}
		case *ast.AssignStmt:
		case *ast.ExprStmt:
			call, ok := ast.Unparen(s.X).(*ast.CallExpr)
			if !ok || c.x.API.NoReturn(c.x.Callee(call)) {
				return false
			}
		default:
			return false
		}
	}
	return c.idles(body, loop)
}

// nextWork returns the first work in a block, or whether the way goes on behind
// it: not past where a context is asked, or handed on.
func (c *checker) nextWork(b *cfg.Block, sel *ast.SelectStmt) (found ast.Node, on bool) {
	for _, n := range b.Nodes {
		switch {
		case c.asksOrHands(n):
			return nil, false
		case c.isCommOf(n, sel):
			return nil, false // round again: for spin
		}
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
				return false
			case *ast.CallExpr:
				if found == nil && !c.harmless(n) && !c.x.API.NoReturn(c.x.Callee(n)) {
					found = n
				}
			}
			return found == nil
		})
		if _, ret := n.(*ast.ReturnStmt); ret {
			return nil, false
		}
		if found != nil {
			return found, true
		}
	}
	return nil, true
}

// asksOrHands: the code mentions a context or a channel that tells of an end,
// or hands on a carrier. To work with a carrier, such as a stream, is not to ask.
func (c *checker) asksOrHands(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			for _, arg := range call.Args {
				t := c.pass.TypesInfo.TypeOf(arg)
				found = found || t != nil && ctxapi.IsCarrier(t)
			}
		}
		if e, ok := n.(ast.Expr); ok {
			t := c.pass.TypesInfo.TypeOf(e)
			found = found || t != nil && (ctxapi.IsContext(t) || ctxapi.IsDoneChan(t))
		}
		return !found
	})
	return found
}
