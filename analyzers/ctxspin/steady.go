package ctxspin

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// steady reports whether what an arm or branch asks is the same context in
// every turn, as far as the way round itself does not change it: a variable
// that nobody else changes meanwhile, or a field that is set in one place.
func (c *checker) steady(e ast.Expr, ctx *ctxflow.Value) bool {
	if ctx.Op == ctxflow.Unknown || ctx.Op == ctxflow.Nil || ctx.Endless() {
		return false // the last two never end
	}
	return c.steadyVars(e)
}

func (c *checker) steadyVars(e ast.Expr) bool {
	ok := true
	ast.Inspect(e, func(n ast.Node) bool {
		if id, isIdent := n.(*ast.Ident); isIdent {
			if v, isVar := c.TypesInfo.Uses[id].(*types.Var); isVar {
				ok = ok && c.steadyVar(v)
			}
		}
		return ok
	})
	return ok
}

func (c *checker) steadyVar(v *types.Var) bool {
	if v.Pkg() != c.Pkg || v.Parent() == c.Pkg.Scope() {
		return false // a package variable may change
	}
	own := !v.IsField() && within(c.f.Node, v.Pos())
	writes := 0
	for cur := range c.Index.Inspector.Root().Preorder((*ast.AssignStmt)(nil)) {
		n := cur.Node().(*ast.AssignStmt)
		for _, lhs := range n.Lhs {
			if c.names(lhs, v) && (!own || c.Index.Enclosing(n) != c.f.Func) {
				writes++
			}
		}
	}
	switch {
	case own:
		return writes == 0 // by literals; the function's own are on the way or not
	case v.IsField():
		return writes <= 1
	}
	return writes <= 1 // ctx, cancel := … of the function around
}

// names reports whether an expression names a variable or field.
func (c *checker) names(e ast.Expr, v *types.Var) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return c.TypesInfo.ObjectOf(e) == v
	case *ast.SelectorExpr:
		return c.TypesInfo.ObjectOf(e.Sel) == v
	}
	return false
}

func within(outer ast.Node, pos token.Pos) bool { return outer.Pos() <= pos && pos < outer.End() }

// variables returns the variables and fields that an expression mentions.
func (c *checker) variables(e ast.Expr) map[*types.Var]bool {
	found := make(map[*types.Var]bool)
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := c.TypesInfo.Uses[id].(*types.Var); ok {
				found[v] = true
			}
		}
		return true
	})
	return found
}
