package ctxpeer

import (
	"go/ast"
	"slices"
	"strconv"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
)

// Room says whether all that is sent on a channel fits into it.
type Room uint8

// The answers.
const (
	Unknown Room = iota
	Enough       // whoever receives, no send waits
	Short        // a send waits if nobody receives
)

// Room compares the capacity of a channel with the sends in sight. Both are
// sums of products of numbers and names: make(chan T, len(x)) has room for one
// send in each turn of range x, whatever x is.
func (m *Model) Room(ch *ctxchan.Chan) Room {
	room, ok := m.rooms[ch]
	if !ok {
		room = m.room(ch)
		m.rooms[ch] = room
	}
	return room
}

func (m *Model) room(ch *ctxchan.Chan) Room {
	switch {
	case ch.Cap == 0:
		return Short
	case ch.Make == nil || len(ch.Make.Args) < 2 || m.pageful(ch):
		return Unknown
	case m.takesTurns(ch):
		return Enough
	}
	sent, ok := m.sends(ch, false)
	if ch.In == nil || ch.Many || m.handed(ch) {
		// How often each value of the struct is sent on is not known: one that is
		// made for a single answer has room for it, a queue that lasts has not.
		if _, plain := sent[""]; ok && plain && ch.Cap > 0 && len(sent) == 1 && m.each(ch) <= ch.Cap {
			return Unknown
		}
		return Short
	}
	best := Enough
	if !ok {
		if best = Unknown; ch.Cap == ctxchan.Unbounded {
			sent, ok = m.sends(ch, true)
		}
		if !ok {
			return Short
		}
	}
	room, ok := m.sum(ch, ch.Make.Args[1])
	if !ok {
		return Unknown
	}
	for key, n := range sent {
		if room[key] >= n {
			continue
		}
		if ch.Cap == ctxchan.Unbounded && room[key] == 0 && !m.apart(ch, key) {
			return Unknown // the same number by another name, for all that is known
		}
		return Short
	}
	return best
}

// apart reports whether a number of sends and the capacity of a channel are two
// parameters of a function: its callers choose one without the other.
func (m *Model) apart(ch *ctxchan.Chan, key string) bool {
	own, ok := ast.Unparen(ch.Make.Args[1]).(*ast.Ident)
	if !ok {
		return false
	}
	params := ch.In.Outermost().Sig.Params()
	sends, room := false, false
	for p := range params.Variables() {
		name, _ := m.name(ch, own)
		room = room || m.x.Info.ObjectOf(own) == p
		sends = sends || key != name && key == p.Name()+"@"+strconv.Itoa(int(p.Pos()))
	}
	return sends && room
}

// each returns the most that one function, with its literals, sends on a channel
// in a run.
func (m *Model) each(ch *ctxchan.Chan) int64 {
	byFunc := make(map[*ctxindex.Func]map[*ctxindex.Func][]ast.Node)
	for _, op := range ch.Of(ctxchan.Send) {
		out := op.In.Outermost()
		if byFunc[out] == nil {
			byFunc[out] = make(map[*ctxindex.Func][]ast.Node)
		}
		byFunc[out][op.In] = append(byFunc[out][op.In], op.Node)
	}
	most := int64(0)
	for _, funcs := range byFunc {
		n := int64(0)
		for in, nodes := range funcs {
			n += int64(max(1, ctxlife.Most(m.flows.Of(in), nodes)))
		}
		most = max(most, n)
	}
	return most
}

// handed reports whether a local channel is sent on by functions that got it by
// way of a field or another channel.
func (m *Model) handed(ch *ctxchan.Chan) bool {
	return slices.ContainsFunc(ch.Of(ctxchan.Send), func(op ctxchan.Op) bool {
		return op.Call == nil && op.In.Outermost() != ch.In.Outermost()
	})
}

// sends adds up what may be sent on a channel; false if a loop around a send
// has no number of turns that can be named. Literals that are given to code of which
// nothing is known count if once takes it that each runs once.
func (m *Model) sends(ch *ctxchan.Chan, once bool) (terms, bool) {
	type group struct {
		in   *ctxindex.Func
		call *ast.CallExpr
		key  string
	}
	type inner struct {
		group
		node ast.Node
		in   *ctxindex.Func
		call *ast.CallExpr
	}
	nodes := make(map[group]map[ast.Node]int64) // with how often each sends
	turns := make(map[group]int64)
	deeper := make(map[inner][]ast.Node)
	var order []group
	for _, op := range ch.Of(ctxchan.Send) {
		n, key, ok := m.trips(ch, op, once)
		if !ok {
			return nil, false
		}
		g, node := group{op.In, op.Call, key}, op.Node
		if len(op.Way) > 0 {
			node = op.Way[0]
			g.in = m.x.Enclosing(node)
		}
		if nodes[g] == nil {
			order = append(order, g)
			nodes[g] = make(map[ast.Node]int64)
		}
		if len(op.Way) == 0 {
			nodes[g][node] = 1
		} else {
			i := inner{g, node, op.In, op.Given()}
			before := int64(max(1, ctxlife.Most(m.flows.Of(op.In), deeper[i])))
			if len(deeper[i]) == 0 {
				before = 0
			}
			deeper[i] = append(deeper[i], op.Node)
			nodes[g][node] += int64(max(1, ctxlife.Most(m.flows.Of(op.In), deeper[i]))) - before
		}
		turns[g] = max(turns[g], n)
	}
	total := make(terms)
	single := make(map[ast.Node]int64) // by what the making function does, of that which sends once
	for _, g := range order {
		n := max(1, heaviest(m.flows.Of(g.in), nodes[g])) * turns[g]
		switch {
		case g.key != "" || ch.In == nil:
			total[g.key] += n
		case g.call != nil && m.x.Enclosing(g.call) == ch.In:
			single[g.call] += n
		case g.in == ch.In:
			for node, weight := range nodes[g] {
				single[node] += weight * turns[g]
			}
		case g.in.Parent == ch.In:
			single[g.in.Node] += n
		default:
			total[g.key] += n
		}
	}
	if len(single) > 0 {
		total[""] += heaviest(m.flows.Of(ch.In), single)
	}
	return total, true
}

