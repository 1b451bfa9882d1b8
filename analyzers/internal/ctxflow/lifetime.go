package ctxflow

import (
	"go/ast"
	"go/token"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Reason says why a context is dead at a place.
type Reason uint8

const (
	// Received: control has passed a receive from its Done channel.
	Received Reason = iota
	// Arm: in the select arm that its Done channel opened.
	Arm
	// Failed: its Err or Cause was not nil.
	Failed
	// Cancelled: its own cancel function was called.
	Cancelled
	// Waited: the group that it belongs to was waited for.
	Waited
	// DeferOrder: a cancel that was deferred later runs earlier.
	DeferOrder
	// AfterEnd: the code runs once it has ended: context.AfterFunc.
	AfterEnd
	// TestEnd: t.Context() in a t.Cleanup function.
	TestEnd
	// HandedOver: a function was given its cancel function, and has called it.
	HandedOver
)

// A Death is the event after which a value is dead.
type Death struct {
	Value  *Value
	Reason Reason
	Node   ast.Node // the receive, condition, call or defer
}

// lifetimes is a forward analysis of which values are certainly dead. The
// sets hold IDs of values that died by an event of their own; what derives
// from a dead value is dead as well, which DeadAt works out.
type lifetimes struct {
	deaths []Death            // every event, in order of discovery
	entry  []Death            // those before the function begins
	before map[Point][]int    // indexes into deaths, effective after the node
	fresh  map[Point][]*Value // values that a node makes anew
	arms   map[int][]int      // deaths on entry of a block (select arms)
	edges  map[[2]int][]int   // deaths on an edge (conditions)
	in     []bitset           // dead value IDs at the start of each block
}

// DeadAt returns the event by which a value is dead wherever control comes to
// a point; nil if it may be alive.
func (f *Func) DeadAt(v *Value, at Point) *Death {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	return f.deadAt(v, at)
}

func (f *Func) deadAt(v *Value, at Point) *Death {
	l := f.lifetimes()
	if l.in[at.Block] == nil {
		return nil
	}
	if state := f.stateAt(at); !state.empty() {
		return f.deathIn(v, state, at)
	}
	return nil
}

// stateAt returns the dead values just before a point.
func (f *Func) stateAt(at Point) bitset {
	l := f.lifetimes()
	state := l.in[at.Block].clone()
	for i := range at.Node {
		l.step(&state, Point{at.Block, i})
	}
	return state
}

func (l *lifetimes) step(state *bitset, at Point) {
	for _, v := range l.fresh[at] {
		state.remove(v.ID)
	}
	for _, i := range l.before[at] {
		state.add(l.deaths[i].Value.ID)
	}
}

// deathIn finds the event that makes v dead in a state: its own, that of a
// value it derives from, or, for alternatives, that of each.
func (f *Func) deathIn(v *Value, state bitset, at Point) *Death {
	if d := f.deathOf(v, state, at, make(map[*Value]bool)); d != &onCycle {
		return d
	}
	return nil
}

func (f *Func) deathOf(v *Value, state bitset, at Point, seen map[*Value]bool) *Death {
	if v == f.pkg.unknown {
		return nil
	}
	if seen[v] {
		return &onCycle
	}
	seen[v] = true
	if state.has(v.ID) {
		return f.nearest(v, at)
	}
	switch v.Op {
	case Derived, Carrier, Bound, Accessed:
		if !v.ends() {
			return nil
		}
		for _, p := range v.Parents {
			if d := f.deathOf(p, state, at, seen); d != nil {
				return d
			}
		}
	case Phi:
		last := &onCycle
		for _, p := range v.Parents {
			d := f.deathOf(p, state, at, seen)
			if d == nil {
				return nil
			}
			if d != &onCycle {
				last = d
			}
		}
		return last
	}
	return nil
}

// onCycle stands for a value met again on a cycle through a loop, which
// decides nothing.
var onCycle Death

// nearest returns the event of v to show: the latest one that control passes
// on every way, else the latest before the point.
func (f *Func) nearest(v *Value, at Point) *Death {
	l := f.lifetimes()
	var best *Death
	bestDom := false
	for i := range l.deaths {
		d := &l.deaths[i]
		if d.Value != v {
			continue
		}
		dom := false
		if p, ok := f.Locate(d.Node); ok {
			dom = f.Dominates(p, at)
		}
		if best == nil || dom && !bestDom || dom == bestDom && d.Node.Pos() > best.Node.Pos() && d.Node.Pos() < f.posOf(at) {
			best, bestDom = d, dom
		}
	}
	if best == nil {
		for i := range l.entry {
			if l.entry[i].Value == v {
				return &l.entry[i]
			}
		}
	}
	return best
}

func (f *Func) posOf(at Point) token.Pos {
	if nodes := f.CFG.Blocks[at.Block].Nodes; at.Node >= 0 && at.Node < len(nodes) {
		return nodes[at.Node].Pos()
	}
	return token.NoPos
}

func (f *Func) lifetimes() *lifetimes {
	if f.lives != nil {
		return f.lives
	}
	l := &lifetimes{
		before: make(map[Point][]int),
		fresh:  make(map[Point][]*Value),
		arms:   make(map[int][]int),
		edges:  make(map[[2]int][]int),
		in:     make([]bitset, len(f.CFG.Blocks)),
	}
	f.lives = l // before its parts: a literal asks the function around it
	l.entry = f.deadOnEntry()
	for _, b := range f.CFG.Blocks {
		if !b.Live {
			continue
		}
		f.armEvents(l, b)
		for i, n := range b.Nodes {
			if !f.comms[n] {
				f.nodeEvents(l, n, Point{int(b.Index), i})
			}
		}
		f.edgeEvents(l, b)
	}
	for _, d := range f.defs {
		if d.value != nil && d.rhs == nil && !d.entry {
			l.fresh[d.at] = append(l.fresh[d.at], d.value)
		}
	}
	f.solve(l)
	return l
}

// solve finds the greatest solution: dead on all ways.
func (f *Func) solve(l *lifetimes) {
	start := newBitset(f.pkg.values + 1)
	for _, d := range l.entry {
		start.add(d.Value.ID)
	}
	l.in[0] = start
	work := []int{0}
	for len(work) > 0 {
		i := work[0]
		work = work[1:]
		b := f.CFG.Blocks[i]
		out := l.in[i].clone()
		for n := range b.Nodes {
			l.step(&out, Point{i, n})
		}
		for _, s := range b.Succs {
			next := out.clone()
			j := int(s.Index)
			for _, d := range l.edges[[2]int{i, j}] {
				next.add(l.deaths[d].Value.ID)
			}
			for _, d := range l.arms[j] {
				next.add(l.deaths[d].Value.ID)
			}
			// What a block makes anew at its head, such as a range variable.
			for _, v := range l.fresh[Point{j, -1}] {
				next.remove(v.ID)
			}
			switch {
			case l.in[j] == nil:
				l.in[j] = next
			default:
				old := l.in[j].clone()
				l.in[j].intersect(next)
				if old.equal(l.in[j]) {
					continue
				}
			}
			work = append(work, j)
		}
	}
}

// deadOnEntry returns the values that are dead before a literal begins. What
// is dead where it stands stays dead; what a deferred literal finds dead,
// [Func.DeadAtDefer] knows.
func (f *Func) deadOnEntry() []Death {
	outer := f.parent
	if outer == nil {
		return nil
	}
	at, ok := outer.Locate(f.Func.Node)
	if !ok {
		return nil
	}
	var dead []Death
	ol := outer.lifetimes()
	if ol.in != nil && ol.in[at.Block] != nil {
		outer.stateAt(at).all(func(id int) {
			for _, d := range append(ol.deaths, ol.entry...) {
				if d.Value.ID == id {
					dead = append(dead, d)
					break
				}
			}
		})
	}
	switch f.Run {
	case ctxindex.Deferred:
		if d, ok := outer.Syntax(at).(*ast.DeferStmt); ok {
			dead = append(dead, outer.deadAtDefer(d)...)
		}
	case ctxindex.Passed:
		x := f.pkg.Index
		switch fn := x.Callee(f.Call); x.API.Callback(fn) {
		case ctxapi.CallbackAfter:
			if v := outer.eval(f.Call.Args[0]); v != f.pkg.unknown {
				dead = append(dead, Death{v, AfterEnd, f.Call})
			}
		case ctxapi.CallbackCleanup:
			if sel, ok := ast.Unparen(f.Call.Fun).(*ast.SelectorExpr); ok {
				if v := outer.eval(sel.X); v != f.pkg.unknown {
					dead = append(dead, Death{f.pkg.accessed(v, f.Call), TestEnd, f.Call})
				}
			}
		}
	}
	return dead
}
