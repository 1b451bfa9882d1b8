package ctxfat

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// field reports a context in a field or element that is made from itself:
// s.ctx = context.WithValue(s.ctx, …), in a loop that does not make s.
// It reports whether it did.
func (c *checker) field(f *ctxflow.Func, as *ast.AssignStmt) bool {
	if len(as.Rhs) != 1 {
		return false
	}
	call, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr)
	if !ok {
		return false
	}
	how, ok := c.Index.API.Derivation(c.Index.Callee(call), c.Index.Signature(call))
	if !ok || how.Ctx < 0 || how.Ctx >= len(as.Lhs) || how.Parent < 0 || how.Parent >= len(call.Args) ||
		how.Kind == ctxapi.Access || how.Kind == ctxapi.Root {
		return false
	}
	lhs := as.Lhs[how.Ctx]
	base := c.samePlace(lhs, call.Args[how.Parent])
	if base == nil {
		return false
	}
	at, ok := f.Locate(as)
	loop := f.LoopAround(as.Pos(), c.pointee(f, base))
	if !ok || !f.InLoop(at) || loop == nil || c.resets(lhs, loop, as) {
		return false
	}
	g := ctxflow.Growth{Call: call, How: how, Stmt: as, Var: base}
	if how.Cancel < 0 && !how.Timed && !c.spans(g) && !c.sameKey(g, loop) && !c.readsField(lhs, loop, call) {
		return false // built up on purpose, for what comes after the loop
	}
	c.Report(report.Finding{
		Category: "grows",
		At:       lhs,
		Message: fmt.Sprintf("%s is derived from itself in every iteration, so %s; use a new variable in the loop",
			types.ExprString(lhs), c.effect(g, "iteration")),
		Related: []analysis.RelatedInformation{report.Related(call, "the next iteration derives from this context")},
	})
	return true
}

// pointee returns the variable that v, a pointer, is declared as a copy of: both
// point to the same struct. Else it returns v.
func (c *checker) pointee(f *ctxflow.Func, v *types.Var) *types.Var {
	if _, ok := v.Type().Underlying().(*types.Pointer); !ok {
		return v
	}
	of := v
	ast.Inspect(f.Body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Lhs) != len(as.Rhs) {
			return true
		}
		for i, lhs := range as.Lhs {
			id, ok := lhs.(*ast.Ident)
			if !ok || c.Index.Info.Defs[id] != v {
				continue
			}
			if src, ok := ast.Unparen(as.Rhs[i]).(*ast.Ident); ok {
				if w, ok := c.Index.Info.Uses[src].(*types.Var); ok {
					of = w
				}
			}
		}
		return true
	})
	return of
}

// samePlace returns the variable that two expressions start from if they name
// the same field or element of it; else nil.
func (c *checker) samePlace(a, b ast.Expr) *types.Var {
	switch a := ast.Unparen(a).(type) {
	case *ast.Ident:
		if id, ok := ast.Unparen(b).(*ast.Ident); ok && c.Index.Info.ObjectOf(a) == c.Index.Info.ObjectOf(id) {
			v, _ := c.Index.Info.ObjectOf(a).(*types.Var)
			return v
		}
	case *ast.SelectorExpr:
		if sel, ok := ast.Unparen(b).(*ast.SelectorExpr); ok && c.Index.Info.ObjectOf(a.Sel) == c.Index.Info.ObjectOf(sel.Sel) {
			return c.samePlace(a.X, sel.X)
		}
	case *ast.StarExpr:
		if star, ok := ast.Unparen(b).(*ast.StarExpr); ok {
			return c.samePlace(a.X, star.X)
		}
	case *ast.IndexExpr:
		// An index that is no constant may be another one in each turn.
		idx, ok := ast.Unparen(b).(*ast.IndexExpr)
		if !ok {
			return nil
		}
		i, j := c.Index.Info.Types[a.Index].Value, c.Index.Info.Types[idx.Index].Value
		if i != nil && j != nil && i.ExactString() == j.ExactString() {
			return c.samePlace(a.X, idx.X)
		}
	}
	return nil
}

// resets reports whether the loop assigns something else to the same place, or
// to what it lies in.
func (c *checker) resets(place ast.Expr, loop ast.Node, growth *ast.AssignStmt) bool {
	found := false
	ast.Inspect(loop, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || as == growth || as.Tok == token.DEFINE {
			return !found
		}
		for _, lhs := range as.Lhs {
			for e := place; e != nil && !found; e = inner(e) {
				if _, whole := ast.Unparen(lhs).(*ast.Ident); whole || e == place {
					found = c.samePlace(lhs, e) != nil && !c.feedsItself(as, lhs)
				}
			}
		}
		return !found
	})
	return found
}

// feedsItself reports whether an assignment makes a place from itself.
func (c *checker) feedsItself(as *ast.AssignStmt, lhs ast.Expr) bool {
	found := false
	for _, rhs := range as.Rhs {
		ast.Inspect(rhs, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			found = found || ok && c.samePlace(lhs, e) != nil
			return !found
		})
	}
	return found
}

func inner(e ast.Expr) ast.Expr {
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		return e.X
	case *ast.IndexExpr:
		return e.X
	case *ast.StarExpr:
		return e.X
	}
	return nil
}

// readsField reports whether the loop uses the place, other than to make the
// next context.
func (c *checker) readsField(place ast.Expr, loop ast.Node, call *ast.CallExpr) bool {
	found := false
	ast.Inspect(loop, func(n ast.Node) bool {
		e, ok := n.(ast.Expr)
		if ok && e != place && n != ast.Node(call) && c.samePlace(place, e) != nil {
			found = true
		}
		return !found && n != ast.Node(call)
	})
	return found
}
