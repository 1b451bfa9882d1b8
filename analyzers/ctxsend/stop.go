package ctxsend

import (
	"go/ast"
	"go/token"
	"go/types"
)

// stops reports whether a clause receives from a channel that belongs to
// somebody else: neither the function that makes the channel nor the goroutine
// has a say in when it opens. Such a clause may open while the goroutine still
// has to send. A channel that the function makes itself may be closed by who
// knows that the goroutine is through.
func (c *checker) stops(g goroutine, clause *ast.CommClause) bool {
	obj := c.source(received(clause))
	if obj == nil {
		return false
	}
	touched := false
	ast.Inspect(g.f.Body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && c.pass.TypesInfo.Uses[id] == obj {
			touched = true
		}
		return !touched
	})
	return !touched
}

// received returns the channel that a clause receives from, or nil.
func received(clause *ast.CommClause) ast.Expr {
	var e ast.Expr
	switch s := clause.Comm.(type) {
	case *ast.ExprStmt:
		e = s.X
	case *ast.AssignStmt:
		e = s.Rhs[0]
	}
	if u, ok := ast.Unparen(e).(*ast.UnaryExpr); ok && u.Op == token.ARROW {
		return ast.Unparen(u.X)
	}
	return nil
}

// source returns the parameter, field, variable of another function or method
// that a channel for nothing but signals comes from.
func (c *checker) source(ch ast.Expr) types.Object {
	if t, ok := c.pass.TypesInfo.TypeOf(ch).(*types.Chan); ch == nil || !ok || !isSignal(t.Elem()) {
		return nil
	}
	switch e := ch.(type) {
	case *ast.Ident:
		v, ok := c.pass.TypesInfo.Uses[e].(*types.Var)
		if ok && (v.Kind() == types.ParamVar || v.Pos() < c.ch.In.Node.Pos() || c.ch.In.Node.End() < v.Pos()) {
			return v
		}
	case *ast.SelectorExpr:
		return c.pass.TypesInfo.Uses[e.Sel]
	case *ast.CallExpr:
		if fn := c.x.Callee(e); fn != nil && len(e.Args) == 0 && fn.Signature().Recv() != nil {
			return fn
		}
	}
	return nil
}

// isSignal: struct{} or bool, the elements of channels that say stop.
func isSignal(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		return u.NumFields() == 0
	case *types.Basic:
		return u.Kind() == types.Bool
	}
	return false
}
