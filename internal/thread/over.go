package thread

import (
	"go/ast"
	"go/token"
	"go/types"
)

// over reports whether a context has certainly ended at a site: what comes
// before it on every way there canceled it, or waited for its end.
func over(f *file, body *ast.BlockStmt, v *types.Var, path []ast.Node, fun ast.Node) bool {
	with := companions(f, body, v)
	info := f.pkg.TypesInfo
	isV := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		return ok && info.Uses[id] == v
	}
	isDone := func(s ast.Stmt) bool {
		es, ok := s.(*ast.ExprStmt)
		if !ok {
			return false
		}
		recv, ok := ast.Unparen(es.X).(*ast.UnaryExpr)
		return ok && recv.Op == token.ARROW && methodOn(recv.X, "Done", isV)
	}
	ends := func(s ast.Stmt) bool {
		if isDone(s) {
			return true
		}
		switch s.(type) {
		case *ast.DeferStmt, *ast.GoStmt:
			return false
		}
		found := false
		ast.Inspect(header(s), func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit, *ast.BlockStmt:
				return false
			case *ast.CallExpr:
				switch fun := n.Fun.(type) {
				case *ast.Ident:
					found = found || with[info.Uses[fun]]
				case *ast.SelectorExpr:
					id, ok := fun.X.(*ast.Ident)
					found = found || ok && fun.Sel.Name == "Wait" && with[info.Uses[id]]
				}
			}
			return true
		})
		return found
	}
	for i, n := range path {
		if n == fun {
			break
		}
		if i == 0 {
			continue
		}
		var list []ast.Stmt
		switch n := n.(type) {
		case *ast.BlockStmt:
			list = n.List
		case *ast.CaseClause:
			list = n.Body
		case *ast.CommClause:
			if path[i-1] != n.Comm && n.Comm != nil && isDone(n.Comm) {
				return true
			}
			list = n.Body
		case *ast.IfStmt:
			if path[i-1] == n.Body && asksEnd(n.Cond, isV) {
				return true
			}
		}
		for _, s := range list {
			if s == path[i-1] {
				break
			}
			if ends(s) {
				return true
			}
		}
	}
	return false
}

// header is what of a statement runs whenever it is reached.
func header(s ast.Stmt) ast.Node {
	if i, ok := s.(*ast.IfStmt); ok {
		if i.Init != nil {
			return i.Init
		}
		return i.Cond
	}
	return s
}

// asksEnd recognises ctx.Err() != nil.
func asksEnd(cond ast.Expr, isV func(ast.Expr) bool) bool {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	return ok && b.Op == token.NEQ && methodOn(b.X, "Err", isV)
}

func methodOn(e ast.Expr, name string, on func(ast.Expr) bool) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == name && on(sel.X)
}

// companions are the variables that got their value together with a context:
// its cancel function, its group.
func companions(f *file, body *ast.BlockStmt, v *types.Var) map[types.Object]bool {
	info := f.pkg.TypesInfo
	object := func(e ast.Expr) types.Object {
		id, ok := e.(*ast.Ident)
		if !ok {
			return nil
		}
		if d := info.Defs[id]; d != nil {
			return d
		}
		return info.Uses[id]
	}
	with := map[types.Object]bool{}
	ast.Inspect(body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Lhs) != 2 || len(as.Rhs) != 1 {
			return true
		}
		a, b := object(as.Lhs[0]), object(as.Lhs[1])
		switch {
		case a == v && b != nil:
			with[b] = true
		case b == v && a != nil:
			with[a] = true
		}
		return true
	})
	return with
}
