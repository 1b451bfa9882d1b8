package ctxdefer

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// outlasts reports whether what was made with the context of a turn is needed when the
// turn is over: a stream is stored in a list from outside of the loop, a callee keeps
// the context, or a goroutine works with it. To cancel at the end of the turn would be wrong.
func (c *checker) outlasts(ob ctxflow.Obligation) bool {
	ctx := ob.In.ContextOf(ob)
	cur, ok := c.Index.Cursor(ob.Stmt)
	if ctx == nil || !ok {
		return false
	}
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil)) {
		if _, lit := up.Node().(*ast.FuncLit); lit {
			return false
		}
		t := &turn{checker: c, loop: up.Node(), made: map[*types.Var]bool{ctx: true}}
		ast.Inspect(up.Node(), func(n ast.Node) bool {
			return !t.leaves && n != ob.Stmt && t.visit(n)
		})
		return t.leaves
	}
	return false
}

// A turn of a loop, and what is bound to its context.
type turn struct {
	*checker
	loop   ast.Node
	made   map[*types.Var]bool
	leaves bool // something of it is needed after the turn
}

func (t *turn) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncLit:
		return false
	case *ast.AssignStmt:
		for i, lhs := range n.Lhs {
			if !t.bound(n.Rhs[min(i, len(n.Rhs)-1)]) || !t.mayWork(t.TypesInfo.TypeOf(lhs)) {
				continue
			}
			if v := t.inside(lhs); v != nil {
				t.made[v] = true
			} else if id, ok := lhs.(*ast.Ident); !ok || id.Name != "_" {
				t.leaves = true
			}
		}
	case *ast.SendStmt:
		t.leaves = t.leaves || t.bound(n.Value) && t.mayWork(t.TypesInfo.TypeOf(n.Value))
	case *ast.CallExpr:
		if t.Index.Declaration(t.Index.Callee(n)) == nil || endless(t.TypesInfo, t.loop) {
			break // of an interface, only some keep it; and what is kept forever piles up
		}
		for i, arg := range n.Args {
			if id, ok := ast.Unparen(arg).(*ast.Ident); ok && t.isMade(id) && ctxapi.IsContext(t.TypesInfo.TypeOf(id)) {
				e, _ := t.Sums.Effect(n, i)
				t.leaves = t.leaves || e.Has(ctxsummary.Keeps)
			}
		}
	}
	return true
}

// endless reports whether a loop has no end of its own.
func endless(info *types.Info, loop ast.Node) bool {
	switch n := loop.(type) {
	case *ast.ForStmt:
		return n.Cond == nil
	case *ast.RangeStmt:
		_, ok := info.TypeOf(n.X).Underlying().(*types.Chan)
		return ok
	}
	return false
}

func (t *turn) isMade(id *ast.Ident) bool {
	v, ok := t.TypesInfo.Uses[id].(*types.Var)
	return ok && t.made[v]
}

// bound reports whether an expression mentions what is bound to the context.
func (t *turn) bound(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			found = found || t.isMade(id)
		}
		return !found
	})
	return found
}

// inside returns the variable that is assigned, if it is the turn's own.
func (t *turn) inside(lhs ast.Expr) *types.Var {
	id, ok := ast.Unparen(lhs).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := t.TypesInfo.ObjectOf(id).(*types.Var)
	if v == nil || v.Pos() < t.loop.Pos() || t.loop.End() <= v.Pos() {
		return nil
	}
	return v
}

// mayWork reports whether a value, or the elements of a list, may go on working
// under the context that it was made with: a channel, a function, a stream, what
// an interface hides.
func (t *turn) mayWork(of types.Type) bool {
	if of == nil || ctxapi.IsError(of) {
		return false
	}
	if api := t.Index.API; api.IsLazy(of) || api.IsCarrier(of) || api.IsContext(of) {
		return true
	}
	switch u := of.Underlying().(type) {
	case *types.Chan, *types.Signature:
		return true
	case *types.Interface:
		return u.NumMethods() > 0
	case *types.Slice:
		return t.mayWork(u.Elem())
	case *types.Map:
		return t.mayWork(u.Elem())
	case *types.Pointer:
		return ctxapi.HasEnd(u)
	}
	return false
}
