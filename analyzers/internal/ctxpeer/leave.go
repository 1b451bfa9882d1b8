package ctxpeer

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Leaving is a way by which one end of a channel goes away for good.
type Leaving struct {
	At   ast.Node       // the receive that opens the way, or the statement that leaves
	Ctx  *ctxflow.Value // the context whose end opens it, if one does
	Name string         // of the context, or of the channel that is a signal; "" for a plain way out
}

// Leaves returns how an operation in a loop, or one on a goroutine, is given up
// for good: by an arm of its select from which no way leads back to it, by a
// question to a context, or by a plain way out of the loop. It is nil if none
// is seen: whoever calls the function next may be the other end.
func (m *Model) Leaves(op ctxchan.Op) *Leaving {
	f := m.flows.Of(op.In)
	at, ok := f.Locate(Place(op))
	if !ok {
		return nil
	}
	_, ranges := op.Node.(*ast.RangeStmt)
	loops := ranges || f.InLoop(at)
	if !loops && op.In.Run != ctxindex.Spawned && op.In.Run != ctxindex.Stored {
		return nil
	}
	for _, arm := range f.DoneArms() {
		inside := ranges && ctxindex.Contains(op.Node, arm.Select)
		if arm.Select != op.Select && !inside || f.Reaches(ctxflow.Point{Block: int(arm.Body.Index), Node: 0}, at) ||
			inside && f.Reaches(ctxflow.Point{Block: int(arm.Body.Index), Node: 0}, firstIn(f, op.Node.(*ast.RangeStmt))) {
			continue
		}
		return &Leaving{arm.Recv, arm.Ctx, ContextName(arm.Recv)}
	}
	if op.Select != nil {
		if l := m.signal(f, op, at); l != nil {
			return l
		}
	}
	if loops {
		if out := m.WayOut(op); out != nil {
			return &Leaving{At: out}
		}
	}
	return nil
}

// signal returns the arm of a select by which a stop channel ends the loop.
func (m *Model) signal(f *ctxflow.Func, op ctxchan.Op, at ctxflow.Point) *Leaving {
	for _, b := range f.CFG.Blocks {
		clause, ok := b.Stmt.(*ast.CommClause)
		if !ok || !b.Live || b.Kind != cfg.KindSelectCaseBody || clause == op.Clause || !ctxindex.Contains(op.Select, clause) {
			continue
		}
		recv := ctxindex.Received(clause.Comm)
		if recv == nil || !ctxapi.IsDoneChan(m.x.Info.TypeOf(recv.X)) || f.Reaches(ctxflow.Point{Block: int(b.Index), Node: 0}, at) {
			continue
		}
		return &Leaving{recv, nil, types.ExprString(recv.X)}
	}
	return nil
}

// firstIn returns the point at which the turns of a range begin.
func firstIn(f *ctxflow.Func, loop *ast.RangeStmt) ctxflow.Point {
	for _, b := range f.CFG.Blocks {
		if b.Stmt == loop && b.Kind == cfg.KindRangeLoop {
			return ctxflow.Point{Block: int(b.Index), Node: 0}
		}
	}
	return ctxflow.Point{}
}

// WayOut returns the statement by which the innermost loop around an operation,
// or its own range, is left although more may come: a return or a branch that
// no number decides, and what was received neither.
func (m *Model) WayOut(op ctxchan.Op) ast.Stmt {
	loop := m.Loop(op)
	if loop == nil || m.started(op, loop) {
		return nil
	}
	var out ast.Stmt
	for _, exit := range ctxindex.LoopExits(loop) {
		if out == nil && !m.lastKnown(op, loop, exit) {
			out = exit
		}
	}
	return out
}

// started reports whether a loop that receives also starts who sends: it takes
// in each turn what the turn has asked for.
func (m *Model) started(op ctxchan.Op, loop ast.Stmt) bool {
	for _, ch := range m.chans.Named(ctxchan.Variable(m.x.Info, Channel(op.Node))) {
		for _, s := range ch.Of(ctxchan.Send) {
			if ctxindex.Contains(loop, s.Node) || s.Call != nil && ctxindex.Contains(loop, s.Call) {
				return true
			}
		}
	}
	return false
}

// Loop returns the loop that an operation is, or the innermost one around it.
func (m *Model) Loop(op ctxchan.Op) ast.Stmt {
	if rng, ok := op.Node.(*ast.RangeStmt); ok {
		return rng
	}
	return m.x.Loop(op.Node)
}

