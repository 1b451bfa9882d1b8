package ctxloop

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// progress returns what the condition of a loop depends on, if that is the
// loop's own affair: variables that it changes itself, such as an index, and
// others that nobody does. It is nil where something else may end the loop: a
// call, or a field or package-level variable that is set elsewhere.
func (c *checker) progress(l *loop, s *ast.ForStmt) map[*types.Var]bool {
	if s.Cond == nil {
		return nil
	}
	vars := make(map[*types.Var]bool)
	own := true
	ast.Inspect(s.Cond, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			own = own && c.TypesInfo.Types[n.Fun].IsBuiltin()
		case *ast.UnaryExpr:
			own = own && n.Op != token.ARROW
		case *ast.Ident:
			if v, ok := c.TypesInfo.Uses[n].(*types.Var); ok {
				vars[v] = true
			}
		}
		return own
	})
	changed := false
	for v := range vars {
		if c.changedIn(l.stmt, v) {
			changed = true
		} else if v.Parent() == c.Pkg.Scope() || v.IsField() && basic(v.Type()) {
			own = false // a flag, which somebody else sets
		} else if c.changedByLiteral(v) {
			own = false
		}
	}
	if !own || !changed {
		return nil
	}
	return vars
}

// basic: a flag or number, and not a list of what is to be done.
func basic(t types.Type) bool {
	_, ok := t.Underlying().(*types.Basic)
	return ok
}

// changedIn reports whether a statement, literals in it included, assigns v.
func (c *checker) changedIn(n ast.Node, v *types.Var) bool {
	return ctxindex.Some(n, func(n ast.Node) bool {
		return c.changes(n, v)
	})
}

// changedByLiteral reports whether a literal of the function may change v.
func (c *checker) changedByLiteral(v *types.Var) bool {
	for _, lit := range c.f.Lits {
		if c.changedIn(lit.Body, v) {
			return true
		}
	}
	return false
}

// changes reports whether a node itself assigns v, or lets others do so.
func (c *checker) changes(n ast.Node, v *types.Var) bool {
	names := func(e ast.Expr) bool {
		switch e := ast.Unparen(e).(type) {
		case *ast.Ident:
			return c.TypesInfo.ObjectOf(e) == v
		case *ast.SelectorExpr:
			return c.TypesInfo.ObjectOf(e.Sel) == v
		}
		return false
	}
	switch n := n.(type) {
	case *ast.AssignStmt:
		for _, lhs := range n.Lhs {
			if names(lhs) {
				return true
			}
		}
	case *ast.IncDecStmt:
		return names(n.X)
	case *ast.UnaryExpr:
		return n.Op == token.AND && names(n.X)
	case *ast.CallExpr:
		// Whoever is given a pointer may change what it leads to.
		for _, arg := range n.Args {
			if names(arg) && !basic(v.Type()) {
				return !c.TypesInfo.Types[n.Fun].IsBuiltin()
			}
		}
		if sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr); ok && names(sel.X) {
			return c.TypesInfo.Selections[sel] != nil
		}
	}
	return false
}

// advances reports whether something that the loop's condition depends on may
// change on the ways that the failure of a call leads round.
func (c *checker) advances(round []ast.Node, own map[*types.Var]bool) bool {
	found := false
	for _, n := range round {
		ast.Inspect(n, func(n ast.Node) bool {
			for v := range own {
				found = found || n != nil && c.changes(n, v)
			}
			return !found
		})
	}
	return found
}
