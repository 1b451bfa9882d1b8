package ctxspin

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// goesOn returns what a loop does next, before it asks about the context again, if
// an arm does nothing but to end the wait: control comes to work, or to another
// wait, as if the context lived. It need not spin: the work may wait, or fail for
// reasons of its own. In a loop that ends by itself the wait alone may be meant to
// end, unless the select, by an empty default clause, only asks. A context of the
// turn itself only bounds a wait. If the loop then asks on every way, it is assumed that
// the work before that matters, unless it is known to wait.
func (c *checker) goesOn(arm ctxflow.DoneArm, loop ast.Stmt) (next ast.Node, assumes string) {
	s, ok := loop.(*ast.ForStmt)
	if !c.Enabled("spin") || !(ok && s.Cond == nil) && !onlyAsks(arm.Select) || !c.does(arm.Clause.Body, loop) {
		return nil, ""
	}
	if n := arm.Ctx.Node; n != nil && within(ctxindex.LoopBody(loop), n.Pos()) {
		return nil, ""
	}
	if rng, ok := loop.(*ast.RangeStmt); ok {
		if _, isChan := c.TypesInfo.TypeOf(rng.X).Underlying().(*types.Chan); isChan {
			return nil, "" // to be drained
		}
	}
	asks := true
	seen := map[*cfg.Block]bool{arm.Body: true}
	work := []*cfg.Block{arm.Body}
	for len(work) > 0 {
		b := work[0]
		work = work[1:]
		found, stop := c.nextWork(b, arm)
		if next == nil {
			next = found
		}
		asks = asks && stop != round
		for _, succ := range b.Succs {
			if stop == on && !seen[succ] {
				seen[succ] = true
				work = append(work, succ)
			}
		}
	}
	if call, ok := next.(*ast.CallExpr); ok && asks && !c.Sums.Blocks(call) {
		assumes = called(next) + " matters after " + named(arm.Recv.X) + " is done"
	}
	return next, assumes
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
			if !ok || c.Sums.NoReturn(call) {
				return false
			}
		default:
			return false
		}
	}
	return c.idles(body, loop)
}

// A stop says why a way is not followed past a block.
type stop uint8

const (
	on    stop = iota // it is
	asked             // a context is asked, or handed on, or the function left
	round             // it came to the select again
)

// nextWork returns the first work in a block, and whether the way goes on behind
// it.
func (c *checker) nextWork(b *cfg.Block, arm ctxflow.DoneArm) (found ast.Node, s stop) {
	for _, n := range b.Nodes {
		switch {
		case c.isCommOf(n, arm.Select):
			return found, round
		case c.asksOf(n, arm.Ctx, true):
			return found, asked
		}
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
				return false
			case *ast.CallExpr:
				if found == nil && !c.harmless(n) && !c.Sums.NoReturn(n) {
					found = n
				}
			}
			return found == nil
		})
		if call, ok := found.(*ast.CallExpr); ok && c.Sums.Watches(call) == ctxsummary.Yes {
			return nil, asked // it asks a context itself, such as one that its receiver has
		}
		if _, ret := n.(*ast.ReturnStmt); ret {
			return found, asked
		}
	}
	return found, on
}

// asksOf reports whether code mentions the context, or one that may be its kin, or a channel
// that tells of an end. A carrier counts if it is handed on: to work with one, such as a stream,
// is not to ask. To assert something of a test is not either.
func (c *checker) asksOf(n ast.Node, ctx *ctxflow.Value, handed bool) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && handed {
			for _, arg := range call.Args {
				t := c.TypesInfo.TypeOf(arg)
				found = found || t != nil && c.Index.API.IsCarrier(t)
			}
		}
		if e, ok := n.(ast.Expr); ok {
			switch t := c.TypesInfo.TypeOf(e); {
			case t == nil:
			case ctxapi.IsContext(t):
				found = found || kin(c.f.Eval(e), ctx)
			case ctxapi.IsDoneChan(t):
				v := c.f.Eval(e)
				found = found || v.Op != ctxflow.Done || v.Parent() == nil || kin(v.Parent(), ctx)
			case c.Index.API.IsCarrier(t):
				found = found || !handed && !ctxapi.IsTesting(t)
			}
		}
		return !found
	})
	return found
}

// kin reports whether one of two contexts may end with the other: what a field holds is not known.
func kin(v, ctx *ctxflow.Value) bool {
	for _, o := range append(v.Origins(), ctx.Origins()...) {
		if o.Op != ctxflow.Param && o.Op != ctxflow.Root && o.Op != ctxflow.Detached {
			return true
		}
	}
	return v.MayDeriveFrom(ctx) || ctx.MayDeriveFrom(v)
}
