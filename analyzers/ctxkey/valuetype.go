package ctxkey

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// valueTypes reports assertions of types that are never stored under the key.
func (c *checker) valueTypes() {
	if c.values.Open {
		return
	}
	for _, l := range c.values.Lookups {
		if l.Key.Type == nil || !l.Std {
			continue
		}
		assert := c.assertion(l.Call)
		if assert == nil {
			continue
		}
		s := c.onlyOthers(l, c.TypesInfo.TypeOf(assert.Type))
		if s == nil || !c.private(l.Key) {
			continue
		}
		c.Report(report.Finding{
			Category: "mismatch",
			At:       assert.Type,
			Message: fmt.Sprintf("the value stored under key %s is always of type %s, so the assertion to %s fails; assert %[2]s",
				c.text(l.Key), c.name(c.TypesInfo.TypeOf(s.Value)), c.name(c.TypesInfo.TypeOf(assert.Type))),
			Related: related(s, "a "+c.name(c.TypesInfo.TypeOf(s.Value))+" is stored here"),
		})
	}
}

// onlyOthers returns a store under the key of l if there is one, and all of
// them store values that can never be of type want.
func (c *checker) onlyOthers(l *ctxvalues.Site, want types.Type) *ctxvalues.Site {
	var found *ctxvalues.Site
	for _, s := range c.values.Stores {
		if s.Forwarded || s.Key.Type != nil && !s.Key.MayEqual(l.Key) {
			continue
		}
		if s.Key.Type == nil || s.Value == nil || !neverOf(c.TypesInfo.TypeOf(s.Value), want) {
			return nil
		}
		found = s
	}
	return found
}

// neverOf reports whether a value of static type stored never has the asserted
// type. The dynamic type of an interface is not known, nor is a type that could
// not be checked.
func neverOf(stored, asserted types.Type) bool {
	if invalid(stored) || invalid(asserted) {
		return false
	}
	if types.IsInterface(stored) || stored == types.Typ[types.UntypedNil] {
		return false
	}
	if generic(stored) || generic(asserted) {
		return false // the type parameters of two functions may stand for one type
	}
	if iface, ok := asserted.Underlying().(*types.Interface); ok {
		return !types.Implements(stored, iface)
	}
	return !types.Identical(types.Default(stored), asserted)
}

// generic reports whether a type has a type parameter in it.
func generic(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Pointer:
		return generic(t.Elem())
	case *types.Slice:
		return generic(t.Elem())
	case *types.Array:
		return generic(t.Elem())
	case *types.Map:
		return generic(t.Key()) || generic(t.Elem())
	case *types.Chan:
		return generic(t.Elem())
	case *types.Signature:
		return generic(t.Params()) || generic(t.Results())
	case *types.Tuple:
		for v := range t.Variables() {
			if generic(v.Type()) {
				return true
			}
		}
	case *types.Struct:
		for f := range t.Fields() {
			if generic(f.Type()) {
				return true
			}
		}
	case *types.Interface:
		for m := range t.ExplicitMethods() {
			if generic(m.Signature()) {
				return true
			}
		}
	case *types.Named:
		for a := range t.TypeArgs().Types() {
			if generic(a) {
				return true
			}
		}
	}
	return false
}

func invalid(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	return t.Underlying() == types.Typ[types.Invalid]
}

// assertion returns the assertion on the result of a lookup, of the call
// itself or of the variable that it defines, if there is exactly one.
func (c *checker) assertion(call *ast.CallExpr) *ast.TypeAssertExpr {
	var found *ast.TypeAssertExpr
	for cur := range c.Index.Inspector.Root().Preorder((*ast.TypeAssertExpr)(nil)) {
		assert := cur.Node().(*ast.TypeAssertExpr)
		x := ast.Unparen(assert.X)
		if x != call && ast.Unparen(c.values.Definition(x)) != call {
			continue
		}
		if assert.Type == nil || found != nil {
			return nil
		}
		found = assert
	}
	return found
}

func related(s *ctxvalues.Site, text string) []analysis.RelatedInformation {
	return []analysis.RelatedInformation{report.Related(s.Key.Expr, "%s", text)}
}
