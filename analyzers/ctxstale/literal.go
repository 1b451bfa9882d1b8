package ctxstale

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// left reports work of the function around a literal with a variable of its
// own that the literal has overwritten with a context which it cancels.
func (c *checker) left(f *ctxflow.Func, ob ctxflow.Obligation, v *types.Var) {
	outer := f.ParentFlow()
	if outer == nil || !c.outside(f.Func, v) || c.outside(outer.Func, v) || f.Func.Run == ctxindex.Deferred {
		return
	}
	from, ok := f.Locate(ob.Stmt)
	lit, found := outer.Locate(f.Func.Node)
	if !ok || !found {
		return
	}
	death := c.endsWith(f, from, f.Eval(ob.Call), v)
	if death == nil {
		return
	}
	overwritten := func(n ast.Node) bool { return outer.Assigns(n, v) }
	c.work(outer, v, func(call *ast.CallExpr, arg int) bool {
		at, ok := outer.Locate(call)
		if !ok || at == lit || call.Pos() <= f.Func.Node.Pos() && f.Func.Node.End() <= call.End() || !outer.Comes(lit, at, overwritten) {
			return true
		}
		if outer.DeadAt(outer.Eval(call.Args[arg]), at) != nil {
			return true
		}
		c.Report(report.Finding{
			Category: "stale",
			At:       call.Args[arg],
			Assumes:  c.Sums.Assumes(call, arg),
			Message: fmt.Sprintf("the function literal overwrites %s on line %d with a context that it cancels, so %s returns immediately once it has run; declare a new variable there with :=",
				v.Name(), c.line(ob.Stmt), c.Work(call)),
			Related: []analysis.RelatedInformation{
				report.Related(ob.Stmt, "%s is overwritten here", v.Name()),
				report.Related(death.Node, "and its new value is canceled here"),
			},
		})
		return false
	})
}

// endsWith returns the cancel that ends a context on every way from a point to
// the end of the literal, at which v still holds it; nil if there is none.
func (c *checker) endsWith(f *ctxflow.Func, from ctxflow.Point, made *ctxflow.Value, v *types.Var) *ctxflow.Death {
	var death *ctxflow.Death
	for _, exit := range f.Exits() {
		if !f.Comes(from, exit, func(n ast.Node) bool { return f.Assigns(n, v) }) {
			continue
		}
		d := ctxflow.Kills(f.Lost(exit), made)
		if d == nil {
			return nil
		}
		death = d
	}
	return death
}

// carried reports a literal that stores its own context in a variable of the
// function around it, which works with it there.
func (c *checker) carried(f *ctxflow.Func) {
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.AssignStmt:
			if len(n.Lhs) != len(n.Rhs) {
				break
			}
			for i, lhs := range n.Lhs {
				id, ok := ast.Unparen(lhs).(*ast.Ident)
				if !ok {
					continue
				}
				v, ok := c.Index.Info.Uses[id].(*types.Var)
				if ok && c.Index.API.IsContext(v.Type()) && c.outside(f.Func, v) && c.own(f, n.Rhs[i]) {
					c.carry(f, n, v)
				}
			}
		}
		return true
	})
}

// own reports whether a context is a parameter of the literal, or comes from
// one.
func (c *checker) own(f *ctxflow.Func, e ast.Expr) bool {
	origins := f.Eval(e).Origins()
	for _, o := range origins {
		if o.Op != ctxflow.Param || o.In != f {
			return false
		}
	}
	return len(origins) > 0
}

func (c *checker) carry(f *ctxflow.Func, as *ast.AssignStmt, v *types.Var) {
	var use *ast.CallExpr
	for n := range f.Func.Outermost().Nodes((*ast.CallExpr)(nil)) {
		call := n.(*ast.CallExpr)
		for i, arg := range call.Args {
			id, ok := ast.Unparen(arg).(*ast.Ident)
			if ok && use == nil && c.Index.Info.Uses[id] == v && id.Pos() > f.Func.Node.End() && c.Sums.Works(call, i) {
				use = call
			}
		}
	}
	if use == nil {
		return
	}
	c.Report(report.Finding{
		Category: "stale",
		Assumes:  "the context is done by then",
		At:       as,
		Message: fmt.Sprintf("the literal stores its context in %s, which the outer function passes to %s on line %d, after the literal's call returns; use it in the literal and store the result instead",
			v.Name(), report.CallName(use), c.line(use)),
		Related: []analysis.RelatedInformation{report.Related(use, "it may already be done here")},
	})
}
