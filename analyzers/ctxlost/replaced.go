package ctxlost

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// replaced reports a context that comes with something, an item of a queue or a
// message, and is dropped, while the thing goes to work under a root. It reports
// whether it did.
func (c *checker) replaced(f *ctxindex.Func, stmt ast.Node, lhs []ast.Expr, call *ast.CallExpr) bool {
	sig := c.Index.Signature(call)
	if sig == nil || sig.Results().Len() != len(lhs) {
		return false
	}
	var dropped *ast.Ident
	with := make(map[*types.Var]bool)
	for i, e := range lhs {
		id, ok := e.(*ast.Ident)
		if !ok {
			continue
		}
		t := sig.Results().At(i).Type()
		switch {
		case ctxapi.IsStdContext(t):
			if id.Name != "_" {
				return false
			}
			dropped = id
		case ctxapi.IsError(t), isFunc(t), isBasic(t):
		default:
			if v, ok := c.TypesInfo.ObjectOf(id).(*types.Var); ok {
				with[v] = true
			}
		}
	}
	if dropped == nil || len(with) == 0 {
		return false
	}
	// Have: something that came with a context, which nobody can reach now.
	work, thing := c.underRoot(f, stmt, with)
	if work == nil {
		return false
	}
	c.Report(report.Finding{
		Category: "unused",
		At:       dropped,
		Message: fmt.Sprintf("the context that comes with %s is discarded and %s gets %s with a new root, so its cancellation, deadline and values are lost; name it and pass it on",
			thing, report.CallName(work), thing),
		Related: []analysis.RelatedInformation{report.Related(work, "gets a new root")},
	})
	return true
}

func isFunc(t types.Type) bool {
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

func isBasic(t types.Type) bool {
	_, ok := t.Underlying().(*types.Basic)
	return ok
}

// underRoot finds a call after a statement that is given both a root and one of
// the things. What is deferred, started by go, or ends something, may be meant
// to be detached.
func (c *checker) underRoot(f *ctxindex.Func, stmt ast.Node, things map[*types.Var]bool) (work *ast.CallExpr, name string) {
	flow := c.Flow.Of(f)
	from, ok := flow.Locate(stmt)
	if !ok {
		return nil, ""
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.DeferStmt, *ast.GoStmt:
			return false
		case *ast.CallExpr:
			if work != nil || stmt.Pos() <= n.Pos() && n.End() <= stmt.End() {
				return work == nil
			}
			fn := c.Index.Callee(n)
			if fn != nil && ctxapi.Undoes(fn.Name()) {
				return true
			}
			at, ok := flow.Locate(n)
			if !ok || !flow.Reaches(from, at) {
				return true
			}
			rooted := false
			for i, arg := range n.Args {
				if ctxapi.IsStdContext(c.TypesInfo.TypeOf(arg)) && flow.Eval(arg).IsRoot() && c.Sums.Waits(n, i) != ctxsummary.No {
					rooted = true
				}
			}
			if thing := c.given(n, things); rooted && thing != nil {
				work, name = n, thing.Name()
			}
		}
		return work == nil
	})
	return work, name
}

// given returns the one of the variables that a call is given, as its receiver
// or an argument.
func (c *checker) given(call *ast.CallExpr, things map[*types.Var]bool) *types.Var {
	given := call.Args
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		given = append([]ast.Expr{sel.X}, given...)
	}
	for _, e := range given {
		if id, ok := ast.Unparen(e).(*ast.Ident); ok {
			if v, ok := c.TypesInfo.Uses[id].(*types.Var); ok && things[v] {
				return v
			}
		}
	}
	return nil
}
