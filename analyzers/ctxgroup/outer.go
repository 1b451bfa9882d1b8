package ctxgroup

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A use is a place in a goroutine of the group that takes a context from
// outside of it.
type use struct {
	at   ast.Expr // names the context
	what string   // what it is given to
}

// outer reports a goroutine of the group that works under a context which the
// group's was made from: when another goroutine fails, it goes on.
func (c *checker) outer() {
	if c.g.ctx == nil {
		return
	}
	for _, task := range c.g.tasks {
		var wrong []use
		for _, u := range c.outside(task) {
			if c.usable(u) {
				wrong = append(wrong, u)
			}
		}
		if len(wrong) == 0 {
			continue
		}
		first, name := wrong[0], c.g.ctx.Name()
		related := []analysis.RelatedInformation{report.Related(c.g.call, "%s is canceled when a goroutine of the group fails", name)}
		for _, u := range wrong[1:] {
			related = append(related, report.Related(u.at, "here too"))
		}
		c.Report(report.Finding{
			Category: "outer",
			Assumes:  c.patient(first.at),
			At:       first.at,
			Message: fmt.Sprintf("%s does not stop when another goroutine of %s fails, because %s is not the group's context; %s",
				first.what, c.g.v.Name(), types.ExprString(first.at), "use "+name),
			Related: related,
			Fix:     c.replace(wrong, name, nil),
		})
	}
}

// usable reports whether the group's context can be used at a place, and still
// has its value there, and is alive: after its end, taking another is right.
func (c *checker) usable(u use) bool {
	f := c.Index.Enclosing(u.at)
	if f == nil || !ctxlife.Visible(c.Index, c.g.ctx, u.at.Pos()) {
		return false
	}
	fl := c.Flow.Of(f)
	return fl.ValueAt(c.g.ctx, u.at.Pos()) == c.g.value && !ended(fl, c.g.value, u.at)
}

// discarded reports a group whose context nothing uses, although its
// goroutines work under the context that it was made from. It reports whether
// nothing uses the context.
func (c *checker) discarded() bool {
	g := c.g
	if g.ctx != nil && c.used() {
		return false
	}
	var takes []use
	for _, task := range g.tasks {
		takes = append(takes, c.outside(task)...)
	}
	if len(takes) == 0 {
		return true
	}
	var related []analysis.RelatedInformation
	for _, u := range takes[:min(3, len(takes))] {
		related = append(related, report.Related(u.at, "%s uses the parent", u.what))
	}
	c.Report(report.Finding{
		Category: "outer",
		Assumes:  c.patient(g.ctxID),
		At:       g.ctxID,
		Message: fmt.Sprintf("the group's context is discarded, so %s, which uses %s, does not stop when another goroutine of %s fails; keep it and use it in the goroutines",
			takes[0].what, types.ExprString(takes[0].at), g.v.Name()),
		Related: related,
		Fix:     c.keep(takes),
	})
	return true
}

// used reports whether anything but an assignment to _ mentions the group's
// context, or what is made of it.
func (c *checker) used() bool {
	found := false
	ast.Inspect(c.g.f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if len(n.Lhs) == 1 && len(n.Rhs) == 1 {
				if id, ok := n.Lhs[0].(*ast.Ident); ok && id.Name == "_" {
					_, plain := ast.Unparen(n.Rhs[0]).(*ast.Ident)
					return !plain
				}
			}
		case *ast.Ident:
			if n != c.g.ctxID && c.Index.Info.Uses[n] == c.g.ctx {
				f := c.Index.Enclosing(n)
				// A value that can't be told may well be the group's.
				v := c.Flow.Of(f).Eval(n)
				found = found || v.Op == ctxflow.Unknown || v.MayDeriveFrom(c.g.value)
			}
		}
		return !found
	})
	return found
}

// outside returns the places in a goroutine of the group that give an ancestor
// of the group's context to work, or wait for its end.
func (c *checker) outside(task *ctxindex.Func) []use {
	var uses []use
	for _, u := range c.Life.Captures(task) {
		if c.g.ancestor(u.Value) && !c.ends(u.Value) {
			uses = append(uses, use{u.At, c.Work(u.Call)})
		}
	}
	flow := c.Flow.Of(task)
	c.Life.Walk(task, func(f *ctxindex.Func) {
		c.receives(f, func(done *ast.CallExpr) {
			sel, ok := ast.Unparen(done.Fun).(*ast.SelectorExpr)
			if !ok {
				return
			}
			if v, at := c.Flow.Of(f).Enters(sel.X, flow, c.Sums.EndsWith); at != nil && c.g.ancestor(v) && !c.ends(v) && !ctxlife.KeptApart(at) {
				uses = append(uses, use{at, "the receive from " + types.ExprString(done)})
			}
		})
	})
	slices.SortStableFunc(uses, func(a, b use) int { return int(a.at.Pos() - b.at.Pos()) })
	return slices.CompactFunc(uses, func(a, b use) bool { return a.at == b.at })
}

// ends reports whether the function itself ends a context, and not on its way
// out: it stops in two stages, and what has the outer context is for the second.
func (c *checker) ends(v *ctxflow.Value) bool {
	return slices.ContainsFunc(c.g.f.Calls, func(call ctxindex.Call) bool {
		own := c.g.f.Cancels(call.Expr)
		return own != nil && v.EndsWith(own) && c.deferred(call.Expr) == nil
	})
}

// patient says what a finding assumes of a test: its goroutines end with it.
func (c *checker) patient(at ast.Node) string {
	if c.IsTest(at.Pos()) {
		return "the test takes longer than it should when one goroutine fails"
	}
	return ""
}

// receives visits the receives from the Done channel of a context that nothing
// joins with a receive from that of the group's context.
func (c *checker) receives(f *ctxindex.Func, visit func(done *ast.CallExpr)) {
	fl := c.Flow.Of(f)
	watched := make(map[*ast.SelectStmt]bool)
	for _, arm := range fl.DoneArms() {
		watched[arm.Select] = watched[arm.Select] || arm.Ctx.MayDeriveFrom(c.g.value)
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.DeferStmt, *ast.GoStmt:
			return false
		case *ast.SelectStmt:
			return !watched[n] // the bodies of its arms may hold others; they are rare
		case *ast.UnaryExpr:
			if call, ok := ast.Unparen(n.X).(*ast.CallExpr); ok && n.Op == token.ARROW && fl.Eval(call).Op == ctxflow.Done {
				visit(call)
			}
		}
		return true
	})
}
