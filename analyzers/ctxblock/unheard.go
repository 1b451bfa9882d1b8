package ctxblock

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// unheard reports a goroutine that sends where nothing ever receives: it stays in the
// send, and who started it never has the value.
func (m *meeting) unheard() bool {
	if len(m.ch.Of(ctxchan.Receive, ctxchan.Range, ctxchan.Close, ctxchan.Measure)) > 0 {
		return false
	}
	bare := ctxpeer.Bare(m.ch.Of(ctxchan.Send))
	all, ok := m.goroutines(bare)
	if !ok {
		return false
	}
	name := m.ch.Var.Name()
	related := []analysis.RelatedInformation{report.Related(m.ch.Make, "%s is made here, and only sent on", name)}
	for _, g := range all {
		related = append(related, report.Related(g.start, "in this goroutine"))
	}
	m.say(report.Finding{
		Category: "hang",
		At:       bare[0].Node,
		Message:  fmt.Sprintf("nothing receives from %s, so the goroutine that sends on it blocks here forever; receive from %s where %s waits", name, name, m.function()),
		Related:  related,
	})
	return true
}

// asked reports a goroutine whose starter returns the channel that the answer comes on,
// where a caller may leave without having received it: by the end of a context or by a
// timer, in the very select that receives.
func (c *checker) asked(ch *ctxchan.Chan) bool {
	if ch.Many || ch.Cap != 0 || ch.In.Obj == nil || c.IsTest(ch.Make.Pos()) {
		return false
	}
	m := &meeting{c, ch, c.Flow.Of(ch.In)}
	result, ok := m.handsOut()
	if !ok {
		return false
	}
	var own []ctxchan.Op
	for _, op := range ch.Of(ctxchan.Send) {
		if op.In.Outermost() == ch.In {
			own = append(own, op)
		}
	}
	all, ok := m.goroutines(own)
	if !ok || len(all) != 1 || !m.always(all[0]) {
		return false
	}
	callers, _ := c.Index.Callers(ch.In.Obj)
	for _, from := range callers {
		if from.In == nil || from.Spawned || from.Deferred || c.IsTest(from.Call.Pos()) {
			continue
		}
		f := c.Flow.Of(from.In)
		if clause := m.forsaken(f, from.Call, result); clause != nil {
			m.answerless(all[0], own[0], f, clause)
			return true
		}
	}
	return false
}

// handsOut returns the result by which a function returns the channel that it makes,
// if that and the operations of its goroutines are all that it does with it.
func (m *meeting) handsOut() (int, bool) {
	result := -1
	for n := range m.ch.In.Nodes((*ast.ReturnStmt)(nil)) {
		for i, e := range n.(*ast.ReturnStmt).Results {
			if m.variable(e) == m.ch.Var && (result < 0 || result == i) {
				result = i
			}
		}
	}
	known := make(map[token.Pos]bool)
	for _, op := range m.ch.Ops {
		if op.Kind == ctxchan.Send || op.Kind == ctxchan.Close {
			known[ctxpeer.Channel(op.Node).Pos()] = true
		}
	}
	ok := result >= 0
	ast.Inspect(m.ch.In.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ReturnStmt:
			for i, e := range n.Results {
				if i == result && m.variable(e) == m.ch.Var {
					known[ast.Unparen(e).Pos()] = true
				}
			}
		case *ast.Ident:
			ok = ok && (m.TypesInfo.Uses[n] != m.ch.Var || known[n.Pos()])
		}
		return ok
	})
	return result, ok
}

// forsaken returns the clause by which the caller of a function may leave without having
// received from the channel that is a result of it; nil if it does not, or hands the
// channel on.
func (m *meeting) forsaken(f *ctxflow.Func, call *ast.CallExpr, result int) *ast.CommClause {
	var near []ctxchan.Op
	from := ctxflow.Point{Block: 0, Node: -1}
	cur, ok := m.Index.Cursor(call)
	if !ok {
		return nil
	}
	switch up := cur.Parent().Node().(type) {
	case *ast.UnaryExpr:
		clause, sel := ctxchan.Communication(cur.Parent())
		if sel == nil || up.Op != token.ARROW {
			return nil
		}
		near = append(near, ctxchan.Op{Kind: ctxchan.Receive, Node: up, In: f.Func, Clause: clause, Select: sel})
	case *ast.AssignStmt:
		at, located := f.Locate(up)
		if !located || len(up.Rhs) != 1 || result >= len(up.Lhs) {
			return nil
		}
		id, named := up.Lhs[result].(*ast.Ident)
		if !named || m.TypesInfo.Defs[id] == nil {
			return nil
		}
		from = at
		if near, ok = m.received(f, m.TypesInfo.Defs[id]); !ok {
			return nil
		}
	default:
		return nil
	}
	for _, way := range ctxpeer.Ways(f, from, ctxpeer.Meets(f, near)) {
		for _, op := range near {
			if way.Clause != nil && op.Select != nil && ctxindex.Contains(op.Select, way.Clause) && m.opens(f, way.Clause) {
				return way.Clause
			}
		}
	}
	return nil
}

// received returns the receives from a variable, all in the function itself; false if
// it does anything else with it.
func (m *meeting) received(f *ctxflow.Func, v types.Object) ([]ctxchan.Op, bool) {
	var ops []ctxchan.Op
	ok := true
	ast.Inspect(f.Body, func(n ast.Node) bool {
		id, isID := n.(*ast.Ident)
		if !isID || m.TypesInfo.Uses[id] != v {
			return ok
		}
		cur, found := m.Index.Cursor(id)
		up, receives := ast.Node(nil), false
		if found {
			up = cur.Parent().Node()
			recv, isRecv := up.(*ast.UnaryExpr)
			receives = isRecv && recv.Op == token.ARROW
		}
		if ok = ok && receives && m.Index.Enclosing(up) == f.Func; ok {
			op := ctxchan.Op{Kind: ctxchan.Receive, Node: up, In: f.Func}
			op.Clause, op.Select = ctxchan.Communication(cur.Parent())
			ops = append(ops, op)
		}
		return ok
	})
	return ops, ok && len(ops) > 0
}

// answerless says that a goroutine is left behind with its answer.
func (m *meeting) answerless(g goroutine, send ctxchan.Op, f *ctxflow.Func, clause *ast.CommClause) {
	name, who := m.ch.Var.Name(), "its caller"
	if f.Obj != nil {
		who = f.Obj.Name()
	}
	found := report.Finding{
		Category: "hang",
		At:       m.ch.Make,
		Related: []analysis.RelatedInformation{
			report.Related(send.Node, "this send then blocks forever"),
			report.Related(g.start, "in this goroutine"),
			{Pos: clause.Comm.Pos(), End: clause.Comm.End(), Message: "nothing receives the answer after this"},
		},
	}
	for _, arm := range f.DoneArms() {
		if arm.Clause == clause {
			found.Needs = report.MayEnd(arm.Ctx)
		}
	}
	advice := "buffer the channel for it"
	if found.Fix = m.buffer(); found.Fix != nil {
		advice = found.Fix.Message
	}
	found.Message = fmt.Sprintf("the goroutine that sends on %s leaks if %s takes case %s, because %s has no buffer for the answer; %s", name, who, comm(clause), name, advice)
	m.say(found)
}
