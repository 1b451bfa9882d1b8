package ctxvalue

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
)

// paired returns the function of the package that stores the value which an exported
// one looks up under a key that no other package can make: that the context comes
// from the former is what the latter asks of its callers, and they are elsewhere.
func (c *checker) paired(f *ctxindex.Func, stores []*ctxvalues.Site) *types.Func {
	top := f.Outermost().Obj
	if top == nil || !top.Exported() || c.Pkg.Name() == "main" {
		return nil
	}
	var setter *types.Func
	for _, s := range stores {
		switch g := s.In.Outermost().Obj; {
		case g == nil || g == top || c.IsTest(s.Call.Pos()):
		case g.Exported():
			return g
		case setter == nil:
			setter = g
		}
	}
	return setter
}

// optional reports whether a function that the package shows to others looks the
// value up and checks it: who asks with another function says that it is there.
func (c *checker) optional(f *ctxindex.Func, l *lookup) bool {
	for _, other := range c.values.Lookups {
		if other.In == nil || !other.Key.MustEqual(l.site.Key) {
			continue
		}
		g := other.In.Outermost()
		if g == f.Outermost() || g.Obj == nil || !g.Obj.Exported() || g.Sig.Results().Len() == 0 || c.IsTest(other.Call.Pos()) {
			continue
		}
		if body, ok := c.Index.Cursor(g.Body); ok && !c.panics(body) {
			return true
		}
	}
	return false
}

// panics reports whether an assertion in some code makes it panic without a value.
func (c *checker) panics(body inspector.Cursor) bool {
	for cur := range body.Preorder((*ast.TypeAssertExpr)(nil)) {
		assert := cur.Node().(*ast.TypeAssertExpr)
		if assert.Type == nil || twoResults(cur) {
			continue
		}
		if l := c.source(assert.X); l != nil && !c.guarded(cur, l) {
			return true
		}
	}
	return false
}

// injected reports whether a value is stored in a new root that is set in a struct
// of another package: a server or worker that derives the contexts of all its
// work from it.
func (c *checker) injected(s *ctxvalues.Site) bool {
	if s.Via != nil || len(s.Call.Args) != 3 {
		return false
	}
	root, ok := ast.Unparen(s.Call.Args[0]).(*ast.CallExpr)
	if !ok || !c.Index.API.IsRoot(c.Index.Callee(root)) {
		return false
	}
	var v types.Object
	if cur, ok := c.Index.Cursor(s.Call); ok {
		if as, ok := cur.Parent().Node().(*ast.AssignStmt); ok && len(as.Lhs) == 1 {
			if id, ok := as.Lhs[0].(*ast.Ident); ok {
				v = c.TypesInfo.ObjectOf(id)
			}
		}
	}
	found := false
	ast.Inspect(s.In.Body, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			return !found
		}
		named, ok := types.Unalias(c.TypesInfo.TypeOf(lit)).(*types.Named)
		if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg() == c.Pkg {
			return !found
		}
		for _, e := range lit.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				id, _ := ast.Unparen(kv.Value).(*ast.Ident)
				found = found || ast.Unparen(kv.Value) == ast.Expr(s.Call) || id != nil && v != nil && c.TypesInfo.Uses[id] == v
			}
		}
		return !found
	})
	return found
}
