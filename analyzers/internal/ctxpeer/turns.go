package ctxpeer

import (
	"go/ast"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// takesTurns reports whether one value at a time is on its way in a channel: its one
// sender waits for an answer after each, which its one receiver gives once for each,
// or it answers itself. No send waits then, if there is room for one: when the receiver
// has left, that is the last.
func (m *Model) takesTurns(ch *ctxchan.Chan) bool {
	near, far := m.end(ch, ctxchan.Send), m.end(ch, ctxchan.Receive)
	if ch.Many || ch.Escapes || near == nil || far == nil || near == far {
		return false
	}
	for _, back := range m.chans.Local {
		if back == ch || back.In != ch.In || back.Escapes || m.end(back, ctxchan.Send) != far || m.end(back, ctxchan.Receive) != near {
			continue
		}
		asks, answers := ch.Of(ctxchan.Send), back.Of(ctxchan.Send)
		taken, got := ch.Of(ctxchan.Receive, ctxchan.Range), back.Of(ctxchan.Receive, ctxchan.Range)
		if m.apartBy(near, asks, got, false) && m.apartBy(far, answers, taken, false) &&
			(m.apartBy(near, asks, got, true) || m.apartBy(far, answers, taken, true)) {
			return true
		}
	}
	return false
}

// end returns the function that does all operations of a kind on a local channel: the
// one that makes it, or a goroutine that this starts once; nil if there are others.
func (m *Model) end(ch *ctxchan.Chan, kind ctxchan.Kind) *ctxflow.Func {
	ops := ch.Of(kind)
	if kind == ctxchan.Receive {
		ops = ch.Of(kind, ctxchan.Range)
	}
	if ch.In == nil || len(ops) == 0 {
		return nil
	}
	for _, op := range ops {
		if op.In != ops[0].In || op.Call != ops[0].Call || !m.startedOnce(ch, op) {
			return nil
		}
	}
	return m.flows.Of(ops[0].In)
}

// startedOnce reports whether the code of an operation runs once for a channel.
func (m *Model) startedOnce(ch *ctxchan.Chan, op ctxchan.Op) bool {
	if op.In == ch.In {
		return true
	}
	start := m.Start(ch, op)
	if start == nil {
		return false
	}
	f := m.flows.Of(ch.In)
	at, ok := f.Locate(start)
	return ok && (!f.InLoop(at) || m.x.Loop(start) == m.x.Loop(ch.Make))
}

// Start returns the go statement that starts the goroutine of an operation.
func (m *Model) Start(ch *ctxchan.Chan, op ctxchan.Op) *ast.GoStmt {
	call := op.Call
	if call == nil {
		if op.In.Run != ctxindex.Spawned || op.In.Parent != ch.In {
			return nil
		}
		call = op.In.Call
	} else if m.x.Enclosing(call) != ch.In || !m.Runs(call, op.In) {
		return nil
	}
	if cur, ok := m.x.Cursor(call); ok {
		if k, _ := cur.ParentEdge(); k == edge.GoStmt_Call {
			return cur.Parent().Node().(*ast.GoStmt)
		}
	}
	return nil
}

// Runs reports whether a call runs f itself, not something that gets the
// channel from it.
func (m *Model) Runs(call *ast.CallExpr, f *ctxindex.Func) bool {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.FuncLit:
		return m.x.FuncOf(fun) == f
	case *ast.Ident:
		if v := ctxchan.Variable(m.x.Info, fun); v != nil && f.Obj == nil {
			return true // the literal that it holds
		}
	}
	return m.x.Declaration(m.x.Callee(call)) == f
}

// apartBy reports whether other operations come between any two of some in a function,
// and, if first is set, before the first of them.
func (m *Model) apartBy(f *ctxflow.Func, ops, by []ctxchan.Op, first bool) bool {
	again := false
	here, between := Meets(f, ops), Meets(f, by)
	stop := func(at ctxflow.Point) bool {
		again = again || here(at)
		return again || between(at)
	}
	if first {
		Ways(f, ctxflow.Point{Block: 0, Node: -1}, stop)
	}
	for _, op := range ops {
		at, ok := f.Locate(Place(op))
		if !ok {
			return false
		}
		if op.Clause != nil {
			return false // whether it was sent is not known here
		}
		Ways(f, at, stop)
	}
	return !again
}

// Matched reports whether there is a receiver for each value that is sent on a channel:
// none of them leaves without having received one.
func (m *Model) Matched(ch *ctxchan.Chan) bool {
	sent, ok := m.Sent(ch)
	receives := ch.Of(ctxchan.Receive)
	if !ok || sent > int64(len(receives)) || len(ch.Of(ctxchan.Range)) > 0 {
		return false
	}
	for i, op := range receives {
		for _, other := range receives[:i] {
			if other.In == op.In && other.Call == op.Call {
				return false
			}
		}
		f := m.flows.Of(op.In)
		if op.In == ch.In || !m.startedOnce(ch, op) || len(Ways(f, ctxflow.Point{Block: 0, Node: -1}, Meets(f, []ctxchan.Op{op}))) > 0 {
			return false
		}
	}
	return true
}
