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

// attach reports the call of a foreign helper that runs a function, again and
// again for the most part, and is told of the context neither by an argument
// that its package could bind to one, backoff.WithContext(b, ctx), nor by the
// option that its package has for it, retry.Context(ctx).
func (c *checker) attach(f *ctxindex.Func, call *ast.CallExpr, fn *types.Func) bool {
	sig := fn.Signature()
	if !ctxapi.CanFail(sig) || !runsFunction(sig) || c.view.Inside(fn.Pkg()) || c.givesContext(call) {
		return false
	}
	for i := range sig.Params().Len() {
		t := sig.Params().At(i).Type()
		if sig.Variadic() && i == sig.Params().Len()-1 {
			option := c.table.Option(t.(*types.Slice).Elem())
			if option != nil && !c.anyUnknown(call.Args[i:]) {
				return c.reportAttach(f, call, option, nil)
			}
			continue
		}
		if wrap := c.table.Wrapper(t); wrap != nil && i < len(call.Args) && c.unwrapped(f, call.Args[i]) {
			return c.reportAttach(f, call, wrap, call.Args[i])
		}
	}
	return false
}

// runsFunction reports whether a function is given one that can fail.
func runsFunction(sig *types.Signature) bool {
	for v := range sig.Params().Variables() {
		if f, ok := v.Type().Underlying().(*types.Signature); ok && ctxapi.CanFail(f) {
			return true
		}
	}
	return false
}

// anyUnknown reports whether an option may bind a context: it is not made in
// place, or made from one.
func (c *checker) anyUnknown(options []ast.Expr) bool {
	for _, o := range options {
		made, ok := ast.Unparen(o).(*ast.CallExpr)
		if !ok || c.givesContext(made) {
			return true
		}
	}
	return false
}

// unwrapped reports whether an argument is certainly not bound to a context: a
// value that is made in place, from none, or a variable that is.
func (c *checker) unwrapped(f *ctxindex.Func, arg ast.Expr) bool {
	switch arg := ast.Unparen(arg).(type) {
	case *ast.CallExpr:
		if c.givesContext(arg) || c.boundOperand(arg) {
			return false
		}
		for _, inner := range arg.Args {
			if made, ok := ast.Unparen(inner).(*ast.CallExpr); ok && !c.unwrapped(f, made) {
				return false
			}
		}
		return true
	case *ast.UnaryExpr:
		_, ok := ast.Unparen(arg.X).(*ast.CompositeLit)
		return ok
	case *ast.CompositeLit:
		return true
	case *ast.Ident:
		v := c.Index.Variable(arg)
		made := c.definitionOf(f, v)
		return made != nil && c.unwrapped(f, made)
	}
	return false
}

func (c *checker) reportAttach(f *ctxindex.Func, call *ast.CallExpr, binder *types.Func, arg ast.Expr) bool {
	category := "call"
	h, at := c.hand(f, call)
	name := binder.Pkg().Name() + "." + binder.Name()
	var message string
	var fix *report.Fix
	switch {
	case at == silent || c.apart(f, call):
		return false
	case at == found:
		message = fmt.Sprintf("%s ignores %s, so it keeps running after %s is canceled; bind it with %s", calleeName(call), h.Expr, h.Expr, name)
		fix = c.wrapFix(call, binder, arg, h)
	default:
		if c.IsTest(call.Pos()) {
			return false
		}
		category = "unbounded"
		message = fmt.Sprintf("nothing can cancel %s, because no context is in scope; bind one with %s", calleeName(call), name)
	}
	if !c.Enabled(category) {
		return false
	}
	c.report(h, report.Finding{Category: category, At: call.Fun, Message: message, Assumes: c.remote(call), Fix: fix})
	return true
}

// wrapFix binds the argument, where the package has a name in this file.
func (c *checker) wrapFix(call *ast.CallExpr, binder *types.Func, arg ast.Expr, h held) *report.Fix {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || c.TypesInfo.Selections[sel] != nil {
		return nil
	}
	name := types.ExprString(sel.X) + "." + binder.Name()
	fix := &report.Fix{Message: "bind " + h.Expr + " with " + name}
	switch {
	case arg == nil:
		fix.Edits = []edit.Text{edit.Insert(call.Args[len(call.Args)-1].End(), ", "+name+"("+h.Expr+")")}
	case c.Index.API.IsContext(binder.Signature().Params().At(0).Type()):
		fix.Edits = []edit.Text{edit.Insert(arg.Pos(), name+"("+h.Expr+", "), edit.Insert(arg.End(), ")")}
	default:
		fix.Edits = []edit.Text{edit.Insert(arg.Pos(), name+"("), edit.Insert(arg.End(), ", "+h.Expr+")")}
	}
	return fix
}
