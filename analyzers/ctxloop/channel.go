package ctxloop

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// neverClosed reports whether the channel that e names is in full view and
// nothing closes it: that of a ticker; a field or variable that the package
// only makes, sends to and receives from; or the parameter of an unexported
// function to which only such channels are passed. Any other may be closed when
// the context ends, and then a range over it ends as well.
func (c *checker) neverClosed(e ast.Expr) bool {
	if c.ticks(e) {
		return true
	}
	v := c.channel(e)
	if v == nil {
		return false
	}
	if i := parameter(c.f.Func, v); i >= 0 {
		return !c.mayEnd(v, nil) && c.passedOpen(c.f.Func, i)
	}
	return (v.IsField() && !v.Exported() || v.Parent() == c.pass.Pkg.Scope()) && v.Pkg() == c.pass.Pkg && !c.mayEnd(v, nil)
}

// channel returns the variable or field that e names.
func (c *checker) channel(e ast.Expr) *types.Var {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	default:
		return nil
	}
	v, _ := c.pass.TypesInfo.Uses[id].(*types.Var)
	return v
}

// parameter returns the index of v among the parameters of f, -1 if it is none.
func parameter(f *ctxindex.Func, v *types.Var) int {
	for i := range f.Sig.Params().Len() {
		if f.Sig.Params().At(i) == v {
			return i
		}
	}
	return -1
}

// passedOpen reports whether every call of f passes a channel that nothing
// closes as its i-th argument.
func (c *checker) passedOpen(f *ctxindex.Func, i int) bool {
	if f.Obj == nil || f.Obj.Exported() {
		return false
	}
	calls, uses := 0, 0
	for cur := range c.x.Inspector.Root().Preorder((*ast.Ident)(nil), (*ast.CallExpr)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.Ident:
			if c.pass.TypesInfo.Uses[n] == f.Obj {
				uses++
			}
		case *ast.CallExpr:
			if c.x.Callee(n) != f.Obj {
				continue
			}
			calls++
			if i >= len(n.Args) {
				return false
			}
			v := c.channel(n.Args[i])
			if v == nil || v.Exported() && v.IsField() || c.mayEnd(v, f.Obj) {
				return false
			}
		}
	}
	return calls > 0 && calls == uses
}

// mayEnd reports whether the package does more with a channel than to make it,
// send to it, receive from it, and pass it to one known function.
func (c *checker) mayEnd(v *types.Var, known *types.Func) bool {
	for cur := range c.x.Inspector.Root().Preorder((*ast.Ident)(nil)) {
		id := cur.Node().(*ast.Ident)
		if c.pass.TypesInfo.ObjectOf(id) == v && !c.keepsOpen(cur, known) {
			return true
		}
	}
	return false
}

// keepsOpen judges one mention of a channel.
func (c *checker) keepsOpen(cur inspector.Cursor, known *types.Func) bool {
	if k, _ := cur.ParentEdge(); k == edge.SelectorExpr_Sel {
		cur = cur.Parent()
	}
	switch k, i := cur.ParentEdge(); k {
	case edge.Field_Names, edge.SendStmt_Chan, edge.RangeStmt_X, edge.KeyValueExpr_Key:
		if kv, ok := cur.Parent().Node().(*ast.KeyValueExpr); ok {
			return c.made(kv.Value)
		}
		return true
	case edge.ValueSpec_Names:
		spec := cur.Parent().Node().(*ast.ValueSpec)
		return len(spec.Values) == 0 || len(spec.Values) == len(spec.Names) && c.made(spec.Values[i])
	case edge.UnaryExpr_X:
		return cur.Parent().Node().(*ast.UnaryExpr).Op == token.ARROW
	case edge.AssignStmt_Lhs:
		as := cur.Parent().Node().(*ast.AssignStmt)
		return len(as.Lhs) == len(as.Rhs) && c.made(as.Rhs[i])
	case edge.CallExpr_Args:
		call := cur.Parent().Node().(*ast.CallExpr)
		if fn := c.x.Callee(call); fn != nil {
			return fn == known
		}
		id, ok := ast.Unparen(call.Fun).(*ast.Ident)
		return ok && c.pass.TypesInfo.Types[call.Fun].IsBuiltin() && (id.Name == "len" || id.Name == "cap")
	}
	return false
}

// made reports whether e is make(…).
func (c *checker) made(e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	return ok && id.Name == "make" && c.pass.TypesInfo.Types[call.Fun].IsBuiltin()
}
