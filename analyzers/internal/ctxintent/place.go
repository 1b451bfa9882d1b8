package ctxintent

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// Place reports whether the place of a use, or what it is, says that detaching
// is meant: [Model.Apart], [Model.Ends] and [Model.Outlives].
func (m *Model) Place(u Use) bool { return m.Apart(u) || m.Ends(u) || m.Outlives(u) }

// Apart reports whether the syntax around a use says so: [Model.Spawned] and
// [Model.CleansUp].
func (m *Model) Apart(u Use) bool { return m.Spawned(u) || m.CleansUp(u) }

// Spawned reports whether a use stands in a go statement.
func (m *Model) Spawned(u Use) bool {
	cur, ok := m.x.Cursor(u.Call)
	if !ok {
		return true
	}
	for up := range cur.Enclosing((*ast.GoStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		_, spawned := up.Node().(*ast.GoStmt)
		return spawned
	}
	return false
}

// CleansUp reports whether a use stands in a defer statement, in the branch of
// an error that has to be cleaned up after, or behind a signal to stop.
func (m *Model) CleansUp(u Use) bool { return m.place(u, true) }

// place is CleansUp; undoing says whether defer statements and the branches of
// errors count.
func (m *Model) place(u Use, undoing bool) bool {
	cur, ok := m.x.Cursor(u.Call)
	if !ok {
		return true
	}
	for up := range cur.Enclosing((*ast.DeferStmt)(nil), (*ast.IfStmt)(nil), (*ast.CommClause)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		switch n := up.Node().(type) {
		case *ast.DeferStmt:
			if undoing {
				return true
			}
		case *ast.IfStmt:
			if undoing && m.afterError(n, u) {
				return true
			}
		case *ast.CommClause:
			if n.Comm != nil && m.isStop(n.Comm) && u.Call.Pos() > n.Colon {
				return true
			}
		case *ast.FuncLit, *ast.FuncDecl:
			return m.afterStop(u)
		}
	}
	return false
}

// Ends reports whether a use is meant to be, or to serve, an end: the context
// given is dead already, or the callee is what one calls when something is over,
// and must run to its end whatever became of the caller.
func (m *Model) Ends(u Use) bool {
	if fn := m.x.Callee(u.Call); fn != nil && m.x.API.Ends(fn) {
		return true
	}
	at, ok := u.In.Locate(u.Call)
	return !ok || u.In.DeadAt(u.In.Eval(u.Call.Args[u.Arg]), at) != nil
}

// afterError: if err := work(ctx); err != nil { report(context.Background()) }.
// The end of ctx may be what failed, so what follows needs another; and
// whatever failed, undoing it does.
func (m *Model) afterError(branch *ast.IfStmt, u Use) bool {
	if u.Call.Pos() < branch.Body.Pos() || branch.Body.End() <= u.Call.Pos() {
		return false
	}
	b, ok := ast.Unparen(branch.Cond).(*ast.BinaryExpr)
	if !ok || b.Op != token.NEQ || !m.x.Info.Types[b.Y].IsNil() || !ctxapi.IsError(m.x.Info.TypeOf(b.X)) {
		return false
	}
	if fn := m.x.Callee(u.Call); fn != nil && m.x.API.CleansUp(fn) {
		return true
	}
	failed := m.x.FailedCall(u.Call, u.In.Body)
	return failed != nil && m.serves(failed, u.In, func(v *ctxflow.Value) bool { return !v.IsRoot() })
}

// serves reports whether a call works under one of some contexts, and so fails when
// that ends.
func (m *Model) serves(call *ast.CallExpr, f *ctxflow.Func, under func(*ctxflow.Value) bool) bool {
	for i, arg := range call.Args {
		if m.x.API.IsContext(m.x.Info.TypeOf(arg)) && under(f.Eval(arg)) && m.sums.Waits(call, i) == ctxsummary.Yes {
			return true
		}
	}
	return false
}

// afterStop reports whether every way to the use passes a receive from a stop
// channel or a channel of signals.
func (m *Model) afterStop(u Use) bool {
	here, ok := u.In.Locate(u.Call)
	if !ok {
		return true
	}
	found := false
	ast.Inspect(u.In.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.SelectStmt:
			found = found || m.onlyStops(n, u, here)
			return false
		case *ast.ExprStmt:
			if p, ok := u.In.Locate(n); ok && m.isStop(n) && u.In.Dominates(p, here) {
				found = true
			}
		}
		return !found
	})
	return found
}

// onlyStops reports whether a select that every way to the use passes is left
// towards it by arms alone that receive from a stop channel.
func (m *Model) onlyStops(s *ast.SelectStmt, u Use, here ctxflow.Point) bool {
	for _, clause := range s.Body.List {
		clause := clause.(*ast.CommClause)
		if clause.Comm != nil && m.isStop(clause.Comm) {
			continue
		}
		if len(clause.Body) == 0 {
			return false
		}
		if p, ok := u.In.Locate(clause.Body[0]); !ok || u.In.Reaches(p, here) {
			return false
		}
	}
	if len(s.Body.List) == 0 || u.Call.Pos() < s.End() {
		return false
	}
	comm := s.Body.List[0].(*ast.CommClause).Comm
	if comm == nil {
		return false // a default clause first: nothing waits
	}
	p, ok := u.In.Locate(comm)
	return ok && u.In.Dominates(p, here)
}

// isStop reports whether a statement receives from a channel that says to
// stop: of signals, or of empty structs.
func (m *Model) isStop(s ast.Stmt) bool {
	var e ast.Expr
	switch s := s.(type) {
	case *ast.ExprStmt:
		e = s.X
	case *ast.AssignStmt:
		e = s.Rhs[0]
	default:
		return false
	}
	u, ok := ast.Unparen(e).(*ast.UnaryExpr)
	if !ok || u.Op != token.ARROW {
		return false
	}
	t := m.x.Info.TypeOf(u.X)
	if ctxapi.IsDoneChan(t) {
		return true
	}
	ch, ok := t.Underlying().(*types.Chan)
	return ok && ctxapi.IsSignal(ch.Elem())
}

// Outlives reports whether what the call makes, a stream or connection, goes on
// living in a goroutine. One that the function closes before it returns does
// not.
func (m *Model) Outlives(u Use) bool {
	cur, ok := m.x.Cursor(u.Call)
	if !ok {
		return false
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok || len(as.Rhs) != 1 {
		return false
	}
	for _, lhs := range as.Lhs {
		id, ok := lhs.(*ast.Ident)
		if !ok {
			continue
		}
		v, ok := m.x.Info.ObjectOf(id).(*types.Var)
		if !ok || ctxapi.IsError(v.Type()) || types.NewMethodSet(v.Type()).Len() == 0 {
			continue
		}
		spawned, closed := false, false
		ast.Inspect(u.In.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				spawned = spawned || m.x.Mentions(n, v)
			case *ast.DeferStmt:
				fn := m.x.Callee(n.Call)
				closed = closed || fn != nil && m.x.API.Ends(fn) && m.x.Mentions(n.Call, v)
			}
			return true
		})
		if spawned && !closed {
			return true
		}
	}
	return false
}
