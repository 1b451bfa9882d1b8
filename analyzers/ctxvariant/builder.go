package ctxvariant

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// builder reports x.Make(…).Step(…).Do() where the type that Make returns has a
// step Context(ctx), and none is taken: what does the work is a call that can
// fail, and takes no context itself.
func (c *checker) builder(f *ctxindex.Func, call *ast.CallExpr, fn *types.Func) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || !ctxapi.CanFail(fn.Signature()) || c.givesContext(call) {
		return false
	}
	t := c.TypesInfo.TypeOf(sel.X)
	step := c.table.Step(t)
	if step == nil || c.carries(t) || returns(fn, t) {
		return false
	}
	// Have: a call on a builder that takes no context.
	if !c.unbound(f, sel.X, t) {
		return false
	}
	h, at := c.hand(f, call)
	if at != found || !c.Enabled("call") || c.apart(f, call) {
		return false
	}
	c.report(h, report.Finding{
		Category: "call",
		At:       sel.Sel,
		Assumes:  c.remote(call),
		Message: fmt.Sprintf("%s ignores %s, so it keeps running after %s is canceled; add %s(%s) before it",
			sel.Sel.Name, h.Expr, h.Expr, step.Name(), h.Expr),
		Fix: &report.Fix{
			Message: fmt.Sprintf("add %s(%s)", step.Name(), h.Expr),
			Edits:   []edit.Text{edit.Insert(sel.X.End(), fmt.Sprintf(".%s(%s)", step.Name(), h.Expr))},
		},
	})
	return true
}

func returns(fn *types.Func, t types.Type) bool {
	r := fn.Signature().Results()
	return r.Len() > 0 && types.Identical(r.At(0).Type(), t)
}

func (c *checker) givesContext(call *ast.CallExpr) bool {
	for _, arg := range call.Args {
		if t := c.TypesInfo.TypeOf(arg); t != nil && c.carries(t) {
			return true
		}
	}
	return false
}

// unbound reports whether a builder of type t certainly has no context: it is
// made by a chain of calls, in place or for a local variable, that begins with
// something of another type and is given none on the way.
func (c *checker) unbound(f *ctxindex.Func, e ast.Expr, t types.Type) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		if c.givesContext(e) {
			return false
		}
		sel, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr)
		if !ok || c.Index.Callee(e) == nil {
			return false
		}
		if types.Identical(c.TypesInfo.TypeOf(sel.X), t) {
			return c.unbound(f, sel.X, t)
		}
		// What makes the builder must not have a context to give it.
		return !c.boundOperand(sel.X) && !c.holds(c.TypesInfo.TypeOf(sel.X))
	case *ast.Ident:
		v := c.Index.Variable(e)
		made := c.definitionOf(f, v)
		return made != nil && c.unbound(f, made, t) && !c.boundVariable(f, v)
	}
	return false
}

// holds reports whether a maker of builders may hold a context itself.
func (c *checker) holds(t types.Type) bool {
	return t != nil && (c.carries(t) || c.table.Step(t) != nil)
}

// definitionOf returns the chain that a local variable is declared with, if it
// is never assigned anything but further steps on itself.
func (c *checker) definitionOf(f *ctxindex.Func, v *types.Var) ast.Expr {
	var made ast.Expr
	lost := false
	if v == nil {
		return nil
	}
	ast.Inspect(f.Outermost().Body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for i, lhs := range as.Lhs {
			id, ok := lhs.(*ast.Ident)
			switch {
			case !ok:
			case c.TypesInfo.Defs[id] == v && len(as.Lhs) == len(as.Rhs):
				made = as.Rhs[i]
			case c.TypesInfo.Uses[id] == v:
				lost = lost || len(as.Lhs) != len(as.Rhs) || c.root(as.Rhs[i]) != v
			}
		}
		return true
	})
	if lost {
		return nil
	}
	return made
}

// boundVariable reports whether anything in the function gives a builder in a
// variable a context, or hands it to code that may.
func (c *checker) boundVariable(f *ctxindex.Func, v *types.Var) bool {
	found := false
	ast.Inspect(f.Outermost().Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || found {
			return !found
		}
		for _, arg := range call.Args {
			found = found || c.Index.Variable(arg) == v
		}
		if c.givesContext(call) {
			found = found || c.root(call.Fun) == v
		}
		return !found
	})
	return found
}

// root returns the variable at the root of a chain of selectors and calls.
func (c *checker) root(e ast.Expr) *types.Var {
	for {
		switch n := ast.Unparen(e).(type) {
		case *ast.SelectorExpr:
			e = n.X
		case *ast.CallExpr:
			e = n.Fun
		default:
			return c.Index.Variable(n)
		}
	}
}