// heaviest returns the weight of the heaviest way through a function, of which
// some nodes have one: the branches of a switch exclude each other.
func heaviest(f *ctxflow.Func, weight map[ast.Node]int64) int64 {
	best := make(map[ast.Node]int64)
	var from func(n ast.Node) int64
	from = func(n ast.Node) int64 {
		if v, ok := best[n]; ok {
			return v
		}
		best[n] = weight[n]
		at, _ := f.Locate(n)
		for next := range weight {
			if to, ok := f.Locate(next); ok && next != n && f.Reaches(at, to) && !f.Reaches(to, at) {
				best[n] = max(best[n], weight[n]+from(next))
			}
		}
		return best[n]
	}
	most := int64(0)
	for n := range weight {
		most = max(most, from(n))
	}
	return most
}

// trips says how often an operation runs for one channel, a number and a name:
// the product of the turns of all loops around it, out to the one that the
// channel is made in.
func (m *Model) trips(ch *ctxchan.Chan, op ctxchan.Op, once bool) (int64, string, bool) {
	var factors []string
	n, f := op.Node, op.In
	calls := op.Calls()
	for {
		at, ok := m.flows.Of(f).Locate(n)
		if !ok {
			return 0, "", false
		}
		if m.flows.Of(f).InLoop(at) {
			keys, ok := m.loops(ch, n)
			if !ok {
				return 0, "", false
			}
			factors = append(factors, keys...)
		}
		if f == ch.In {
			break
		}
		if f.Run == ctxindex.Stored || f.Run == ctxindex.Passed && !once && m.sums.Callback(f.Call, f.Arg) != ctxapi.CallbackJoined {
			return 0, "", false // it may run any number of times
		}
		if n, f = f.Node, f.Parent; f == nil {
			last := len(calls) - 1
			if last < 0 || ch.In == nil {
				break // called once, for all that is known
			}
			n, f = calls[last], m.x.Enclosing(calls[last])
			if f == nil {
				break
			}
			calls = calls[:last]
		}
	}
	times := int64(1)
	factors = slices.DeleteFunc(factors, func(key string) bool {
		v, err := strconv.ParseInt(strings.TrimPrefix(key, "#"), 10, 32)
		number := err == nil && strings.HasPrefix(key, "#")
		if number {
			times *= v
		}
		return number
	})
	slices.Sort(factors)
	return times, strings.Join(factors, "*"), true
}

// loops names the turns of the loops around a node in its function, those left
// out that the variable of the channel stands in.
func (m *Model) loops(ch *ctxchan.Chan, n ast.Node) ([]string, bool) {
	cur, ok := m.x.Cursor(n)
	if !ok {
		return nil, false
	}
	var keys []string
	around := false
	for up := range cur.Parent().Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		loop, ok := up.Node().(ast.Stmt)
		if !ok {
			break
		}
		around = true
		if ch.In != nil && ctxindex.Contains(loop, ch.Make) || fresh(m.x, n, loop) {
			break
		}
		if m.flagged(n, loop) {
			continue // in one turn, whatever the number
		}
		key, ok := m.turns(ch, loop)
		if !ok {
			return nil, false
		}
		keys = append(keys, key)
	}
	return keys, around
}

// fresh reports whether a loop declares what a send's channel is a field of, or
// the channel itself: each turn has another one.
func fresh(x *ctxindex.Index, n ast.Node, loop ast.Stmt) bool {
	send, ok := n.(*ast.SendStmt)
	if !ok {
		return false
	}
	id := root(send.Chan)
	if id == nil {
		return false
	}
	obj := x.Info.ObjectOf(id)
	return obj != nil && loop.Pos() <= obj.Pos() && obj.Pos() < loop.End()
}

// root returns the variable that a selector begins with.
func root(e ast.Expr) *ast.Ident {
	e = ast.Unparen(e)
	for {
		sel, ok := e.(*ast.SelectorExpr)
		if !ok {
			id, _ := e.(*ast.Ident)
			return id
		}
		e = ast.Unparen(sel.X)
	}
}
