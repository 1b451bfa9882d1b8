package ctxescape

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

// piped looks at a function that returns the reading end of a pipe, and writes
// to it on a goroutine: the reader goes on after the call, so what ends with the
// call cuts it off, and what ends with nothing may wait for a reader for ever.
func (c *checker) piped(f *ctxflow.Func) {
	if !c.pass.Enabled("pipe") && !c.pass.Enabled("pump") || f.Sig.Results().Len() == 0 {
		return
	}
	made, r, w := c.pipe(f)
	if made == nil || r == nil || w == nil || !c.handsOut(f, r) {
		return
	}
	for _, s := range c.reach.Spawns(f) {
		// A companion that closes the pipe when the context ends is meant to.
		if s.Body == nil || !s.Lit || !c.x.Mentions(s.Body.Body, w) || c.reach.Watcher(s.Body) {
			continue
		}
		if at := c.asksCaller(s.Body, f); at != nil {
			c.pass.Report(report.Finding{
				Category: "pipe",
				At:       at,
				Message: fmt.Sprintf("the caller reads from %s after %s has returned, but what is written to it stops when the context of that call ends, and cuts it off; stop when the source ends or the reader is closed",
					r.Name(), nameOf(f.Func)),
				Related: []analysis.RelatedInformation{report.Related(made, "the pipe is made here"), report.Related(s.Node, "written to from here")},
			})
		} else if copies := c.copies(s.Body); copies != nil && !c.closedBy(f.Func, r, w) {
			c.pass.Report(report.Finding{
				Category: "pump",
				At:       copies,
				Message: fmt.Sprintf("no context ends this copy into a pipe: it goes on, or waits for a reader, when the caller of %s has given up; take a context, and close the pipe with its error",
					nameOf(f.Func)),
				Related: []analysis.RelatedInformation{report.Related(made, "the pipe is made here")},
			})
		}
	}
}

// pipe returns the first call of io.Pipe of a function itself, and the variables
// of its ends.
func (c *checker) pipe(f *ctxflow.Func) (made *ast.CallExpr, r, w *types.Var) {
	ast.Inspect(f.Body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || made != nil || len(as.Lhs) != 2 || len(as.Rhs) != 1 {
			_, lit := n.(*ast.FuncLit)
			return !lit && made == nil
		}
		call, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr)
		if fn := c.callee(call, ok); fn != nil && ctxapi.IsFunc(fn, "io", "Pipe") {
			made, r, w = call, c.variable(as.Lhs[0]), c.variable(as.Lhs[1])
		}
		return true
	})
	return made, r, w
}

func (c *checker) callee(call *ast.CallExpr, ok bool) *types.Func {
	if !ok {
		return nil
	}
	return c.x.Callee(call)
}

func (c *checker) variable(e ast.Expr) *types.Var {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := c.pass.TypesInfo.ObjectOf(id).(*types.Var)
	return v
}

// handsOut reports whether a function returns v, or what v was given to: by a
// method of it, or in the making of it.
func (c *checker) handsOut(f *ctxflow.Func, v *types.Var) bool {
	holders := map[*types.Var]bool{v: true}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr)
			if !ok || !c.x.Mentions(n, v) {
				break
			}
			if root := c.root(sel.X); root != nil && root.Parent() != c.pass.Pkg.Scope() {
				holders[root] = true
			}
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if i < len(n.Rhs) && len(n.Lhs) == len(n.Rhs) && isComposite(n.Rhs[i]) && c.x.Mentions(n.Rhs[i], v) {
					if root := c.root(lhs); root != nil {
						holders[root] = true
					}
				}
			}
		}
		return true
	})
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			for _, r := range n.Results {
				for h := range holders {
					found = found || (c.variable(r) == h || isComposite(r) && c.x.Mentions(r, h)) && !ctxapi.IsError(c.pass.TypesInfo.TypeOf(r))
				}
			}
		}
		return !found
	})
	return found
}

// root returns the variable that a chain of selectors and calls begins with.
func (c *checker) root(e ast.Expr) *types.Var {
	for {
		switch n := ast.Unparen(e).(type) {
		case *ast.SelectorExpr:
			e = n.X
		case *ast.CallExpr:
			e = n.Fun
		default:
			return c.variable(ast.Unparen(e))
		}
	}
}

func isComposite(e ast.Expr) bool {
	if u, ok := ast.Unparen(e).(*ast.UnaryExpr); ok {
		e = u.X
	}
	_, ok := ast.Unparen(e).(*ast.CompositeLit)
	return ok
}

// asksCaller returns where a goroutine asks the context of its starter's caller
// whether to go on: ctx.Err(), <-ctx.Done().
func (c *checker) asksCaller(lit *ctxindex.Func, f *ctxflow.Func) ast.Node {
	flow := c.flows.Of(lit)
	var found ast.Node
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || found != nil {
			_, inner := n.(*ast.FuncLit)
			return found == nil && !inner
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || sel.Sel.Name != "Err" && sel.Sel.Name != "Done" || !ctxapi.IsContext(c.pass.TypesInfo.TypeOf(sel.X)) {
			return true
		}
		for _, o := range flow.Eval(sel.X).Origins() {
			if o.Op == ctxflow.Param && o.In == f {
				found = call
			}
		}
		return true
	})
	return found
}

// copies returns the first call that copies all of a reader.
func (c *checker) copies(lit *ctxindex.Func) *ast.CallExpr {
	var found *ast.CallExpr
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && found == nil {
			if fn := c.x.Callee(call); fn != nil && (ctxapi.IsFunc(fn, "io", "Copy") || ctxapi.IsFunc(fn, "io", "CopyBuffer")) {
				found = call
			}
		}
		return found == nil
	})
	return found
}

// closedBy reports whether a literal of a function that has an end of the pipe
// knows a context: it may close the pipe when that ends.
func (c *checker) closedBy(f *ctxindex.Func, ends ...*types.Var) bool {
	for _, lit := range f.Lits {
		for _, v := range ends {
			if c.x.Mentions(lit.Body, v) && c.mentionsContext(lit.Body) {
				return true
			}
		}
	}
	return false
}

func (c *checker) mentionsContext(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok {
			t := c.pass.TypesInfo.TypeOf(e)
			found = found || t != nil && (c.x.API.IsContext(t) || c.x.API.IsCarrier(t))
		}
		return !found
	})
	return found
}

func nameOf(f *ctxindex.Func) string {
	if f.Obj != nil {
		return f.Obj.Name()
	}
	return "the function"
}
