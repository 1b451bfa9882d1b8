package ctxcleanup

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A site is where a clean-up call runs, or is deferred: a point of a function,
// and which of its calls may have failed when control comes there.
type site struct {
	f       *ctxflow.Func
	at      ctxflow.Point
	guarded bool // it runs only when an error is returned
	failed  func(*ast.CallExpr) bool
}

// deferredErrPath checks a deferred call whose context is alive as far as anyone
// can tell: work between the defer and the end of the function takes the same
// context, so that its end is one of the reasons to come to the call.
func (c *checker) deferredErrPath(d *ast.DeferStmt, at ctxflow.Point) {
	c.rollback(d.Call, site{f: c.f, at: at, failed: func(work *ast.CallExpr) bool {
		p, ok := c.f.Locate(work)
		return ok && c.f.Reaches(at, p)
	}})
}

// errPath checks a call on the path that an error opened, in the function
// itself or in a literal that it defers.
func (c *checker) errPath(call *ast.CallExpr, at ctxflow.Point) {
	if failed := c.Index.FailedCall(call, c.f.Body); failed != nil && (c.f.Run != ctxindex.Deferred || c.sameReceiver(call, failed)) {
		c.rollback(call, site{c.f, at, c.returnsFailure(call), func(work *ast.CallExpr) bool { return work == failed }})
		return
	}
	if c.f.Run != ctxindex.Deferred {
		return
	}
	onError, onSuccess := c.decided(at)
	outer := c.f.ParentFlow()
	if p, ok := outer.Locate(c.f.Func.Node); ok && !onSuccess {
		c.rollback(call, site{outer, p, onError, func(work *ast.CallExpr) bool {
			q, ok := outer.Locate(work)
			return ok && outer.Reaches(p, q)
		}})
	}
}

// decided says whether a point of a deferred literal is reached only where some
// error is not nil, or only where one is nil: what runs there is no clean-up
// after a failure.
func (c *checker) decided(at ctxflow.Point) (onError, onSuccess bool) {
	for _, cond := range c.f.Conditions(at) {
		b, ok := cond.Expr.(*ast.BinaryExpr)
		if !ok || !c.TypesInfo.Types[b.Y].IsNil() || !ctxapi.IsError(c.TypesInfo.TypeOf(b.X)) {
			continue
		}
		onError = onError || (b.Op == token.NEQ) == cond.Truth
		onSuccess = onSuccess || (b.Op == token.EQL) == cond.Truth
	}
	return onError, onSuccess
}

// returnsFailure reports whether the branch that a call stands in ends by
// returning something for an error that is not nil, nor what the call returned.
func (c *checker) returnsFailure(call *ast.CallExpr) bool {
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return false
	}
	for up := range cur.Enclosing((*ast.BlockStmt)(nil), (*ast.FuncLit)(nil)) {
		block, ok := up.Node().(*ast.BlockStmt)
		if !ok || len(block.List) == 0 {
			return false
		}
		if ret, ok := block.List[len(block.List)-1].(*ast.ReturnStmt); ok {
			n := len(ret.Results)
			return n == 0 || !c.TypesInfo.Types[ret.Results[n-1]].IsNil()
		}
		if _, ok := up.Parent().Node().(*ast.IfStmt); !ok {
			return false
		}
	}
	return false
}

// rollback reports a call that undoes what the function has done, where the end
// of its context may be what made that necessary: it then returns immediately,
// and undoes nothing.
func (c *checker) rollback(call *ast.CallExpr, s site) {
	fn := c.Index.Callee(call)
	if fn == nil || ctxapi.Closes(fn.Name()) || c.IsTest(call.Pos()) || !c.dropped(call) {
		return
	}
	for i, arg := range call.Args {
		if !ctxapi.IsContext(c.TypesInfo.TypeOf(arg)) || !c.Sums.Works(call, i) {
			continue
		}
		v := c.f.Eval(arg)
		if !cancellable(v) || c.Life.Life(v).Endless() {
			return
		}
		acquired := c.acquired(call, v, s)
		if acquired == nil && !s.guarded || !c.undoes(call, i, acquired) {
			return
		}
		for _, w := range c.workCalls(s.f, v) {
			if c.Index.Callee(w) != fn && w != acquired && s.failed(w) {
				c.reportRollback(call, i, acquired, w)
				return
			}
		}
		return
	}
}

// undoes reports whether a call is a clean-up, by what it is known to do, and waits under
// its context.
func (c *checker) undoes(call *ast.CallExpr, arg int, acquired *ast.CallExpr) bool {
	fn := c.Index.Callee(call)
	fact := c.Sums.Of(fn)
	return c.Sums.Assumes(call, arg) == "" &&
		(ctxapi.CleansUp(fn.Name()) || fact != nil && fact.Cleanup || acquired != nil && c.Index.Callee(acquired) == fn)
}

func (c *checker) reportRollback(call *ast.CallExpr, arg int, acquired, work *ast.CallExpr) {
	ctx := types.ExprString(call.Args[arg])
	related := []analysis.RelatedInformation{report.Related(work, "fails once %s is done", ctx)}
	if acquired != nil {
		related = append([]analysis.RelatedInformation{report.Related(acquired, "what is undone is done with %s here", ctx)}, related...)
	}
	c.Report(report.Finding{
		Category: "rollback",
		At:       call.Args[arg],
		Message: fmt.Sprintf("%[2]s may have failed because %[1]s is done, and then %[3]s returns immediately and undoes nothing; derive a new context: context.WithTimeout(context.WithoutCancel(%[1]s), …)",
			ctx, report.CallName(work), report.CallName(call)),
		Needs:   report.MayEnd(c.f.Eval(call.Args[arg])),
		Related: related,
		Fix:     c.detach(call, arg),
	})
}

