package ctxflow

import (
	"go/ast"
	"go/types"
)

// ContextOf returns the local variable that is assigned the context that comes
// with the cancel function, or nil.
func (f *Func) ContextOf(ob Obligation) *types.Var {
	as, ok := ob.Stmt.(*ast.AssignStmt)
	if !ok || len(as.Rhs) != 1 || ob.How.Ctx < 0 || ob.How.Ctx >= len(as.Lhs) {
		return nil
	}
	id, ok := ast.Unparen(as.Lhs[ob.How.Ctx]).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := f.info().ObjectOf(id).(*types.Var)
	return v
}

// ErrorOf returns the error variable that is assigned with the cancel function,
// or nil.
func (f *Func) ErrorOf(ob Obligation) *types.Var {
	as, ok := ob.Stmt.(*ast.AssignStmt)
	if !ok || len(as.Rhs) != 1 {
		return nil
	}
	id, ok := ast.Unparen(as.Lhs[len(as.Lhs)-1]).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := f.info().ObjectOf(id).(*types.Var)
	if !ok || v == ob.Var || !types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
		return nil
	}
	return v
}

// companions calls visit for the local variables other than the cancel
// function and the error that are assigned with them and can be nil.
func (f *Func) companions(ob Obligation, visit func(*types.Var)) {
	as, ok := ob.Stmt.(*ast.AssignStmt)
	if !ok || len(as.Rhs) != 1 {
		return
	}
	err := f.ErrorOf(ob)
	for _, lhs := range as.Lhs {
		id, ok := ast.Unparen(lhs).(*ast.Ident)
		if !ok || id.Name == "_" {
			continue
		}
		v, ok := f.info().ObjectOf(id).(*types.Var)
		if !ok || v == ob.Var || v == err || v.IsField() {
			continue
		}
		switch v.Type().Underlying().(type) {
		case *types.Interface, *types.Pointer, *types.Map, *types.Slice, *types.Chan, *types.Signature:
			visit(v)
		}
	}
}

// implementsError reports whether a value of type t is an error of its own kind.
func implementsError(t types.Type) bool {
	return types.Implements(t, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
}
