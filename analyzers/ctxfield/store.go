package ctxfield

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A store is a place that sets a field to a context.
type store struct {
	at    ast.Node // the value
	value ast.Expr
	base  ast.Expr       // the struct, in an assignment; nil in a composite literal
	in    *ctxindex.Func // the innermost function around it, nil at package level
}

// stores returns where the package sets the field, tests aside.
func (c *checker) stores(o owner, f field) []store {
	var out []store
	add := func(cur inspector.Cursor, value, base ast.Expr) {
		if !c.IsTest(value.Pos()) && !c.TypesInfo.Types[value].IsNil() {
			out = append(out, store{value, value, base, c.Index.Enclosing(cur.Node())})
		}
	}
	for _, cur := range c.usage.of(f.obj).write {
		switch n := cur.Parent().Node().(type) {
		case *ast.KeyValueExpr:
			add(cur, n.Value, nil)
		case *ast.AssignStmt:
			sel, ok := cur.Node().(*ast.SelectorExpr)
			for i, lhs := range n.Lhs {
				if ok && lhs == cur.Node() {
					add(cur, n.Rhs[min(i, len(n.Rhs)-1)], sel.X)
				}
			}
		}
	}
	// Composite literals without keys.
	for cur := range c.Index.Inspector.Root().Preorder((*ast.CompositeLit)(nil)) {
		lit := cur.Node().(*ast.CompositeLit)
		if !isOwner(c.TypesInfo.TypeOf(lit), o) || len(lit.Elts) == 0 {
			continue
		}
		st := o.typ.Underlying().(*types.Struct)
		for i, elt := range lit.Elts {
			if _, keyed := elt.(*ast.KeyValueExpr); !keyed && st.Field(i) == f.obj {
				add(cur, elt, nil)
			}
		}
	}
	return out
}

// isOwner reports whether t is the owner's type or a pointer to it.
func isOwner(t types.Type, o owner) bool { return ctxapi.NameOf(t) == o.name }

// constructs reports whether fn makes owners: it returns one, perhaps as an
// interface, and is no method of one.
func constructs(fn *ctxindex.Func, o owner) bool {
	if fn == nil || fn.Obj == nil || isMethod(fn.Obj, o) {
		return false
	}
	results := fn.Sig.Results()
	for i := range results.Len() {
		t := results.At(i).Type()
		if isOwner(t, o) {
			return true
		}
		iface, ok := t.Underlying().(*types.Interface)
		if ok && !ctxapi.IsError(t) && !ctxapi.IsContext(t) && types.Implements(types.NewPointer(o.typ), iface) {
			return true
		}
	}
	return false
}

func isMethod(fn *types.Func, o owner) bool {
	recv := fn.Signature().Recv()
	return recv != nil && isOwner(recv.Type(), o)
}

// isParam reports whether e is a parameter of fn that is, or holds, a context.
func (c *checker) isParam(e ast.Expr, fn *ctxindex.Func) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok || fn == nil {
		return false
	}
	v := c.TypesInfo.Uses[id]
	return v != nil && ctxindex.Param(fn.Sig, v) >= 0 && holds(v.Type())
}

// isMain reports whether fn is where a program starts.
func isMain(fn *ctxindex.Func) bool {
	fn = fn.Outermost()
	if fn.Obj == nil {
		return true // the initialiser of a package-level variable
	}
	name := fn.Obj.Name()
	return fn.Obj.Signature().Recv() == nil && (name == "init" || name == "main" && fn.Obj.Pkg().Name() == "main")
}
