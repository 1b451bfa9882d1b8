package ctxframe

import (
	"go/ast"
	"go/constant"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// An engine is what a package says of the framework's configuration.
type engine uint8

const (
	unseen    engine = iota // it makes none
	plain                   // it makes one, and leaves the switch alone
	fallsBack               // it touches the switch that makes contexts end
)

// A setup is what decides how a framework's contexts end: its configuration, in the
// program or in its tests, which make engines of their own.
type setup struct {
	frame *ctxapi.Frame
	test  bool
}

// setup returns the one that a use is under.
func (c *checker) setup(u use) setup { return setup{u.frame, c.IsTest(u.at.Pos())} }

// engine returns what the package says. Facts would not help: whoever makes the
// engine imports the packages with the handlers, not the other way round.
func (c *checker) engine(u use) engine {
	key := c.setup(u)
	if known, ok := c.engines[key]; ok {
		return known
	}
	e := unseen
	pkg := ctxapi.FramePackage(u.typ)
	for cur := range c.Index.Inspector.Root().Preorder((*ast.KeyValueExpr)(nil), (*ast.AssignStmt)(nil), (*ast.CallExpr)(nil)) {
		if !key.test && c.IsTest(cur.Node().Pos()) {
			continue
		}
		switch n := cur.Node().(type) {
		case *ast.CallExpr:
			if t := c.Index.Info.TypeOf(n); e == unseen && isType(t, pkg, u.frame.Type) {
				e = plain
			}
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr)
				if ok && c.isSwitch(c.Index.Info.Uses[sel.Sel], pkg, u.frame.Field) && (len(n.Rhs) != len(n.Lhs) || !c.isFalse(n.Rhs[i])) {
					c.engines[key] = fallsBack
					return fallsBack
				}
			}
		case *ast.KeyValueExpr:
			if id, ok := n.Key.(*ast.Ident); ok && c.isSwitch(c.Index.Info.Uses[id], pkg, u.frame.Field) && !c.isFalse(n.Value) {
				c.engines[key] = fallsBack
				return fallsBack
			}
		}
	}
	c.engines[key] = e
	return e
}

func (c *checker) isSwitch(obj types.Object, pkg *types.Package, name string) bool {
	v, ok := obj.(*types.Var)
	return ok && v.IsField() && v.Name() == name && v.Pkg() == pkg
}

func (c *checker) isFalse(e ast.Expr) bool {
	v := c.Index.Info.Types[e].Value
	return v != nil && v.Kind() == constant.Bool && !constant.BoolVal(v)
}

// isType reports whether t is the named type of a package, or a pointer to it.
func isType(t types.Type, pkg *types.Package, name string) bool {
	if t == nil {
		return false
	}
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	named, ok := t.(*types.Named)
	return ok && named.Obj().Pkg() == pkg && named.Obj().Name() == name
}
