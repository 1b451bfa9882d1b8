package ctxkey

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// exported reports keys that other packages can use directly. Accessor
// functions instead would keep the value's type and the key's to this package.
func (c *checker) exported() {
	if !c.Enabled("exported") || c.Pkg.Name() == "main" {
		return
	}
	var seen []types.Object
	for _, s := range c.values.Stores {
		if s.Key.Type == nil {
			continue
		}
		obj := s.Key.Obj
		if obj == nil {
			elem, _ := deref(s.Key.Type)
			if named, ok := types.Unalias(elem).(*types.Named); ok {
				obj = named.Origin().Obj()
			}
		}
		if obj == nil || obj.Pkg() != c.Pkg || !obj.Exported() || obj.Parent() != c.Pkg.Scope() || slices.Contains(seen, obj) {
			continue
		}
		seen = append(seen, obj)
		if id := c.declaration(obj); id != nil {
			c.Report(report.Finding{
				Category: "exported",
				At:       id,
				Message:  fmt.Sprintf("context key %s is exported, so other packages can store any value under it; unexport it and export functions that store and look up its value", obj.Name()),
				Related:  related(s, "the key is used here"),
			})
		}
	}
}

// declaration returns the identifier that declares obj.
func (c *checker) declaration(obj types.Object) *ast.Ident {
	cur, ok := c.Index.Inspector.Root().FindByPos(obj.Pos(), obj.Pos())
	if !ok {
		return nil
	}
	id, _ := cur.Node().(*ast.Ident)
	return id
}
