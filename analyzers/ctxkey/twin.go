package ctxkey

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// twins reports a store under a key that equals another key of the package, by value,
// although the two are variables with names of their own: what is stored under one is
// found under both. A variable that was declared as the other is meant to equal it.
func (c *checker) twins(s *ctxvalues.Site) bool {
	if !c.ownLiteral(s.Key) || c.IsTest(s.Call.Pos()) {
		return false
	}
	var other *ctxvalues.Site
	for _, o := range c.values.Stores {
		switch {
		case o.Call.Pos() >= s.Call.Pos() || c.IsTest(o.Call.Pos()):
		case o.Key.Obj == s.Key.Obj:
			return false // reported where it is stored first
		case other == nil && c.ownLiteral(o.Key) && o.Key.MustEqual(s.Key):
			other = o
		}
	}
	if other != nil {
		c.Report(report.Finding{
			Category: "collision",
			At:       s.Key.Expr,
			Message: fmt.Sprintf("key %s equals key %s: both are the same value of type %s, so the value stored last hides the other; declare a type for each key, or give the type a field that differs",
				c.text(s.Key), c.text(other.Key), c.name(s.Key.Type)),
			Related: related(other, "here a value is stored under "+c.text(other.Key)),
		})
	}
	return other != nil
}

// ownLiteral reports whether a key is a variable of the package that was declared with
// a struct literal, or without a value.
func (c *checker) ownLiteral(k ctxvalues.Key) bool {
	v, ok := k.Obj.(*types.Var)
	if !ok || k.Shape != ctxvalues.Literal || v.Parent() != c.Pkg.Scope() {
		return false
	}
	init := c.values.Definition(k.Expr)
	_, literal := ast.Unparen(init).(*ast.CompositeLit)
	return literal || init == k.Expr
}
