package ctxfirst

import (
	"go/ast"
	"go/types"
)

// family returns what a finding assumes about a function that hands its parameters on,
// in their order, to functions that a variable holds: the order is that of all of
// them, and one alone would differ from its family.
func (c *checker) family(s *signature, ctx int) string {
	if s.body == nil {
		return ""
	}
	name := ""
	ast.Inspect(s.body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if name != "" || !ok || c.Index.Callee(call) != nil {
			return name == ""
		}
		sig := c.Index.Signature(call)
		if sig == nil || sig.Params().Len() <= ctx || len(call.Args) <= ctx || !isContext(sig.Params().At(ctx).Type()) {
			return true
		}
		for i, arg := range call.Args[:ctx+1] {
			id := base(arg)
			if id == nil || s.params[i].ident == nil || c.TypesInfo.Uses[id] != c.TypesInfo.Defs[s.params[i].ident] {
				return true
			}
		}
		name = types.ExprString(call.Fun)
		return false
	})
	if name == "" {
		return ""
	}
	return "the functions that it calls as " + name + " can change their order as well"
}

// base returns the variable that an expression is, or is a field of.
func base(e ast.Expr) *ast.Ident {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e
	case *ast.SelectorExpr:
		return base(e.X)
	}
	return nil
}
