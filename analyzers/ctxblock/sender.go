package ctxblock

import (
	"fmt"
	"go/ast"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// sender reports a goroutine that is left behind in a send, because the only
// receiver may return without having received.
func (m *meeting) sender() bool {
	sends, receives := m.ch.Of(ctxchan.Send), m.ch.Of(ctxchan.Receive, ctxchan.Range)
	all, ok := m.goroutines(sends)
	helper := m.helper(receives)
	if !ok || helper == nil && !m.near(receives) {
		return false
	}
	for _, g := range all {
		// Have: a goroutine that sends come what may, or unless something fails, and
		// its starter that receives, or calls a function that does.
		always := m.always(g)
		op := m.free(g)
		if always {
			op = &ctxpeer.Bare(g.ops)[0]
		}
		if op == nil {
			continue
		}
		// Of several goroutines a loop may receive: a plain way past it means little.
		if out := m.wayOut(g, receives, helper); out != nil && (out.Clause != nil || len(all) == 1 && always) {
			m.alone(g, *out, *op)
			return true
		}
	}
	return false
}

// wayOut returns a way on which a starter leaves its goroutine alone.
func (m *meeting) wayOut(g goroutine, receives []ctxchan.Op, helper *ctxflow.Func) *ctxpeer.Exit {
	f, from := m.f, ctxflow.Point{Block: 0, Node: -1}
	if helper != nil {
		f = helper
	} else if at, ok := f.Locate(g.start); ok {
		from = at
	} else {
		return nil
	}
	for _, way := range ctxpeer.Ways(f, from, ctxpeer.Meets(f, receives)) {
		if m.certain(f, g, way, receives) {
			return &way
		}
	}
	return nil
}

// certain reports whether the way out is one that is open while the far end
// still has to send. It is if a timer, the end of a context or somebody else's
// signal opens it, in the very select that receives. A plain return is, if the starter always means to
// receive.
func (m *meeting) certain(f *ctxflow.Func, g goroutine, out ctxpeer.Exit, near []ctxchan.Op) bool {
	if out.Clause != nil {
		for _, op := range near {
			if op.Select != nil && ctxindex.Contains(op.Select, out.Clause) {
				return m.opens(f, out.Clause) || m.stops(g, out.Clause) || f == m.f && m.answers(g, out.Clause)
			}
		}
	}
	return f == m.f && m.means(g, near)
}

// means reports whether the starter of a goroutine comes to the operations only
// when it has started the goroutine: no condition decides both.
func (m *meeting) means(g goroutine, near []ctxchan.Op) bool {
	start, ok := m.f.Locate(g.start)
	if !ok {
		return false
	}
	for _, op := range near {
		if at, ok := m.f.Locate(ctxpeer.Place(op)); !ok || !m.f.Dominates(start, at) {
			return false
		}
	}
	return true
}

// alone says that a goroutine is left behind, or, if its starter closes the
// channel on its way out, that it panics: room would not help then.
func (m *meeting) alone(g goroutine, out ctxpeer.Exit, send ctxchan.Op) {
	name, how := m.ch.Var.Name(), m.how(out)
	f := report.Finding{Category: "hang", At: m.ch.Make}
	if end := m.closed(g); end != nil {
		f.Message = fmt.Sprintf("the goroutine that sends on %s panics if %s, because a deferred call closes %s; buffer the channel and let the sender close it", name, how, name)
		f.Related = []analysis.RelatedInformation{
			report.Related(send.Node, "this send then panics"),
			report.Related(g.start, "in this goroutine"),
			report.Related(end, "%s is closed here", name),
		}
		m.say(f)
		return
	}
	at := out.At
	if out.Clause != nil {
		at = out.Clause.Comm
	}
	for _, arm := range m.f.DoneArms() {
		if arm.Clause == out.Clause {
			f.Needs = report.MayEnd(arm.Ctx)
		}
	}
	advice := "send in a select that also waits for a stop signal"
	if f.Fix = m.buffer(); f.Fix != nil {
		advice = f.Fix.Message
	}
	f.Message = fmt.Sprintf("the goroutine that sends on %s leaks if %s, because %s has no buffer for it; %s", name, how, name, advice)
	f.Related = []analysis.RelatedInformation{
		report.Related(send.Node, "this send then blocks forever"),
		report.Related(g.start, "in this goroutine"),
		{Pos: at.Pos(), End: at.End(), Message: "nothing receives from " + name + " after this"},
	}
	m.say(f)
}

// closed returns the deferred call by which the function that makes the channel
// closes it, while the goroutine has yet to send; nil if there is none.
func (m *meeting) closed(g goroutine) *ast.CallExpr {
	for _, op := range m.ch.Of(ctxchan.Close) {
		if op.In != m.ch.In || op.In == g.f.Func {
			continue
		}
		if cur, ok := m.Index.Cursor(op.Node); ok {
			if k, _ := cur.ParentEdge(); k == edge.DeferStmt_Call {
				return op.Node.(*ast.CallExpr)
			}
		}
	}
	return nil
}

// how tells of a way out.
func (m *meeting) how(out ctxpeer.Exit) string {
	if out.Clause == nil {
		return m.function() + " returns early"
	}
	return m.function() + " takes case " + comm(out.Clause)
}

// function names the function that makes the channel.
func (m *meeting) function() string {
	if m.f.Obj != nil {
		return m.f.Obj.Name()
	}
	return "the function"
}

func comm(clause *ast.CommClause) string {
	switch s := clause.Comm.(type) {
	case *ast.ExprStmt:
		return types.ExprString(s.X)
	case *ast.AssignStmt:
		return types.ExprString(s.Rhs[0])
	}
	return "default"
}

// buffer makes room for all sends, where their number is known.
func (m *meeting) buffer() *report.Fix {
	n, ok := m.peers.Sent(m.ch)
	if !ok || n < 1 || n > 8 || len(m.ch.Of(ctxchan.Measure)) > 0 {
		return nil
	}
	call := m.ch.Make
	text := types.ExprString(call.Args[0])
	fix := &report.Fix{Message: fmt.Sprintf("write make(%s, %d)", text, n), Safe: true}
	if len(call.Args) == 2 {
		fix.Edits = []analysis.TextEdit{edit.Replace(call.Args[1], strconv.Itoa(int(n)))}
	} else {
		fix.Edits = []analysis.TextEdit{edit.Insert(call.Args[0].End(), fmt.Sprintf(", %d", n))}
	}
	return fix
}

// opens reports whether a clause is one that opens whatever the far end does: on
// the end of a context, or by a timer.
func (m *meeting) opens(f *ctxflow.Func, clause *ast.CommClause) bool {
	for _, arm := range f.DoneArms() {
		if arm.Clause == clause {
			return !arm.Ctx.Endless()
		}
	}
	recv := ctxindex.Received(clause.Comm)
	return recv != nil && ctxpeer.IsTimer(m.TypesInfo, recv.X)
}

// stops reports whether a clause receives from a channel that belongs to
// somebody else: neither the function that makes the channel nor the goroutine
// has a say in when it opens. Such a clause may open while the goroutine still
// has to send. A channel that the function makes itself may be closed by who
// knows that the goroutine is through.
func (m *meeting) stops(g goroutine, clause *ast.CommClause) bool {
	recv := ctxindex.Received(clause.Comm)
	if recv == nil {
		return false
	}
	obj := m.source(ast.Unparen(recv.X))
	touched := false
	ast.Inspect(g.f.Body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		touched = touched || ok && m.TypesInfo.Uses[id] == obj
		return !touched
	})
	return obj != nil && !touched
}

// source returns the parameter, field, variable of another function or method
// that a channel for nothing but signals comes from.
func (m *meeting) source(ch ast.Expr) types.Object {
	if t, ok := m.TypesInfo.TypeOf(ch).(*types.Chan); !ok || !isSignal(t.Elem()) {
		return nil
	}
	switch e := ch.(type) {
	case *ast.Ident:
		v, ok := m.TypesInfo.Uses[e].(*types.Var)
		if ok && (v.Kind() == types.ParamVar || v.Pos() < m.ch.In.Node.Pos() || m.ch.In.Node.End() < v.Pos()) {
			return v
		}
	case *ast.SelectorExpr:
		return m.TypesInfo.Uses[e.Sel]
	case *ast.CallExpr:
		if fn := m.Index.Callee(e); fn != nil && len(e.Args) == 0 && fn.Signature().Recv() != nil {
			return fn
		}
	}
	return nil
}

// isSignal: struct{} or bool, the elements of channels that say stop.
func isSignal(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		return u.NumFields() == 0
	case *types.Basic:
		return u.Kind() == types.Bool
	}
	return false
}