// dropped reports whether nothing comes of a call but an error: who asks for
// more, or returns what the call returns, calls it for its own sake.
func (c *checker) dropped(call *ast.CallExpr) bool {
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return false
	}
	switch n := cur.Parent().Node().(type) {
	case *ast.ExprStmt, *ast.DeferStmt, *ast.CallExpr: // an argument of errors.Join
		return true
	case *ast.AssignStmt:
		for _, lhs := range n.Lhs {
			if !ctxindex.IsBlank(lhs) && !ctxapi.IsError(c.TypesInfo.TypeOf(lhs)) {
				return false
			}
		}
		return true
	}
	return false
}

// cancellable reports whether v can end: it comes from a parameter, or has a
// deadline of its own.
func cancellable(v *ctxflow.Value) bool {
	return v.EndsWithAny(func(w *ctxflow.Value) bool { return w.Op == ctxflow.Param || w.Op == ctxflow.Derived && w.How.Timed })
}

// workCalls returns the calls of f that return an error and wait under v, or what ends
// with it.
func (c *checker) workCalls(f *ctxflow.Func, v *ctxflow.Value) []*ast.CallExpr {
	var works []*ast.CallExpr
	fatal := c.fatal(f)
	same := func(w *ctxflow.Value) bool { return w == v || w.EndsWith(v) || v.EndsWith(w) }
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
			return false
		case *ast.CallExpr:
			sig := c.Index.Signature(n)
			if sig == nil || !ctxapi.CanFail(sig) || c.Sums.Succeeds(n) || fatal[n] {
				break
			}
			for i, arg := range n.Args {
				if ctxapi.IsContext(c.TypesInfo.TypeOf(arg)) && c.Sums.Works(n, i) && c.Sums.Assumes(n, i) == "" && same(f.Eval(arg)) {
					works = append(works, n)
					return true
				}
			}
		}
		return true
	})
	return works
}

// fatal returns the calls of f after whose failure the program ends: what is
// deferred does not run then.
func (c *checker) fatal(f *ctxflow.Func) map[*ast.CallExpr]bool {
	calls := make(map[*ast.CallExpr]bool)
	for n := range f.Nodes((*ast.IfStmt)(nil)) {
		if exit := c.Sums.EndsIn(n.(*ast.IfStmt).Body.List); exit != nil {
			calls[c.Index.FailedCall(exit, f.Body)] = true
		}
	}
	return calls
}

// acquired returns the call that did what a clean-up call undoes: it took the same
// context, comes before on every way, and its result is what the clean-up
// names, or it is the same call with another argument, which is taken back.
func (c *checker) acquired(cleanup *ast.CallExpr, v *ctxflow.Value, s site) *ast.CallExpr {
	named := c.variables(cleanup)
	var found *ast.CallExpr
	ast.Inspect(s.f.Body, func(n ast.Node) bool {
		if _, lit := n.(*ast.FuncLit); lit || found != nil {
			return false
		}
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Rhs) != 1 {
			return true
		}
		call, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr)
		if !ok || call == cleanup {
			return true
		}
		p, ok := s.f.Locate(as)
		if !ok || p == s.at || !s.f.Dominates(p, s.at) || !c.given(s.f, call, v) {
			return true
		}
		if c.sameReceiver(call, cleanup) && c.Index.Callee(call) == c.Index.Callee(cleanup) && c.takesBack(call, cleanup) {
			found = call
		}
		for _, lhs := range as.Lhs {
			if id, ok := lhs.(*ast.Ident); ok {
				if obj, ok := c.TypesInfo.ObjectOf(id).(*types.Var); ok && named[obj] && !ctxapi.IsError(obj.Type()) && !ctxapi.IsContext(obj.Type()) {
					found = call
				}
			}
		}
		return found == nil
	})
	return found
}

// sameReceiver reports whether two calls are of methods on what one expression
// names.
func (c *checker) sameReceiver(a, b *ast.CallExpr) bool {
	x, ok := ast.Unparen(a.Fun).(*ast.SelectorExpr)
	y, also := ast.Unparen(b.Fun).(*ast.SelectorExpr)
	return ok && also && types.ExprString(x.X) == types.ExprString(y.X) && c.TypesInfo.Selections[x] != nil
}

// takesBack reports whether two calls of one function differ in a constant: a
// state is set, and set back.
func (c *checker) takesBack(first, cleanup *ast.CallExpr) bool {
	if len(first.Args) != len(cleanup.Args) {
		return false
	}
	for i, arg := range first.Args {
		x, y := c.TypesInfo.Types[arg].Value, c.TypesInfo.Types[cleanup.Args[i]].Value
		if x != nil && y != nil && x.ExactString() != y.ExactString() {
			return true
		}
	}
	return false
}

// given reports whether a call takes the context v.
func (c *checker) given(f *ctxflow.Func, call *ast.CallExpr, v *ctxflow.Value) bool {
	for _, arg := range call.Args {
		if ctxapi.IsContext(c.TypesInfo.TypeOf(arg)) && f.Eval(arg) == v {
			return true
		}
	}
	return false
}

// variables returns the variables that a call names: its receiver's and those
// of its arguments.
func (c *checker) variables(call *ast.CallExpr) map[*types.Var]bool {
	vars := make(map[*types.Var]bool)
	ast.Inspect(call, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := c.TypesInfo.Uses[id].(*types.Var); ok && !v.IsField() {
				vars[v] = true
			}
		}
		return true
	})
	return vars
}
