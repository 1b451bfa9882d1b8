package ctxblock

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// semaphore reports a slot that is taken by a bare send, in a function that
// gives it back and has a context. The channel outlives the call: others, of
// whose contexts nothing is known here, may hold the slots. Where goroutines of
// the function give the slots back, they are its own, and end with its context.
func (c *checker) semaphore(w wait) bool {
	if w.kind != send || w.v == nil || !w.v.IsField() && w.v.Parent() != c.Pkg.Scope() {
		return false
	}
	release := c.release(w)
	if release == nil || w.ch != nil && c.peers.Pool(w.ch) {
		return false // the receive is what takes
	}
	if sel := c.chosen(release); sel != nil {
		return c.token(w, release, sel)
	}
	h, ok := c.Life.ToWatch(w.f, w.node)
	if !ok || !c.own(w, release) {
		return false
	}
	name := types.ExprString(operand(w.node))
	c.add(w, report.Finding{
		Category: "unwatched",
		At:       w.node,
		Message:  fmt.Sprintf("this blocks until %s has a free slot, even after %s is done; select on %s.Done() as well", name, h.Expr, h.Expr),
		Related:  append(h.Related(), report.Related(release, "the slot is released here")),
		Fix:      c.wrap(w, h),
	})
	return true
}

// release returns the receive, of the same function, that gives back the slot
// which a send took: one whose value nobody wants.
func (c *checker) release(w wait) *ast.UnaryExpr {
	var found *ast.UnaryExpr
	ast.Inspect(w.f.Outermost().Node, func(n ast.Node) bool {
		recv, ok := n.(*ast.UnaryExpr)
		if found != nil || !ok || recv.Op != token.ARROW || c.variable(recv.X) != w.v {
			return found == nil
		}
		if cur, ok := c.Index.Cursor(recv); ok {
			if k, _ := cur.ParentEdge(); k == edge.ExprStmt_X {
				found = recv
			}
		}
		return found == nil
	})
	return found
}

// own reports whether the function that takes a slot gives it back itself, now
// or by a deferred call.
func (c *checker) own(w wait, release *ast.UnaryExpr) bool {
	f := c.Index.Enclosing(release)
	for f != nil && f != w.f.Func && f.Run == ctxindex.Deferred {
		f = f.Parent
	}
	return f == w.f.Func
}

// token reports a slot that is given back in a select which may take the arm of
// a context instead: then it is lost to everybody.
func (c *checker) token(w wait, recv *ast.UnaryExpr, sel *ast.SelectStmt) bool {
	f := c.Index.Enclosing(recv)
	if f == nil {
		return false
	}
	for _, arm := range c.Flow.Of(f).DoneArms() {
		if arm.Select != sel || len(sel.Body.List) != 2 {
			continue
		}
		name := types.ExprString(recv.X)
		c.add(w, report.Finding{
			Category: "token",
			At:       recv,
			Message:  fmt.Sprintf("the slot of %s leaks if %s is done, because the select may then take that case and nothing releases the slot; receive outside the select, it never blocks", name, ctxpeer.ContextName(arm.Recv)),
			Related:  []analysis.RelatedInformation{report.Related(w.node, "the slot is acquired here")},
		})
		return true
	}
	return false
}

// slot reports a slot that is taken in one select and given back in another,
// which may take the arm of a context instead.
func (c *checker) slot(w wait) bool {
	for _, clause := range w.sel.Body.List {
		s, ok := clause.(*ast.CommClause).Comm.(*ast.SendStmt)
		if !ok {
			continue
		}
		v := c.variable(s.Chan)
		if v == nil || !v.IsField() && v.Parent() != c.Pkg.Scope() {
			continue
		}
		one := wait{f: w.f, kind: send, node: s, v: v, ch: c.named(v), chs: c.chans.Named(v)}
		release := c.release(one)
		if release == nil || release.Pos() < w.sel.End() || one.ch != nil && c.peers.Pool(one.ch) {
			continue
		}
		if sel := c.chosen(release); sel != nil && c.token(one, release, sel) {
			return true
		}
	}
	return false
}
