package ctxvalues

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A definition is the one value that a variable ever has.
type definition struct {
	init  ast.Expr // nil: the zero value
	plain bool     // nothing assigns it again, nor takes its address
}

// definitions finds the variables that are declared with one value, or none.
// This is not flow analysis: a variable that is assigned twice is unknown.
func definitions(index *ctxindex.Index) map[*types.Var]*definition {
	vars := make(map[*types.Var]*definition)
	spoil := func(e ast.Expr) {
		if id, ok := ast.Unparen(e).(*ast.Ident); ok {
			if obj, ok := index.Info.Uses[id].(*types.Var); ok {
				if d := vars[obj]; d != nil {
					d.plain = false
				} else {
					vars[obj] = new(definition)
				}
			}
		}
	}
	define := func(id *ast.Ident, init ast.Expr) {
		if obj, ok := index.Info.Defs[id].(*types.Var); ok && vars[obj] == nil {
			vars[obj] = &definition{init, true}
		}
	}
	for cur := range index.Inspector.Root().Preorder((*ast.ValueSpec)(nil), (*ast.AssignStmt)(nil), (*ast.UnaryExpr)(nil), (*ast.RangeStmt)(nil), (*ast.IncDecStmt)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.ValueSpec:
			for i, id := range n.Names {
				switch {
				case len(n.Values) == 0:
					define(id, nil)
				case len(n.Values) == len(n.Names):
					define(id, n.Values[i])
				}
			}
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if id, ok := lhs.(*ast.Ident); ok && n.Tok == token.DEFINE && index.Info.Defs[id] != nil {
					if len(n.Lhs) == len(n.Rhs) {
						define(id, n.Rhs[i])
					}
					continue
				}
				spoil(lhs)
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				spoil(n.X)
			}
		case *ast.RangeStmt:
			if n.Key != nil {
				spoil(n.Key)
			}
			if n.Value != nil {
				spoil(n.Value)
			}
		case *ast.IncDecStmt:
			spoil(n.X)
		}
	}
	return vars
}

// initOf returns the value that a variable has for good, or nil.
func (v *Values) initOf(obj types.Object) ast.Expr {
	if d := v.definition(obj); d != nil {
		return d.init
	}
	return nil
}

func (v *Values) definition(obj types.Object) *definition {
	variable, ok := obj.(*types.Var)
	if !ok {
		return nil
	}
	if d := v.vars[variable.Origin()]; d != nil && d.plain {
		return d
	}
	return nil
}

// Definition returns the expression whose value the variable named by e has
// for good; e itself if it names none.
func (v *Values) Definition(e ast.Expr) ast.Expr {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return e
	}
	if init := v.initOf(v.index.Info.Uses[id]); init != nil {
		return init
	}
	return e
}
