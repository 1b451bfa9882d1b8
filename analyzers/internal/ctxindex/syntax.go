package ctxindex

import (
	"go/ast"
	"go/token"
	"go/types"
)

// IsBlank reports whether e is the blank identifier.
func IsBlank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}

// Spreads reports whether a call is given all results of another one, f(g()):
// none of its arguments stands by itself.
func Spreads(info *types.Info, call *ast.CallExpr) bool {
	if len(call.Args) != 1 {
		return false
	}
	tuple, ok := info.TypeOf(call.Args[0]).(*types.Tuple)
	return ok && tuple.Len() > 0
}

// Variable returns the variable that an expression, or what it takes the address
// of, names.
func (x *Index) Variable(e ast.Expr) *types.Var {
	if u, ok := ast.Unparen(e).(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = u.X
	}
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := x.Info.ObjectOf(id).(*types.Var)
	return v
}

// Param returns the place of a variable among a function's parameters, or -1.
func Param(sig *types.Signature, v types.Object) int {
	for i := range sig.Params().Len() {
		if sig.Params().At(i) == v {
			return i
		}
	}
	return -1
}

// Contains reports whether a node is within another.
func Contains(outer, inner ast.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}

// Received returns the receive that a communication is, or nil.
func Received(comm ast.Stmt) *ast.UnaryExpr {
	var e ast.Expr
	switch s := comm.(type) {
	case *ast.ExprStmt:
		e = s.X
	case *ast.AssignStmt:
		if len(s.Rhs) == 1 {
			e = s.Rhs[0]
		}
	}
	if u, ok := ast.Unparen(e).(*ast.UnaryExpr); ok && u.Op == token.ARROW {
		return u
	}
	return nil
}

// Loop returns the innermost loop of its function around a node, or nil.
func (x *Index) Loop(n ast.Node) ast.Stmt {
	cur, ok := x.Cursor(n)
	if !ok {
		return nil
	}
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		s, _ := up.Node().(ast.Stmt)
		return s
	}
	return nil
}

// LoopBody returns the body of a loop.
func LoopBody(loop ast.Stmt) *ast.BlockStmt {
	switch s := loop.(type) {
	case *ast.ForStmt:
		return s.Body
	case *ast.RangeStmt:
		return s.Body
	}
	return nil
}

// LoopExits returns the statements by which a loop is left from its body: returns,
// and branches out of it.
func LoopExits(loop ast.Stmt) []ast.Stmt {
	var found []ast.Stmt
	var walk func(n ast.Node, depth int)
	walk = func(n ast.Node, depth int) {
		ast.Inspect(n, func(inner ast.Node) bool {
			switch s := inner.(type) {
			case *ast.FuncLit:
				return false
			case *ast.ReturnStmt:
				found = append(found, s)
			case *ast.BranchStmt:
				if s.Tok == token.GOTO || s.Tok == token.BREAK && (s.Label != nil || depth == 0) || s.Tok == token.CONTINUE && s.Label != nil {
					found = append(found, s)
				}
			case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
				if inner != n {
					walk(inner, depth+1)
					return false
				}
			}
			return true
		})
	}
	walk(LoopBody(loop), 0)
	return found
}

// Some reports whether a test holds for a node or one within it, literals included.
func Some(n ast.Node, test func(ast.Node) bool) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		found = found || n != nil && test(n)
		return !found
	})
	return found
}

// Mentions reports whether a variable, function or the like is named in a node.
func (x *Index) Mentions(n ast.Node, v types.Object) bool {
	return Some(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		return ok && x.Info.Uses[id] == v
	})
}

// IsRoot reports whether an expression calls Background or TODO.
func (x *Index) IsRoot(e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	return ok && x.API.IsRoot(x.Callee(call))
}

// longest is how long a callee may be spelled in a message.
const longest = 40

// CallName is how a message names what a call calls: "srv.Shutdown". Of a long
// chain of calls it is the last one.
func CallName(call *ast.CallExpr) string {
	fun := ast.Unparen(call.Fun)
	name := types.ExprString(fun)
	if len(name) <= longest {
		return name
	}
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		return sel.Sel.Name
	}
	return "the call"
}

// Recovers reports whether a function recovers from panics.
func (x *Index) Recovers(f *Func) bool {
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			id, _ := ast.Unparen(call.Fun).(*ast.Ident)
			b, ok := x.Info.Uses[id].(*types.Builtin)
			found = found || ok && b.Name() == "recover"
		}
		return !found
	})
	return found
}

// WantsPanic reports whether code of f runs to see it panic: a function around it
// recovers, or what runs it does, or asserts it.
func (x *Index) WantsPanic(f *Func) bool {
	for ; f != nil; f = f.Parent {
		if x.Recovers(f) {
			return true
		}
		if f.Run == Passed {
			fn := x.Callee(f.Call)
			if decl := x.Declaration(fn); x.API.WantsPanic(fn) || decl != nil && x.Recovers(decl) {
				return true
			}
		}
	}
	return false
}

// Receiver returns the variable that a method is called on, or nil.
func (x *Index) Receiver(call *ast.CallExpr) types.Object {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	if id, ok := ast.Unparen(sel.X).(*ast.Ident); ok {
		return x.Info.ObjectOf(id)
	}
	return nil
}
