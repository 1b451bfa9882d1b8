package ctxescape

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// queued reports a parameter that has its caller's context within, and is put on
// a queue: whoever takes it from there may find the context ended.
func (c *checker) queued(f *ctxindex.Func) {
	ast.Inspect(f.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			_, lit := n.(*ast.FuncLit)
			return !lit
		}
		if !c.enqueues(call) {
			return true
		}
		for _, arg := range call.Args {
			id, ok := ast.Unparen(arg).(*ast.Ident)
			if !ok {
				continue
			}
			v, ok := c.pass.TypesInfo.Uses[id].(*types.Var)
			if !ok || !isParam(f, v) || !holdsContext(v.Type(), c.pass.Pkg) || c.rebound(f, v) {
				continue
			}
			c.pass.Report(report.Finding{
				Category: "queue",
				At:       call,
				Message: fmt.Sprintf("%s carries the context of the caller, who goes on while it is in the queue: whoever takes it from there may find that context ended; give it a detached one before",
					id.Name),
			})
			return false
		}
		return true
	})
}

// enqueues reports whether a call puts something on a queue, by the names that
// queues have; nothing else tells one from any other collection.
func (c *checker) enqueues(call *ast.CallExpr) bool {
	fn := c.x.Callee(call)
	if fn == nil || fn.Signature().Recv() == nil || len(call.Args) > 2 {
		return false
	}
	switch fn.Name() {
	case "Enqueue", "enqueue":
		return true
	case "Produce", "Push", "Offer", "Add", "Put", "Submit":
	default:
		return false
	}
	t := types.Unalias(fn.Signature().Recv().Type())
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	named, ok := t.(*types.Named)
	return ok && strings.Contains(strings.ToLower(named.Obj().Name()), "queue")
}

func isParam(f *ctxindex.Func, v *types.Var) bool {
	for p := range f.Sig.Params().Variables() {
		if p == v {
			return true
		}
	}
	return false
}

// holdsContext reports whether a value has a context in a field, or gives one
// out by a method that takes nothing.
func holdsContext(t types.Type, pkg *types.Package) bool {
	if ctxapi.IsContext(t) {
		return false
	}
	for _, name := range []string{"Context", "context", "Ctx", "ctx"} {
		obj, _, _ := types.LookupFieldOrMethod(t, true, pkg, name)
		switch obj := obj.(type) {
		case *types.Var:
			if ctxapi.IsStdContext(obj.Type()) {
				return true
			}
		case *types.Func:
			sig := obj.Signature()
			if sig.Params().Len() == 0 && sig.Results().Len() == 1 && ctxapi.IsStdContext(sig.Results().At(0).Type()) {
				return true
			}
		}
	}
	return false
}

// rebound reports whether the function gives a parameter another value or
// another context.
func (c *checker) rebound(f *ctxindex.Func, v *types.Var) bool {
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				for {
					sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr)
					if !ok {
						break
					}
					lhs = sel.X
				}
				id, ok := ast.Unparen(lhs).(*ast.Ident)
				found = found || ok && c.pass.TypesInfo.Uses[id] == v
			}
		case *ast.CallExpr:
			sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr)
			if !ok || len(n.Args) != 1 {
				break
			}
			id, ok := ast.Unparen(sel.X).(*ast.Ident)
			found = found || ok && c.pass.TypesInfo.Uses[id] == v && ctxapi.IsContext(c.pass.TypesInfo.TypeOf(n.Args[0]))
		}
		return !found
	})
	return found
}
