package ctxloop

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// untold reports a call of a retrying function, known by the table, whose
// attempts work under a context of which it is not told itself.
func (c *checker) untold() {
	call := c.f.Call
	if !c.Index.API.Retries(c.Index.Callee(call)) || c.f.Arg != 0 || c.asksWhy(true) {
		return
	}
	outer := c.Index.Enclosing(c.f.Node)
	if outer == nil {
		return
	}
	for _, arg := range call.Args[1:] {
		if c.mayHoldContext(outer, arg, 2) {
			return
		}
	}
	work, h := c.worksUnder()
	if work == nil {
		return
	}
	c.Report(report.Finding{
		Category: "retry",
		At:       call.Fun,
		Message: fmt.Sprintf("%s keeps retrying after %s is done, because only %s gets %s; bind the back-off to %s as well, or return a permanent error if %s.Err() != nil",
			types.ExprString(call.Fun), h.Expr, types.ExprString(work.Fun), h.Expr, h.Expr, h.Expr),
		Related: append(h.Related(), report.Related(work, "fails once the context is done")),
	})
}

// worksUnder returns a call of the literal that is given a context from outside
// of it, and observes it.
func (c *checker) worksUnder() (work *ast.CallExpr, hand ctxflow.Hand) {
	ast.Inspect(c.f.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if _, lit := n.(*ast.FuncLit); lit || work != nil {
			return false
		}
		if !ok {
			return true
		}
		for i, arg := range call.Args {
			t := c.TypesInfo.TypeOf(arg)
			if t == nil || !ctxapi.IsContext(t) || c.Sums.Waits(call, i) != ctxsummary.Yes {
				continue
			}
			for _, h := range c.f.AtHand(call.Pos()) {
				if work == nil && h.Dead == nil && len(h.Crossed) > 0 && c.f.Eval(arg).EndsWith(h.Value) {
					work, hand = call, h
				}
			}
		}
		return true
	})
	return work, hand
}

// mayHoldContext reports whether an argument may hold a context: it mentions
// one, or a variable that was made of one, or comes from elsewhere.
func (c *checker) mayHoldContext(f *ctxindex.Func, e ast.Expr, depth int) bool {
	holds := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.SelectorExpr:
			if v, ok := c.TypesInfo.Uses[n.Sel].(*types.Var); ok && v.IsField() {
				holds = true // whoever filled it may have bound it
			}
		case *ast.Ident:
			v, ok := c.TypesInfo.Uses[n].(*types.Var)
			if !ok || v.IsField() {
				break
			}
			holds = holds || ctxapi.IsContext(v.Type()) || ctxapi.IsCarrier(v.Type()) || !c.madeWithout(f, v, depth)
		}
		return !holds
	})
	return holds
}

// madeWithout reports whether all that a local variable is assigned is made
// without a context.
func (c *checker) madeWithout(f *ctxindex.Func, v *types.Var, depth int) bool {
	if depth == 0 || v.Parent() == c.Pkg.Scope() || v.Kind() != types.LocalVar || v.Pos() < f.Body.Pos() || v.Pos() > f.Body.End() {
		return false
	}
	without := true
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if as, ok := n.(*ast.AssignStmt); ok {
			for _, lhs := range as.Lhs {
				if c.is(lhs, v) {
					for _, rhs := range as.Rhs {
						without = without && !c.mayHoldContext(f, rhs, depth-1)
					}
				}
			}
		}
		return without
	})
	return without
}
