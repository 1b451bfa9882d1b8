package ctxvariant

import (
	"go/ast"
)

// handedOut reports whether the function returns what the call has made.
func (c *checker) handedOut(p *plain) bool {
	v := c.assigned(p.call)
	found := false
	ast.Inspect(p.f.Body, func(n ast.Node) bool {
		ret, ok := n.(*ast.ReturnStmt)
		if !ok {
			return !found
		}
		for _, r := range ret.Results {
			lazy := false
			if t := c.TypesInfo.TypeOf(r); t != nil {
				lazy = c.Index.API.IsCarrier(t) || c.Index.API.IsLazy(t)
			}
			found = found || lazy && (ast.Unparen(r) == ast.Expr(p.call) || v != nil && c.Index.Variable(r) == v)
		}
		return !found
	})
	return found
}
