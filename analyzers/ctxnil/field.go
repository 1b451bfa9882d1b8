package ctxnil

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// findUnset finds the fields of this package's structs that can only be nil:
// nobody outside can set them, and nothing in the package does.
func (c *checker) findUnset() {
	c.unset = make(map[*types.Var]bool)
	scope := c.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		if st, ok := tn.Type().Underlying().(*types.Struct); ok {
			for f := range st.Fields() {
				if !f.Exported() && !f.Embedded() && isContext(f.Type()) {
					c.unset[f] = true
				}
			}
		}
	}
	if len(c.unset) == 0 {
		return
	}
	info := c.TypesInfo
	for cur := range c.Index.Inspector.Root().Preorder((*ast.SelectorExpr)(nil), (*ast.CompositeLit)(nil), (*ast.CallExpr)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.SelectorExpr:
			if field := fieldOf(info, n); c.unset[field] && !onlyRead(cur) {
				delete(c.unset, field)
			}
		case *ast.CompositeLit:
			c.literalSets(n)
		case *ast.CallExpr:
			// A conversion brings the fields of another type along.
			if info.Types[n.Fun].IsType() && len(n.Args) == 1 {
				c.setAll(info.TypeOf(n))
			}
		}
	}
}

func fieldOf(info *types.Info, sel *ast.SelectorExpr) *types.Var {
	v, ok := info.Uses[sel.Sel].(*types.Var)
	if !ok || !v.IsField() {
		return nil
	}
	return v.Origin()
}

// onlyRead: the field is given to a call, or has its method called. Wherever
// else it stands it may be set, or compared with nil.
func onlyRead(cur inspector.Cursor) bool {
	up := cur.Parent()
	for ; ; cur, up = up, up.Parent() {
		if _, paren := up.Node().(*ast.ParenExpr); !paren {
			break
		}
	}
	switch p := up.Node().(type) {
	case *ast.CallExpr, *ast.SelectorExpr, *ast.ReturnStmt, *ast.KeyValueExpr:
		return true
	case *ast.AssignStmt:
		return !slices.Contains(p.Lhs, cur.Node().(ast.Expr))
	}
	return false
}

// literalSets notes the fields that a composite literal gives a value.
func (c *checker) literalSets(lit *ast.CompositeLit) {
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			c.setAll(c.TypesInfo.TypeOf(lit)) // all of them, in order
			return
		}
		if id, ok := kv.Key.(*ast.Ident); ok && !c.isNil(kv.Value) {
			if v, ok := c.TypesInfo.Uses[id].(*types.Var); ok && v.IsField() {
				delete(c.unset, v.Origin())
			}
		}
	}
}

func (c *checker) setAll(t types.Type) {
	if t == nil {
		return
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if st, ok := t.Underlying().(*types.Struct); ok {
		for f := range st.Fields() {
			delete(c.unset, f.Origin())
		}
	}
}

// field looks at the use of a field that nothing sets.
func (c *checker) field(sel *ast.SelectorExpr, how string) {
	field := fieldOf(c.TypesInfo, sel)
	if !c.unset[field] {
		return
	}
	c.Report(report.Finding{
		Category: "nil",
		At:       sel,
		Message:  fmt.Sprintf("nothing in this package sets field %s, so it is nil here, and it %s; pass a context as a parameter", field.Name(), how),
		Related:  []analysis.RelatedInformation{{Pos: field.Pos(), End: field.Pos() + token.Pos(len(field.Name())), Message: "declared here"}},
	})
}
