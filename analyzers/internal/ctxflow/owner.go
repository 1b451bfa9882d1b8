package ctxflow

import (
	"go/ast"
	"go/token"
	"go/types"
)

// literalOwner returns the local variable that a composite literal, the last
// node of the stack, is assigned to: s := &T{cancel: cancel}.
func (s *search) literalOwner(stack []ast.Node, at Point) *types.Var {
	k := len(stack) - 1
	child := stack[k]
	if u, ok := nth(stack, k-1).(*ast.UnaryExpr); ok && u.Op == token.AND {
		child = u
		k--
	}
	as, ok := nth(stack, k-1).(*ast.AssignStmt)
	if !ok || len(as.Lhs) != len(as.Rhs) {
		return nil
	}
	for i, rhs := range as.Rhs {
		if rhs == child {
			return s.ownStruct(as.Lhs[i], at)
		}
	}
	return nil
}

func nth(stack []ast.Node, i int) ast.Node {
	if i < 0 {
		return nil
	}
	return stack[i]
}

// ownStruct returns the variable that e names if it holds a struct that this
// function made itself and, at a point, has shown to nobody.
func (s *search) ownStruct(e ast.Expr, at Point) *types.Var {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := s.f.info().ObjectOf(id).(*types.Var)
	if !ok || !s.f.declares(v) || s.f.IsResult(v) || s.f.takesAddress(v) || s.f.reassigned(v) || !s.madeHere(v) {
		return nil
	}
	for _, b := range s.f.CFG.Blocks {
		if !b.Live {
			continue
		}
		for i, n := range b.Nodes {
			if p := (Point{int(b.Index), i}); p != at && s.f.Reaches(p, at) && s.escapes(n, v) {
				return nil
			}
		}
	}
	return v
}

// madeHere reports whether v's declaration makes a new struct.
func (s *search) madeHere(v *types.Var) bool {
	made := false
	ast.Inspect(s.f.Body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || as.Tok != token.DEFINE || len(as.Lhs) != len(as.Rhs) {
			return !made
		}
		for i, lhs := range as.Lhs {
			if id, ok := lhs.(*ast.Ident); ok && s.f.info().Defs[id] == v {
				made = isNewStruct(s.f.info(), as.Rhs[i])
			}
		}
		return !made
	})
	return made
}

func isNewStruct(info *types.Info, e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		_, ok := underStruct(info.TypeOf(e))
		return ok
	case *ast.UnaryExpr:
		return e.Op == token.AND && isNewStruct(info, e.X)
	case *ast.CallExpr:
		id, ok := ast.Unparen(e.Fun).(*ast.Ident)
		return ok && info.Types[e.Fun].IsBuiltin() && id.Name == "new"
	}
	return false
}

// usesOwner reports whether a node does anything with the struct that holds
// the cancel function, other than to read or set its other fields.
func (s *search) usesOwner(n ast.Node, owner *types.Var) bool {
	return s.mentions(n) || s.escapes(n, owner)
}

// escapes reports whether a node may show a struct to other code: it does
// more than to read or set the struct's fields, or calls a function in one.
func (s *search) escapes(n ast.Node, owner *types.Var) bool {
	escapes := false
	var stack []ast.Node
	ast.Inspect(n, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		stack = append(stack, n)
		if id, ok := n.(*ast.Ident); ok && s.f.info().Uses[id] == owner && !s.isFieldAccess(stack) {
			escapes = true
		}
		return !escapes
	})
	return escapes
}

// isFieldAccess reports whether the last node of a stack is the x of a plain
// access to a field x.f.
func (s *search) isFieldAccess(stack []ast.Node) bool {
	sel, ok := nth(stack, len(stack)-2).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	for _, n := range stack {
		if _, ok := n.(*ast.FuncLit); ok {
			return false // when it runs, anything may have happened
		}
	}
	field, ok := s.f.info().ObjectOf(sel.Sel).(*types.Var)
	if !ok || !field.IsField() {
		return false
	}
	if u, ok := nth(stack, len(stack)-3).(*ast.UnaryExpr); ok && u.Op == token.AND {
		return false
	}
	if _, isFunc := field.Type().Underlying().(*types.Signature); !isFunc {
		return true
	}
	as, ok := nth(stack, len(stack)-3).(*ast.AssignStmt)
	if !ok {
		return false
	}
	for _, lhs := range as.Lhs {
		if lhs == ast.Expr(sel) {
			return true
		}
	}
	return false
}
