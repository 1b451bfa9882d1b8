package ctxnil

import (
	"go/ast"
	"go/token"
	"go/types"
)

// ignores reports whether a function has no name for a parameter, and so can't use
// it. That a method of an interface names none says nothing.
func (c *checker) ignores(sig *types.Signature, param int) bool {
	return sig.Params().At(param).Name() == "_"
}

// unsets reports whether a method takes back the context of its receiver: this
// package asks such a receiver for its context and compares it with nil, so there nil
// means that it has none.
func (c *checker) unsets(call *ast.CallExpr) bool {
	fn := c.Index.Callee(call)
	if fn == nil || fn.Signature().Recv() == nil {
		return false
	}
	if c.tested == nil {
		c.tested = make(map[types.Type]bool)
		for cur := range c.Index.Inspector.Root().Preorder((*ast.BinaryExpr)(nil)) {
			b := cur.Node().(*ast.BinaryExpr)
			asked, ok := ast.Unparen(b.X).(*ast.CallExpr)
			if !ok || b.Op != token.EQL && b.Op != token.NEQ || !c.TypesInfo.Types[b.Y].IsNil() || !isContext(c.TypesInfo.TypeOf(asked)) {
				continue
			}
			if getter := c.Index.Callee(asked); getter != nil && getter.Signature().Recv() != nil && len(asked.Args) == 0 {
				c.tested[base(getter.Signature().Recv().Type())] = true
			}
		}
	}
	return c.tested[base(fn.Signature().Recv().Type())]
}

// base returns the type that a method belongs to.
func base(recv types.Type) types.Type {
	recv = types.Unalias(recv)
	if p, ok := recv.(*types.Pointer); ok {
		recv = types.Unalias(p.Elem())
	}
	return recv
}
