package ctxlost

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// discarded reports a derivation, or a question to a context, as a statement.
func (c *checker) discarded(f *ctxindex.Func, stmt *ast.ExprStmt, call *ast.CallExpr) {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && c.Index.API.IsContext(c.TypesInfo.TypeOf(sel.X)) {
		c.asked(f, stmt, sel)
		return
	}
	how, ok := c.derivation(call)
	if !ok || !how.Known || how.Cancel >= 0 || how.Kind == ctxapi.Detach {
		return // of a lost cancel or detached context ctxleak tells
	}
	if benchmark(f) {
		return // the call is what it measures
	}
	name := types.ExprString(ast.Unparen(call.Fun))
	finding := report.Finding{
		Category: "unused",
		At:       call,
		Message:  fmt.Sprintf("%s returns a new value and changes nothing, but its result is discarded; assign it", name),
	}
	if v := c.target(call, how); v != nil && c.fits(call, v) && c.Flow.Of(f).ReadAfter(stmt, v) && c.once(f, stmt) {
		finding.Message += " to " + v.Name()
		finding.Fix = &report.Fix{
			Message: "assign the result to " + v.Name(),
			Edits:   []edit.Text{edit.Insert(stmt.Pos(), v.Name()+" = ")},
		}
	}
	c.Report(finding)
}

// target returns the variable that the result was made to replace: the parent,
// or of a carrier the one that it is a copy of.
func (c *checker) target(call *ast.CallExpr, how ctxapi.Derivation) *types.Var {
	if how.Kind == ctxapi.Carry {
		how.Parent = ctxapi.Receiver
	}
	return c.variable(c.parent(call, how))
}

// fits reports whether the result of a call can be assigned to a variable.
func (c *checker) fits(call *ast.CallExpr, v *types.Var) bool {
	results := c.Index.Signature(call).Results()
	return results.Len() == 1 && types.AssignableTo(results.At(0).Type(), v.Type())
}

// once reports whether a statement is in no loop, where an assignment would
// make the context grow.
func (c *checker) once(f *ctxindex.Func, stmt ast.Node) bool {
	flow := c.Flow.Of(f)
	at, ok := flow.Locate(stmt)
	return ok && !flow.InLoop(at)
}

// asked reports ctx.Done() and ctx.Err() as statements.
func (c *checker) asked(f *ctxindex.Func, stmt *ast.ExprStmt, sel *ast.SelectorExpr) {
	fn, ok := c.TypesInfo.Uses[sel.Sel].(*types.Func)
	if !ok || fn.Signature().Params().Len() > 0 {
		return
	}
	ctx := types.ExprString(sel.X)
	var message string
	switch fn.Name() {
	case "Done":
		message = fmt.Sprintf("%s.Done() only returns a channel and neither waits nor cancels; receive from it, or call the cancel function", ctx)
		if c.neverEnds(f, sel.X) {
			message = fmt.Sprintf("%s.Done() only returns a channel, and %s is never canceled; remove it, or derive %s with context.WithCancel and call the cancel function", ctx, ctx, ctx)
		}
	case "Err":
		message = fmt.Sprintf("the result of %s.Err() is discarded; return it, or check it", ctx)
	default:
		return
	}
	c.Report(report.Finding{Category: "unused", At: stmt, Message: message})
}

// neverEnds reports whether a context is a root, or a variable that holds nothing
// but roots, or nil, in whatever function.
func (c *checker) neverEnds(f *ctxindex.Func, e ast.Expr) bool {
	if c.Flow.Of(f).Eval(e).Endless() {
		return true
	}
	v := c.variable(ast.Unparen(e))
	if v == nil || v.Kind() != types.LocalVar {
		return false
	}
	roots, other := false, false
	store := func(lhs, rhs ast.Expr) {
		if id, ok := lhs.(*ast.Ident); ok && c.TypesInfo.ObjectOf(id) == v {
			root := c.Index.IsRoot(rhs)
			roots, other = roots || root, other || !root && !c.TypesInfo.Types[rhs].IsNil()
		}
	}
	ast.Inspect(f.Outermost().Node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				store(lhs, n.Rhs[min(i, len(n.Rhs)-1)])
			}
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if len(n.Values) > 0 {
					store(name, n.Values[min(i, len(n.Values)-1)])
				}
			}
		}
		return true
	})
	return roots && !other
}

// benchmark reports whether f is a benchmark, or a literal in one.
func benchmark(f *ctxindex.Func) bool {
	for ; f != nil; f = f.Parent {
		for i := range f.Sig.Params().Len() {
			if ctxapi.IsBenchmark(f.Sig.Params().At(i).Type()) {
				return true
			}
		}
	}
	return false
}
