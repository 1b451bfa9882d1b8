package ctxvariant

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// boundLater reports whether the function goes on to bind what the call made:
// a request to a context, or a process to the end of one.
func (c *checker) boundLater(p *plain) bool {
	switch p.fn.FullName() {
	case "net/http.NewRequest":
		v := c.assigned(p.call)
		return v != nil && c.requestBound(p.f.Body, v)
	case "os/exec.Command":
		v := c.assigned(p.call)
		return v != nil && c.killed(p.f.Outermost(), v)
	}
	sel, ok := named(p.call).(*ast.SelectorExpr)
	return ok && c.timed(p.f.Body, c.variable(sel.X))
}

// timed reports whether a connection that a method is called on is given a
// deadline in its own way.
func (c *checker) timed(body ast.Node, conn *types.Var) bool {
	if conn == nil || !hasDeadline(conn) {
		return false
	}
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		found = found || ok && sel.Sel.Name == "SetDeadline" && c.variable(sel.X) == conn
		return !found
	})
	return found
}

func hasDeadline(v *types.Var) bool {
	obj, _, _ := types.LookupFieldOrMethod(v.Type(), true, nil, "SetDeadline")
	_, ok := obj.(*types.Func)
	return ok
}

// assigned returns the variable that the first result of a call is assigned to.
func (c *checker) assigned(call *ast.CallExpr) *types.Var {
	var lhs ast.Expr
	switch n := c.around(call).(type) {
	case *ast.AssignStmt:
		for i, rhs := range n.Rhs {
			if ast.Unparen(rhs) == ast.Expr(call) {
				lhs = n.Lhs[i]
			}
		}
	case *ast.ValueSpec:
		for i, rhs := range n.Values {
			if ast.Unparen(rhs) == ast.Expr(call) {
				lhs = n.Names[i]
			}
		}
	}
	return c.variable(lhs)
}

// around returns the node that an expression stands in, parentheses left out.
func (c *checker) around(e ast.Expr) ast.Node {
	cur, ok := c.x.Cursor(e)
	if !ok {
		return nil
	}
	for cur = cur.Parent(); ; cur = cur.Parent() {
		if _, paren := cur.Node().(*ast.ParenExpr); !paren {
			return cur.Node()
		}
	}
}

// variable returns the variable that an expression, or what it takes the
// address of, names.
func (c *checker) variable(e ast.Expr) *types.Var {
	if e == nil {
		return nil
	}
	if u, ok := ast.Unparen(e).(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = u.X
	}
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := c.pass.TypesInfo.ObjectOf(id).(*types.Var)
	return v
}

// requestBound reports whether a request in v gets a context: by WithContext or
// Clone, by a call that is given a context along with it, or because it is
// served within the process.
func (c *checker) requestBound(body ast.Node, v *types.Var) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || found {
			return !found
		}
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && c.variable(sel.X) == v && len(call.Args) == 1 {
			found = c.x.API.IsContext(c.pass.TypesInfo.TypeOf(call.Args[0]))
			return !found
		}
		for i, arg := range call.Args {
			if c.variable(arg) == v {
				found = found || c.binds(call, i)
			}
		}
		return !found
	})
	return found
}

// binds reports whether a call may bind the request that it is given to a
// context: it is given one as well, and is not seen to leave the request as it
// is; or it serves the request.
func (c *checker) binds(call *ast.CallExpr, arg int) bool {
	fn := c.x.Callee(call)
	if fn != nil && fn.Name() == "ServeHTTP" {
		return true
	}
	together := false
	for _, other := range call.Args {
		t := c.pass.TypesInfo.TypeOf(other)
		together = together || t != nil && c.x.API.IsContext(t)
	}
	if !together {
		return false
	}
	decl := c.x.Declaration(fn)
	if decl == nil || arg >= decl.Sig.Params().Len() {
		return true
	}
	return c.requestBound(decl.Body, decl.Sig.Params().At(arg))
}

// killed reports whether a function asks a context for its end and has its
// hands on the process of a command: it kills it in its own way.
func (c *checker) killed(f *ctxindex.Func, v *types.Var) bool {
	process, done := false, false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		process = process || sel.Sel.Name == "Process" && c.variable(sel.X) == v
		done = done || sel.Sel.Name == "Done" && ctxapi.IsContext(c.pass.TypesInfo.TypeOf(sel.X))
		return true
	})
	return process && done
}
