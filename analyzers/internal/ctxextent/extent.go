// Package ctxextent knows how long code may take: upper bounds of pauses, of
// the turns of loops, and of all pauses of a loop together. What it can't bound
// is unbounded, and never the other way round: a rule that asks whether
// something is worth a word gets "it may be long" unless the code shows that it
// is short.
package ctxextent

import (
	"go/ast"
	"go/types"
	"math"
	"time"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// An Extents answers for one package.
type Extents struct {
	x      *ctxindex.Index
	stores map[*types.Var]*stores // nil until it is needed
}

// New returns the extents of a package.
func New(x *ctxindex.Index) *Extents { return &Extents{x: x} }

// A span is what a number may be. Numbers are taken as float64: a duration of
// some months is exact to the nanosecond.
type span struct{ lo, hi float64 }

var anything = span{math.Inf(-1), math.Inf(1)}

func exactly(n float64) span { return span{n, n} }

func (s span) join(t span) span { return span{min(s.lo, t.lo), max(s.hi, t.hi)} }

// known reports whether there is an upper bound.
func (s span) known() bool { return !math.IsInf(s.hi, 1) && !math.IsNaN(s.hi) && !math.IsNaN(s.lo) }

// Unbounded is the bound of what has none.
const Unbounded time.Duration = math.MaxInt64

// A Pause is how long a pause may take.
type Pause struct {
	Each  time.Duration // once
	Total time.Duration // in all turns of its loop
}

// Pause bounds a pause of a duration that is made in each turn of a loop, or
// once if there is no loop. Where the pause grows with the loop's counter, each
// turn counts for what it waits.
func (e *Extents) Pause(d ast.Expr, loop ast.Stmt) Pause {
	each := atMost(e.eval(d, nil))
	if loop == nil {
		return Pause{each, each}
	}
	n, counter := e.turns(loop)
	if !n.known() {
		return Pause{each, Unbounded}
	}
	if counter.v == nil || n.hi > 100 {
		return Pause{each, atMost(exactly(float64(each) * n.hi))}
	}
	total, most := 0.0, 0.0
	for i := range int(n.hi) {
		s := e.eval(d, env{counter.v: exactly(counter.start + float64(i)*counter.step)})
		most = max(most, s.hi)
		total += max(s.hi, 0)
	}
	return Pause{atMost(exactly(most)), atMost(exactly(total))}
}

func atMost(s span) time.Duration {
	if !s.known() || s.hi >= float64(Unbounded) {
		return Unbounded
	}
	return time.Duration(math.Floor(s.hi))
}

// Turns returns an upper bound of the turns of a loop, if there is one.
func (e *Extents) Turns(loop ast.Stmt) (int, bool) {
	n, _ := e.turns(loop)
	if !n.known() || n.hi > math.MaxInt32 {
		return 0, false
	}
	return max(int(n.hi), 0), true
}

// Few reports whether a node of a function stands in loops, and all of them
// together run it so few times that nothing piles up there. Loops that a variable is declared in, if
// one is given, do not count: each of their turns starts anew.
func (e *Extents) Few(at ast.Node, v *types.Var) bool {
	cur, ok := e.x.Cursor(at)
	if !ok {
		return false
	}
	times, loops := 1, 0
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		loop, ok := up.Node().(ast.Stmt)
		if !ok || v != nil && loop.Pos() <= v.Pos() && v.Pos() < loop.End() {
			break
		}
		loops++
		turns, bounded := e.Turns(loop)
		if times *= turns; !bounded || times > few {
			return false
		}
	}
	return loops > 0
}
