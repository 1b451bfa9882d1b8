package ctxflow

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Idle reports whether nothing can use the context of an obligation: it is
// given to the blank identifier, or to a variable of the function that nothing
// reads once control has passed the statement. Whether its cancel is called,
// or how, is then no question of its own.
func (f *Func) Idle(ob Obligation) bool {
	var target ast.Expr
	switch stmt := ob.Stmt.(type) {
	case *ast.AssignStmt:
		if ob.How.Ctx < len(stmt.Lhs) && len(stmt.Rhs) == 1 {
			target = ast.Unparen(stmt.Lhs[ob.How.Ctx])
		}
	case *ast.ValueSpec:
		if ob.How.Ctx < len(stmt.Names) && len(stmt.Values) == 1 {
			target = stmt.Names[ob.How.Ctx]
		}
	}
	id, ok := target.(*ast.Ident)
	if !ok {
		return false
	}
	if id.Name == "_" {
		return true
	}
	v, ok := f.info().ObjectOf(id).(*types.Var)
	return ok && f.Func.Node.Pos() <= v.Pos() && v.Pos() < f.Func.Node.End() && !f.IsResult(v) && !f.ReadAfter(ob.Stmt, v)
}

// ReadAfter reports whether anything may read a variable of the function once
// control has passed a statement. Literals may run at any time.
func (f *Func) ReadAfter(stmt ast.Node, v *types.Var) bool {
	at, ok := f.Locate(stmt)
	if !ok {
		return true
	}
	read := false
	var written map[*ast.Ident]bool
	write := func(e ast.Expr) {
		if id, ok := ast.Unparen(e).(*ast.Ident); ok {
			if written == nil {
				written = make(map[*ast.Ident]bool)
			}
			written[id] = true
		}
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				write(lhs)
			}
			for i, rhs := range n.Rhs {
				// _ = ctx keeps the compiler quiet, and reads nothing.
				if len(n.Lhs) == len(n.Rhs) && ctxindex.IsBlank(n.Lhs[i]) {
					write(rhs)
				}
			}
		case *ast.Ident:
			if f.info().Uses[n] != v || written[n] {
				return true
			}
			p, ok := f.Locate(n)
			read = read || !ok || f.Reaches(at, p) || f.inLiteral(n)
		}
		return !read
	})
	return read
}

// inLiteral reports whether a node lies in a literal within f.
func (f *Func) inLiteral(n ast.Node) bool {
	for _, lit := range f.Lits {
		if lit.Node.Pos() <= n.Pos() && n.End() <= lit.Node.End() {
			return true
		}
	}
	return false
}
