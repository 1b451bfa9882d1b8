package ctxblock

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// many reports goroutines that send more than the function receives: it takes
// the first value only, or may return between two of them.
func (m *meeting) many() bool {
	sends, receives := m.ch.Of(ctxchan.Send), m.ch.Of(ctxchan.Receive, ctxchan.Range)
	if len(receives) != 1 || !m.near(receives) || !m.peers.More(m.ch) {
		return false
	}
	op := receives[0]
	f := report.Finding{Category: "hang", At: m.ch.Make}
	name, how := m.ch.Var.Name(), "once the first value is received"
	related := report.Related(op.Node, "only one value is received")
	if loop := m.peers.Loop(op); loop != nil && loop.Pos() > m.ch.Make.Pos() {
		out := m.peers.WayOut(op)
		if out == nil {
			return false
		}
		how = "if " + m.function() + " returns before it has received from all"
		related = report.Related(out, "it returns here")
	}
	for _, s := range sends {
		if s.Select != nil || s.In == m.ch.In {
			return false
		}
	}
	who, advice := "goroutines that send", "buffer the channel for all of them"
	switch start, sure := m.pending(sends, op); {
	case sure == 1:
		who, advice = "goroutine that sends", "send in a select that also waits for a stop signal"
		fallthrough
	case sure > 1:
		if f.Fix = m.buffer(); f.Fix != nil {
			advice = f.Fix.Message
		}
		f.Related = append(f.Related, related, report.Related(start, "in these goroutines"))
	case !m.several(sends, op):
		return false
	default:
		if f.At = op.Node; how[0] == 'i' {
			f.At = m.ch.Make
		}
		if !m.mayAll(sends) {
			f.Assumes = "more than one of them sends"
		}
		f.Related = []analysis.RelatedInformation{related, report.Related(sends[0].Node, "the others block here")}
	}
	leak, it := "leak", "them"
	if who == "goroutine that sends" {
		leak, it = "leaks", "it"
	}
	f.Message = fmt.Sprintf("the %s on %s %s %s, because %s has no buffer for %s; %s", who, name, leak, how, name, it, advice)
	m.say(f)
	return true
}

// mayAll reports whether each of several goroutines sends when something fails.
func (m *meeting) mayAll(sends []ctxchan.Op) bool {
	for _, op := range sends {
		if t, ok := m.peers.Thread(m.ch, op); !ok || !m.unasked(t.Far) {
			return false
		}
	}
	return true
}

// several reports whether a loop starts the goroutines that may send.
func (m *meeting) several(sends []ctxchan.Op, receive ctxchan.Op) bool {
	for _, op := range sends {
		f := op.In
		if op.Call != nil {
			f = m.Index.Enclosing(op.Call)
			at, ok := m.Flow.Of(f).Locate(op.Call)
			if cur, found := m.Index.Cursor(op.Call); ok && found && f != m.ch.In && m.Flow.Of(f).InLoop(at) {
				if k, _ := cur.ParentEdge(); k == edge.GoStmt_Call {
					return true
				}
			}
		}
		for ; f != nil && f != m.ch.In && f.Parent != nil; f = f.Parent {
			in := m.Flow.Of(f.Parent)
			at, ok := in.Locate(f.Node)
			if !ok || f.Run != ctxindex.Spawned || !in.InLoop(at) {
				continue
			}
			to, near := in.Locate(ctxpeer.Place(receive))
			return f.Parent != m.ch.In || near && !in.Reaches(to, at)
		}
	}
	return false
}

// pending counts, up to two, the goroutines that are certain to send when the
// function receives: one that is started in a loop counts twice, one that may
// send again once. Beside one that is certain, and a single receive, another that
// may send does.
func (m *meeting) pending(sends []ctxchan.Op, receive ctxchan.Op) (start ast.Node, sure int) {
	all, ok := m.goroutines(sends)
	if !ok {
		return nil, 0
	}
	once, may := m.peers.Loop(receive) == nil, 0
	for _, g := range all {
		at, ok := m.f.Locate(g.start)
		to, ok2 := m.f.Locate(ctxpeer.Place(receive))
		if !ok || !ok2 || m.f.Reaches(to, at) || !m.means(g, []ctxchan.Op{receive}) && !m.f.InLoop(at) {
			continue
		}
		if again := m.peers.Followed(g.ops[0], g.ops); again && receive.Kind == ctxchan.Range && len(all) == 1 {
			return g.start, 1
		}
		if inner := m.repeats(g); inner != nil {
			return inner, 2
		}
		if !m.always(g) {
			if once && len(ctxpeer.Bare(g.ops)) > 0 {
				may++
			}
			continue
		}
		if sure++; m.f.InLoop(at) {
			sure++
		}
		if start == nil {
			start = g.start
		}
	}
	if sure > 0 {
		sure += may // who sends besides sends one too many
	}
	if sure < 2 {
		return nil, 0
	}
	return start, sure
}
