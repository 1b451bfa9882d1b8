package ctxescape

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxreach"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// started reports where a method Start hands its context to what goes on after
// it: a goroutine, or a function of the module that keeps it. The receiver has a
// method that ends it, so the context bounds no more than the start.
func (c *checker) started(f *ctxflow.Func, seed *types.Var) {
	for _, s := range c.reach.Spawns(f) {
		if c.reach.After(s.In, s.At) == ctxreach.Waits {
			continue
		}
		for _, u := range c.reach.Uses(s) {
			if endsWithHandler(u.Value, seed) {
				arg := u.Call.Args[u.Arg]
				c.reportStart(arg, fmt.Sprintf("%s goes on in the goroutine", report.CallName(u.Call)), s.Node, "started here")
				return
			}
		}
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt:
			return false
		case *ast.CallExpr:
			for i, arg := range n.Args {
				if !c.x.API.IsContext(c.pass.TypesInfo.TypeOf(arg)) || !c.sums.Keeps(n, i) {
					continue
				}
				if enters := c.enters(f, arg, seed); enters != nil {
					c.reportStart(enters, report.CallName(n)+" keeps it", n, "kept here")
					return false
				}
			}
		}
		return true
	})
}

func (c *checker) reportStart(at ast.Expr, what string, why ast.Node, text string) {
	name := types.ExprString(at)
	c.pass.Report(report.Finding{
		Category: "start",
		At:       at,
		Message:  fmt.Sprintf("%s is there for the start, and may end when Start returns, but %s; derive a context of its own, and cancel it when the object is stopped", name, what),
		Related:  []analysis.RelatedInformation{report.Related(why, "%s", text)},
	})
}

// startContext returns the context parameter of a method Start, if its receiver
// has a method that stops it and takes a context as well.
func startContext(f *ctxindex.Func) *types.Var {
	if f.Obj == nil || f.Obj.Name() != "Start" || f.Sig.Recv() == nil {
		return nil
	}
	for _, name := range []string{"Shutdown", "Stop", "Close"} {
		obj, _, _ := types.LookupFieldOrMethod(f.Sig.Recv().Type(), true, f.Obj.Pkg(), name)
		stop, ok := obj.(*types.Func)
		if !ok || stop.Signature().Params().Len() != 1 || !ctxapi.IsStdContext(stop.Signature().Params().At(0).Type()) {
			continue
		}
		for v := range f.Sig.Params().Variables() {
			if ctxapi.IsStdContext(v.Type()) {
				return v
			}
		}
	}
	return nil
}

// enters follows the context of an expression up to where it is the parameter,
// through what derives from it, and returns the expression that names it there.
func (c *checker) enters(f *ctxflow.Func, e ast.Expr, seed *types.Var) ast.Expr {
	for range 8 {
		v := f.Eval(e)
		if v.Op == ctxflow.Param && v.Var == seed {
			return e
		}
		call, ok := v.Node.(*ast.CallExpr)
		if v.Op != ctxflow.Derived || !ok || v.How.Parent < 0 || v.How.Parent >= len(call.Args) || v.In != f {
			return nil
		}
		e = call.Args[v.How.Parent]
	}
	return nil
}
