package ctxblock

import (
	"go/ast"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A meeting is a channel without room that a function makes for itself and its
// goroutines, with all of its ends in view.
type meeting struct {
	*checker
	ch *ctxchan.Chan
	f  *ctxflow.Func // the function that makes the channel
}

// behind reports whether a goroutine is left behind at a channel that its starter
// makes: a way on which the starter returns without having done its part.
func (c *checker) behind(ch *ctxchan.Chan) bool {
	if ch.Many || ch.Escapes || ch.Cap != 0 || c.isMain(ch.In) || c.IsTest(ch.Make.Pos()) {
		return false
	}
	m := &meeting{c, ch, c.Flow.Of(ch.In)}
	return m.unheard() || m.sender() || m.many() || m.receiver()
}

// taken reports whether a send of a goroutine is always received: no way leaves
// its starter without having received, or having started who does.
func (c *checker) taken(w wait) bool {
	if w.ch.In == nil || w.ch.Many || c.peers.More(w.ch) {
		return false
	}
	m := &meeting{c, w.ch, c.Flow.Of(w.ch.In)}
	all, ok := m.goroutines(w.ch.Of(ctxchan.Send))
	if !ok {
		return false
	}
	var ops []ctxchan.Op
	for _, op := range w.ch.Of(ctxchan.Receive, ctxchan.Range) {
		switch {
		case op.In == m.f.Func:
			ops = append(ops, op)
		case op.In.Parent == m.f.Func && always(c.Flow.Of(op.In), []ctxchan.Op{op}):
			if op.In.Run == ctxindex.Deferred {
				return true
			}
			if op.In.Run == ctxindex.Spawned {
				ops = append(ops, op)
			}
		}
	}
	for _, g := range all {
		if at, ok := m.f.Locate(g.start); !ok || len(ctxpeer.Ways(m.f, at, ctxpeer.Meets(m.f, ops))) > 0 {
			return false
		}
	}
	return true
}

// isMain reports whether the process ends with a function: main, or the one that
// main calls last.
func (c *checker) isMain(f *ctxindex.Func) bool {
	fn := f.Obj
	if f.IsMain() || fn == nil {
		return f.IsMain()
	}
	calls, complete := c.Index.Callers(fn)
	if !complete || len(calls) != 1 || calls[0].Spawned || calls[0].In == nil || calls[0].In.Parent != nil || !calls[0].In.IsMain() {
		return false
	}
	list := calls[0].In.Body.List
	return ctxindex.Contains(list[len(list)-1], calls[0].Call)
}

// goesOn is what is assumed where the process may end with a function.
const goesOn = "the process goes on when the function has returned"

// program reports whether a function is of a program itself: it may well end
// when the function returns, and what is left behind with it.
func (c *checker) program(f *ctxindex.Func) bool {
	if c.Pkg.Name() != "main" {
		return false
	}
	for p := range f.Outermost().Sig.Params().Variables() {
		if ctxapi.IsHTTPRequest(p.Type()) {
			return false // a server
		}
	}
	return true
}

// lasts reports whether a program is seen to go on until it is stopped: something in
// its package serves, or waits for signals. Any other is over when it has done its
// work, and what it leaves behind with it.
func (c *checker) lasts() bool {
	return slices.ContainsFunc(c.Index.Funcs, func(f *ctxindex.Func) bool {
		for v := range f.Sig.Params().Variables() {
			if ctxapi.IsHTTPRequest(v.Type()) {
				return true
			}
		}
		return slices.ContainsFunc(f.Calls, func(call ctxindex.Call) bool { return c.Index.API.Serves(call.Fn) })
	})
}

// say reports what was found at the meeting.
func (m *meeting) say(f report.Finding) {
	if f.Assumes == "" && m.program(m.ch.In) {
		if f.Assumes = goesOn; !m.lasts() {
			m.said[m.ch] = f.Message + "; but " + overWithWork
			return
		}
	}
	m.said[m.ch] = f.Message
	m.Report(f)
}

// A goroutine is one end of a channel: code that the function which makes the
// channel starts, or a function that it gives the channel to.
type goroutine struct {
	f     *ctxflow.Func
	start ast.Node // in the function that makes the channel
	ops   []ctxchan.Op
	steps [][]ctxpeer.Step // to each of them
}

// goroutines returns the goroutines that operations stand in, each with its own;
// false if some stand elsewhere, or somebody else may run that code.
func (m *meeting) goroutines(ops []ctxchan.Op) ([]goroutine, bool) {
	var all []goroutine
	for _, op := range ops {
		t, ok := m.peers.Thread(m.ch, op)
		if !ok || t.Go == nil || !m.starts(t.Near) {
			return nil, false
		}
		start := t.Near[0].Node
		i := slices.IndexFunc(all, func(g goroutine) bool { return g.start == start && g.f.Func == t.Far[0].In })
		if i < 0 {
			i = len(all)
			all = append(all, goroutine{f: m.Flow.Of(t.Far[0].In), start: start})
		}
		all[i].ops, all[i].steps = append(all[i].ops, op), append(all[i].steps, t.Far)
	}
	return all, len(all) > 0
}

// starts reports whether each of the functions that lead to a go statement comes to
// it on every way, once.
func (m *meeting) starts(near []ctxpeer.Step) bool {
	for i, step := range near[1:] {
		f := m.Flow.Of(step.In)
		if at, ok := f.Locate(step.Node); !ok || f.InLoop(at) || !m.peers.Surely(step.In, [][]ctxpeer.Step{near[i+1 : i+2]}) {
			return false
		}
	}
	return true
}

// always reports whether every way through a goroutine comes to one of its
// operations that stand in no select.
func (m *meeting) always(g goroutine) bool {
	var bare [][]ctxpeer.Step
	for i, op := range g.ops {
		if op.Select == nil {
			bare = append(bare, g.steps[i])
		}
	}
	return m.peers.Surely(g.f.Func, bare)
}

// near reports whether all operations stand in the function that makes the
// channel.
func (m *meeting) near(ops []ctxchan.Op) bool {
	for _, op := range ops {
		if op.In != m.ch.In || op.Call != nil {
			return false
		}
	}
	return len(ops) > 0
}

// helper returns the function that does all of the operations for the one that
// makes the channel, and that waits for it; nil if there is none.
func (m *meeting) helper(ops []ctxchan.Op) *ctxflow.Func {
	for _, op := range ops {
		t, ok := m.peers.Thread(m.ch, op)
		if !ok || t.Go != nil || op.Call == nil || op.In != ops[0].In || op.Call != ops[0].Call || !slices.Equal(op.Way, ops[0].Way) {
			return nil
		}
		for _, step := range t.Near[:len(t.Near)-1] {
			f := m.Flow.Of(step.In)
			at, ok := f.Locate(step.Node)
			if !ok || f.InLoop(at) && m.Index.Loop(step.Node) != m.Index.Loop(m.ch.Make) {
				return nil
			}
			if cur, ok := m.Index.Cursor(step.Node); ok {
				if _, later := cur.Parent().Node().(*ast.DeferStmt); later {
					return nil
				}
			}
		}
	}
	if len(ops) == 0 {
		return nil
	}
	return m.Flow.Of(ops[0].In)
}

// always reports whether every way through a goroutine comes to one of the
// operations, and none of them has a way around.
func always(f *ctxflow.Func, ops []ctxchan.Op) bool {
	if len(ops) == 0 {
		return false // it may well be one that never ends
	}
	stop := make(map[ctxflow.Point]bool)
	for _, op := range ops {
		if op.Select != nil {
			return false
		}
		at, ok := f.Locate(ctxpeer.Place(op))
		if !ok {
			return false
		}
		stop[at] = true
	}
	return ctxpeer.Ways(f, ctxflow.Point{Block: 0, Node: -1}, func(at ctxflow.Point) bool { return stop[at] }) == nil
}
