package ctxloop

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"time"
)

// atMost returns an upper bound of a duration, if one is plain to see: a
// constant, the min of something and a constant, a constant divided by
// something, or a local variable that is never assigned anything else.
func (c *checker) atMost(e ast.Expr) (time.Duration, bool) {
	return c.bound(e, make(map[*types.Var]bool))
}

func (c *checker) bound(e ast.Expr, seen map[*types.Var]bool) (time.Duration, bool) {
	e = ast.Unparen(e)
	if v := c.pass.TypesInfo.Types[e].Value; v != nil {
		n, exact := constant.Int64Val(constant.ToInt(v))
		return time.Duration(n), exact
	}
	switch e := e.(type) {
	case *ast.BinaryExpr:
		if e.Op == token.QUO {
			return c.bound(e.X, seen)
		}
	case *ast.CallExpr:
		id, ok := ast.Unparen(e.Fun).(*ast.Ident)
		if !ok || id.Name != "min" || !c.pass.TypesInfo.Types[e.Fun].IsBuiltin() {
			break
		}
		var least time.Duration
		found := false
		for _, arg := range e.Args {
			if d, ok := c.bound(arg, seen); ok && (!found || d < least) {
				least, found = d, true
			}
		}
		return least, found
	case *ast.Ident:
		v, ok := c.pass.TypesInfo.Uses[e].(*types.Var)
		if !ok || seen[v] {
			break
		}
		seen[v] = true
		return c.most(v, seen)
	}
	return 0, false
}

// most returns the largest bound of what a local variable is assigned.
func (c *checker) most(v *types.Var, seen map[*types.Var]bool) (most time.Duration, bounded bool) {
	assigned := false
	bounded = true
	assign := func(rhs ast.Expr) {
		d, ok := c.bound(rhs, seen)
		assigned, bounded = true, bounded && ok
		most = max(most, d)
	}
	ast.Inspect(c.f.Outermost().Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				switch {
				case !c.is(lhs, v):
				case len(n.Lhs) == len(n.Rhs) && (n.Tok == token.ASSIGN || n.Tok == token.DEFINE):
					assign(n.Rhs[i])
				default:
					bounded = false
				}
			}
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if c.pass.TypesInfo.Defs[name] == v && i < len(n.Values) && len(n.Names) == len(n.Values) {
					assign(n.Values[i])
				}
			}
		case *ast.UnaryExpr:
			bounded = bounded && !(n.Op == token.AND && c.is(n.X, v))
		case *ast.IncDecStmt:
			bounded = bounded && !c.is(n.X, v)
		case *ast.RangeStmt:
			bounded = bounded && !c.is(n.Key, v) && !c.is(n.Value, v)
		}
		return bounded
	})
	return most, assigned && bounded
}

func (c *checker) is(e ast.Expr, v *types.Var) bool {
	id, ok := e.(*ast.Ident)
	return ok && c.pass.TypesInfo.ObjectOf(id) == v
}
