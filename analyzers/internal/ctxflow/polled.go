package ctxflow

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// Polled returns where a block asks a context, or one derived from it, without
// waiting for it: by a select with a default clause, or by Err, in a statement
// of its own. A nil context stands for any. The result is nil if it never does.
func (f *Func) Polled(block *ast.BlockStmt, ctx *Value) analysis.Range {
	for _, s := range block.List {
		switch s := s.(type) {
		case *ast.SelectStmt:
			if len(s.Body.List) != 2 {
				continue
			}
			var done, def bool
			for _, clause := range s.Body.List {
				comm := clause.(*ast.CommClause).Comm
				def = def || comm == nil
				e, ok := comm.(*ast.ExprStmt)
				done = done || ok && f.receivesDone(e.X, ctx)
			}
			if done && def {
				return span{s.Pos(), s.Body.Lbrace}
			}
		case *ast.IfStmt:
			if call := f.errIn(s, ctx); call != nil {
				return call
			}
		}
	}
	return nil
}

// Asks reports whether a node asks any context for its end, in whatever way.
func (f *Func) Asks(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			found = found || f.Queries(n)
		}
		return !found
	})
	return found
}

// receivesDone: <-ctx.Done().
func (f *Func) receivesDone(e ast.Expr, ctx *Value) bool {
	u, ok := ast.Unparen(e).(*ast.UnaryExpr)
	return ok && u.Op == token.ARROW && f.asks(Done, u.X, ctx)
}

// errIn: if ctx.Err() != nil, if err := ctx.Err(); err != nil.
func (f *Func) errIn(s *ast.IfStmt, ctx *Value) ast.Node {
	var found ast.Node
	look := func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && f.Queries(call) && f.asks(Err, call, ctx) {
			found = call
		}
		return found == nil
	}
	if s.Init != nil {
		ast.Inspect(s.Init, look)
	}
	ast.Inspect(s.Cond, look)
	return found
}

// asks reports whether an expression is what a context answers to a question.
func (f *Func) asks(op Op, e ast.Expr, ctx *Value) bool {
	v := f.Eval(e)
	return v.Op == op && v.Parent() != nil && (ctx == nil || v.Parent().MayDeriveFrom(ctx))
}

// Queries reports whether a call asks a context for its end.
func (f *Func) Queries(call *ast.CallExpr) bool {
	fn := f.pkg.Index.Callee(call)
	if fn == nil {
		return false
	}
	if ctxapi.IsFunc(fn, "context", "Cause") {
		return true
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	return ok && (fn.Name() == "Err" || fn.Name() == "Done") && ctxapi.IsContext(f.info().TypeOf(sel.X))
}

type span struct{ pos, end token.Pos }

func (s span) Pos() token.Pos { return s.pos }
func (s span) End() token.Pos { return s.end }