// lastKnown reports whether a way out of a loop is one where nothing more
// comes, for all that is known: part of the receive's own statement, the arm of
// another channel, or behind a condition on a number or on what was received.
func (m *Model) lastKnown(op ctxchan.Op, loop, exit ast.Stmt) bool {
	if ctxindex.Contains(exit, op.Node) {
		return true
	}
	cur, ok := m.x.Cursor(exit)
	if !ok {
		return true
	}
	for up := cur.Parent(); up.Node() != loop; up = up.Parent() {
		switch n := up.Node().(type) {
		case *ast.IfStmt:
			if about, closed := m.aboutValue(op, n); about {
				return closed || !m.goOn(op)
			}
			return m.counts(n.Cond) || flags(n.Cond)
		case *ast.CommClause:
			return n != op.Clause
		case *ast.FuncLit, *ast.FuncDecl:
			return true
		}
	}
	return true
}

// counts reports whether a condition is about a number: how many have come, for
// all that is known.
func (m *Model) counts(cond ast.Expr) bool {
	found := false
	ast.Inspect(cond, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok {
			if t := m.x.Info.TypeOf(e); t != nil {
				b, ok := t.Underlying().(*types.Basic)
				found = found || ok && b.Info()&types.IsNumeric != 0
			}
		}
		return !found
	})
	return found
}

// flags reports whether a condition is made of variables alone: one may have been
// set when the channel was closed.
func flags(cond ast.Expr) bool {
	switch e := ast.Unparen(cond).(type) {
	case *ast.Ident:
		return true
	case *ast.UnaryExpr:
		return flags(e.X)
	case *ast.BinaryExpr:
		return (e.Op == token.LAND || e.Op == token.LOR) && flags(e.X) && flags(e.Y)
	}
	return false
}

// aboutValue reports whether a condition looks at what was received, and not at
// what came of it; and whether it asks if the channel is closed.
func (m *Model) aboutValue(op ctxchan.Op, cond *ast.IfStmt) (about, closed bool) {
	values := make(map[types.Object]int)
	note := func(i int, e ast.Expr) {
		if id, ok := e.(*ast.Ident); ok && id.Name != "_" {
			values[m.x.Info.ObjectOf(id)] = i + 1
		}
	}
	switch n := op.Node.(type) {
	case *ast.RangeStmt:
		if n.Key != nil {
			note(0, n.Key)
		}
	case *ast.UnaryExpr:
		if ctxindex.Contains(cond, n) {
			about = true
		}
		if cur, ok := m.x.Cursor(n); ok {
			if as, ok := cur.Parent().Node().(*ast.AssignStmt); ok {
				for i, lhs := range as.Lhs {
					note(i, lhs)
				}
			}
		}
	}
	ast.Inspect(cond.Cond, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			i := values[m.x.Info.Uses[id]]
			about, closed = about || i > 0, closed || i == 2
		}
		return true
	})
	return about, closed
}

// goOn reports whether each send on the channel may be followed by another: the
// value that makes the receiver leave is not the last, or other goroutines send
// theirs.
func (m *Model) goOn(op ctxchan.Op) bool {
	for _, ch := range m.chans.Named(ctxchan.Variable(m.x.Info, Channel(op.Node))) {
		sends := ch.Of(ctxchan.Send)
		if ch.In == nil {
			return false // others may say by a value that they are through
		}
		for _, s := range sends {
			if !m.Followed(s, sends) && (!m.More(ch) || slices.ContainsFunc(sends, func(o ctxchan.Op) bool { return o.In == s.In && m.Followed(o, sends) })) {
				return false
			}
		}
	}
	return true
}

// Followed reports whether another send may come behind one, in the same
// function.
func (m *Model) Followed(s ctxchan.Op, sends []ctxchan.Op) bool {
	f := m.flows.Of(s.In)
	at, ok := f.Locate(s.Node)
	for _, next := range sends {
		if next.In != s.In {
			continue
		}
		to, ok2 := f.Locate(next.Node)
		if ok && ok2 && (next.Node != s.Node && f.Reaches(at, to) || next.Node == s.Node && f.InLoop(at)) {
			return true
		}
	}
	return false
}

// Place returns a node of the graph that stands for an operation.
func Place(op ctxchan.Op) ast.Node {
	if rng, ok := op.Node.(*ast.RangeStmt); ok {
		return rng.X
	}
	return op.Node
}

// ContextName names the context whose Done a receive waits for.
func ContextName(recv *ast.UnaryExpr) string {
	if call, ok := ast.Unparen(recv.X).(*ast.CallExpr); ok {
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
			return types.ExprString(sel.X)
		}
	}
	return types.ExprString(recv.X)
}
