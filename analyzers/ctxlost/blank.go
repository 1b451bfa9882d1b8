package ctxlost

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// blank reports a span whose context is dropped, while its parent goes on to
// other work before the span ends, which makes use of what a context holds. Work that only
// asks for its end loses nothing; and where goroutines that outlive the span get the
// parent, that is for them.
func (c *checker) blank(d derived) {
	span, at := c.span(d)
	if span == nil {
		return
	}
	assumes := ""
	use, arg := c.parentUse(d, func(call *ast.CallExpr, arg int) bool {
		return c.Sums.Reads(call, arg) == ctxsummary.Yes && c.openAt(d, span, call)
	})
	if use == nil {
		use, arg = c.parentUse(d, func(call *ast.CallExpr, arg int) bool {
			return c.Sums.Reads(call, arg) == ctxsummary.Unknown && c.openAt(d, span, call)
		})
		if use != nil {
			assumes = report.CallName(use) + " makes spans or logs under its context"
		}
	}
	if use == nil || c.outlived(d, use.Args[arg]) {
		return
	}
	parent := use.Args[arg]
	if !c.endsDeferred(d, span) || d.f.Run == ctxindex.Called {
		// A literal that runs on the spot ends the span outright as well, also
		// if the work panics.
		assumes = cmp.Or(assumes, "the span is not only a measurement")
	}
	target := "ctx"
	if v := c.variable(ast.Unparen(parent)); v != nil {
		target = v.Name()
	}
	c.Report(report.Finding{
		Category: "span",
		Assumes:  assumes,
		At:       d.ctx,
		Message: fmt.Sprintf("the context of %s is discarded and %s gets its parent %s, so its work is not part of %s; assign the context to %s",
			types.ExprString(d.lhs[at]), report.CallName(use), types.ExprString(parent), types.ExprString(d.lhs[at]), target),
		Related: []analysis.RelatedInformation{report.Related(use, "uses the parent while %s is open", types.ExprString(d.lhs[at]))},
		Fix:     c.rebind(d, c.variable(ast.Unparen(parent)), use, assumes == ""),
	})
}

// outlived reports whether the function starts, behind the span, what may go on when it
// has returned, and gives it the span's parent or what is made from it.
func (c *checker) outlived(d derived, parent ast.Expr) bool {
	value := d.f.Eval(parent)
	from, ok := d.f.Locate(d.stmt)
	return ok && slices.ContainsFunc(c.Life.Spawns(d.f), func(s ctxlife.Spawn) bool {
		if !d.f.Reaches(from, s.At) {
			return false
		}
		if s.Lit && s.Body != nil {
			if when, _ := c.Life.Runs(s.Body); when == ctxlife.Now || when == ctxlife.Joined {
				return false
			}
		}
		return c.Life.After(d.f, s.At) != ctxlife.Waits && ctxindex.Some(s.Node, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			v, isVar := c.TypesInfo.Uses[id].(*types.Var)
			return ok && isVar && ctxapi.IsContext(v.Type()) && d.f.ValueAt(v, s.Node.Pos()).MayDeriveFrom(value)
		})
	})
}

// span returns the variable that takes what came with the context: something
// that somebody has to end.
func (c *checker) span(d derived) (*types.Var, int) {
	for i, lhs := range d.lhs {
		id, ok := ast.Unparen(lhs).(*ast.Ident)
		if !ok || i == d.how.Ctx || id.Name == "_" {
			continue
		}
		v, ok := c.TypesInfo.ObjectOf(id).(*types.Var)
		if ok && ctxapi.HasEnd(v.Type()) {
			return v, i
		}
	}
	return nil, 0
}

// openAt reports whether a span is used after a call, or by a deferred one: it
// is open until then.
func (c *checker) openAt(d derived, span *types.Var, call *ast.CallExpr) bool {
	at, ok := d.f.Locate(call)
	if !ok {
		return false
	}
	open, deferred := false, false
	ast.Inspect(d.f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.DeferStmt:
			deferred = deferred || c.Index.Mentions(n, span)
			return false
		case *ast.CallExpr:
			sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr)
			if !ok || !ctxapi.IsEnd(sel.Sel.Name) || !c.Index.Mentions(sel.X, span) {
				return true
			}
			if p, ok := d.f.Locate(n); ok && d.f.Reaches(at, p) {
				open = true
			}
		}
		return true
	})
	return open || deferred
}

// rebind gives the context its parent's name. It is safe where the span lasts
// as long as the function, and with it everything that goes by that name.
func (c *checker) rebind(d derived, parent *types.Var, use *ast.CallExpr, safe bool) *report.Fix {
	as, ok := d.stmt.(*ast.AssignStmt)
	if !ok || parent == nil || as.Tok != token.DEFINE || !ctxapi.IsStdContext(parent.Type()) || !ctxapi.IsStdContext(c.result(d)) {
		return nil
	}
	file := c.File(as.Pos())
	scope := c.TypesInfo.Scopes[file].Innermost(as.Pos())
	if scope == nil || scope.Innermost(use.Pos()) == nil {
		return nil // the use would not see a variable declared here
	}
	at, ok := d.f.Locate(as)
	if !ok || d.f.InLoop(at) && parent.Parent() == scope {
		return nil
	}
	return &report.Fix{
		Message: "assign the context to " + parent.Name(),
		Safe:    safe,
		Edits:   []edit.Text{edit.Replace(d.ctx, parent.Name())},
	}
}

func (c *checker) result(d derived) types.Type {
	return c.Index.Signature(d.call).Results().At(d.how.Ctx).Type()
}

// endsDeferred reports whether the span is ended by a deferred call only.
func (c *checker) endsDeferred(d derived, span *types.Var) bool {
	deferred := false
	ast.Inspect(d.f.Body, func(n ast.Node) bool {
		if n, ok := n.(*ast.DeferStmt); ok {
			deferred = deferred || c.Index.Mentions(n, span)
		}
		return !deferred
	})
	return deferred
}
