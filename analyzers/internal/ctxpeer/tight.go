package ctxpeer

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Tight reports whether a channel is seen to lack room for what one operation
// sends: it has no buffer, or one of constant size that a run of the operation's
// own function outruns. What a channel that outlives its function holds already
// is not known, and a capacity that is computed may be as large as it takes.
func (m *Model) Tight(ch *ctxchan.Chan, send ast.Node) bool {
	switch {
	case ch.Make == nil:
		return false
	case ch.Cap == 0:
		return true
	case ch.In != nil:
		return m.Room(ch) == Short && !m.fits(ch)
	case ch.Cap < 0:
		return false
	}
	for _, op := range ch.Of(ctxchan.Send) {
		if op.Node == send {
			n, key, ok := m.trips(ch, op, true)
			return !ok || key != "" || n > ch.Cap
		}
	}
	return false
}

// fits reports whether a constant capacity has room for all that is sent, if what is
// given literals runs each once.
func (m *Model) fits(ch *ctxchan.Chan) bool {
	sent, ok := m.sends(ch, true)
	one, plain := sent[""]
	return ok && plain && len(sent) == 1 && one <= ch.Cap
}

// flagged reports whether a variable lets a node of a loop run in one turn only: a
// condition around it asks that a local variable be false, the same branch
// sets it, and nothing resets it.
func (m *Model) flagged(n ast.Node, loop ast.Stmt) bool {
	cur, ok := m.x.Cursor(n)
	if !ok {
		return false
	}
	for up := cur.Parent(); up.Node() != loop; up = up.Parent() {
		cond, ok := up.Node().(*ast.IfStmt)
		if !ok {
			if _, lit := up.Node().(*ast.FuncLit); lit {
				return false
			}
			continue
		}
		for _, v := range unset(m.x.Info, cond.Cond) {
			if ctxindex.Contains(cond.Body, n) && (v.Pos() < loop.Pos() || loop.End() <= v.Pos()) && m.latch(v, cond.Body, n) {
				return true
			}
		}
	}
	return false
}

// unset returns the variables that a condition asks to be false.
func unset(info *types.Info, cond ast.Expr) []*types.Var {
	switch e := ast.Unparen(cond).(type) {
	case *ast.BinaryExpr:
		if e.Op == token.LAND {
			return append(unset(info, e.X), unset(info, e.Y)...)
		}
	case *ast.UnaryExpr:
		if id, ok := ast.Unparen(e.X).(*ast.Ident); ok && e.Op == token.NOT {
			if v, ok := info.Uses[id].(*types.Var); ok && v.Kind() == types.LocalVar {
				return []*types.Var{v}
			}
		}
	}
	return nil
}

// latch reports whether a variable is only ever set to true, and is so by a statement of
// the branch itself beside which a node stands or stands deeper.
func (m *Model) latch(v *types.Var, branch *ast.BlockStmt, n ast.Node) bool {
	set := false
	at := m.x.Enclosing(n)
	if at == nil {
		return false
	}
	other := ctxindex.Some(at.Outermost().Node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.UnaryExpr:
			return n.Op == token.AND && m.names(n.X, v)
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if !m.names(lhs, v) || n.Tok == token.DEFINE {
					continue
				}
				if value := m.value(n, i); value == nil || value.Value == nil || value.Value.String() != "true" {
					return true
				}
				for _, s := range branch.List {
					set = set || s == n
				}
			}
		}
		return false
	})
	return set && !other
}

func (m *Model) value(n *ast.AssignStmt, i int) *types.TypeAndValue {
	if len(n.Lhs) != len(n.Rhs) {
		return nil
	}
	tv := m.x.Info.Types[n.Rhs[i]]
	return &tv
}

func (m *Model) names(e ast.Expr, v *types.Var) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	return ok && m.x.Info.ObjectOf(id) == v
}
