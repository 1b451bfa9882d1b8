package ctxtime

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// spent looks at the timeouts of a function that are spent on something else
// than the work they are for: waiting for a lock.
func (c *checker) spent(f *ctxindex.Func, calls []*ast.CallExpr) {
	if f == nil || !c.Enabled("budget") || c.IsTest(f.Body.Pos()) {
		return
	}
	flow := c.Flow.Of(f)
	for _, call := range calls {
		if v := c.made(flow, call); v != nil {
			c.lock(flow, call, v)
		}
	}
}

// made returns the context that a derivation makes.
func (c *checker) made(flow *ctxflow.Func, call *ast.CallExpr) *ctxflow.Value {
	if v := flow.Eval(call); v.Op == ctxflow.Derived || v.Op == ctxflow.Detached {
		return v
	}
	return nil
}

// lock reports a timeout that is made before a lock is taken, and used for the
// first time while it is held.
func (c *checker) lock(flow *ctxflow.Func, made *ast.CallExpr, v *ctxflow.Value) {
	start, ok := flow.Locate(made)
	if !ok || flow.InLoop(start) {
		return
	}
	var lock *ast.CallExpr
	early, held := false, false
	ast.Inspect(flow.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.DeferStmt, *ast.GoStmt:
			return false
		case *ast.CallExpr:
			switch at, ok := flow.Locate(n); {
			case n.Pos() <= made.Pos() || !ok || !flow.Dominates(start, at):
			case c.leaves(n, ctxapi.Locks, ctxapi.Unlocks):
				if lock == nil {
					lock = n
				}
			case c.leaves(n, ctxapi.Unlocks, ctxapi.Locks):
				if lock != nil && !held {
					early = true // released before anything was done
				}
			case c.worksUnder(flow, n, v):
				early = early || lock == nil
				held = held || lock != nil
			}
		}
		return true
	})
	if lock == nil || early || !held {
		return
	}
	c.Report(report.Finding{
		Category: "budget",
		At:       made,
		Message:  fmt.Sprintf("the timeout starts before the lock on line %d is acquired, so waiting for the lock uses it up; derive the context once the lock is held", c.Fset.Position(lock.Pos()).Line),
		Related:  []analysis.RelatedInformation{report.Related(lock, "may block while others do the same work")},
	})
}

// worksUnder reports whether a call is given a context, or one derived from it,
// and may wait under it.
func (c *checker) worksUnder(flow *ctxflow.Func, call *ast.CallExpr, v *ctxflow.Value) bool {
	for i, arg := range call.Args {
		if c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) && flow.Eval(arg).EndsWith(v) && c.Sums.Works(call, i) {
			return true
		}
	}
	return false
}

// leaves reports whether a call leaves a lock taken, or given back: a method of package
// sync, or a function of this package that calls one of some of these, and none of others.
func (c *checker) leaves(call *ast.CallExpr, some, others func(*types.Func) bool) bool {
	fn := c.Index.Callee(call)
	decl := c.Index.Declaration(fn)
	if some(fn) || decl == nil || decl.Sig.Params().Len()+decl.Sig.Results().Len() > 0 {
		return some(fn)
	}
	calls := func(is func(*types.Func) bool) bool {
		return ctxindex.Some(decl.Body, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			return ok && is(c.Index.Callee(call))
		})
	}
	return calls(some) && !calls(others)
}

// makesLimit reports whether a function of this package gives the context that
// it returns a deadline, somewhere.
func (c *checker) makesLimit(fn *types.Func) bool {
	decl := c.Index.Declaration(fn)
	if decl == nil {
		return false
	}
	known, ok := c.limits[decl]
	if ok {
		return known
	}
	c.limits[decl] = false // while it is looked at: it may call itself
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && !known {
			how, derives := c.Index.API.Derivation(c.Index.Callee(call), c.Index.Signature(call))
			known = derives && (isTimed(how) || how.Cancel >= 0 && !how.Known && c.makesLimit(c.Index.Callee(call)))
		}
		return !known
	})
	c.limits[decl] = known
	return known
}
