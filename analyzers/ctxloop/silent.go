package ctxloop

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// explain says of a loop of which nothing is reported what speaks for it.
func (c *checker) explain(l *loop) {
	if c.Explains() {
		c.Silent(report.At(l.stmt.Pos(), l.body.Lbrace), "endless", "%s", c.why(l))
	}
}

// why says which of the things that end a loop is seen, and where.
func (c *checker) why(l *loop) string {
	switch s := l.stmt.(type) {
	case *ast.RangeStmt:
		if _, ok := c.TypesInfo.TypeOf(s.X).Underlying().(*types.Chan); !ok {
			return c.asked(l, "the loop ends with what it ranges over, "+short(s.X))
		} else if !c.ticks(s.X) {
			return c.whyRange(l, s)
		}
	case *ast.ForStmt:
		if !c.unbounded(l) {
			return c.asked(l, "the loop ends by its condition, "+short(s.Cond))
		}
	}
	if l.exits(l.head, headExit(l)) {
		return c.wayOfEnd(l)
	}
	if c.dies(l) {
		return "a turn of the loop may end the goroutine or the process"
	}
	waits := false
	for _, n := range c.nodes(l) {
		waits = waits || c.waitsAt(n)
		if c.stops(n) {
			return fmt.Sprintf("the loop asks whether to go on at %s, though no way leaves it from there: that is for ctxspin", c.Place(n))
		}
		if c.attempted(n) == nil && c.mute(n) == nil && c.asks(n, true, false) {
			return fmt.Sprintf("a call at %s is given a context, and may end the loop's work with it", c.Place(n))
		}
	}
	first := c.first(l)
	switch {
	case first == nil:
		return "the loop has an empty body"
	case !waits && !c.ticksOver(l):
		return "no turn of the loop waits, or calls code of which nothing is known: endless computing is another matter"
	}
	return "the loop is never left, but " + c.unwatched(first)
}

// unwatched says why nothing is there to watch at a place.
func (c *checker) unwatched(at ast.Node) string {
	text := c.NoHand(c.f, at)
	if recv, field := c.Life.Owner(c.f.Func); field != nil {
		text += fmt.Sprintf(" (%s.%s is the object's)", recv.Name(), field.Name())
	}
	return text
}

// whyRange says why nothing is said of a range over a channel.
func (c *checker) whyRange(l *loop, s *ast.RangeStmt) string {
	name := short(s.X)
	if l.exits(l.head, headExit(l)) {
		return c.wayOfEnd(l)
	}
	for _, ch := range slices.Concat(c.chans.Local, c.chans.Shared) {
		for _, op := range ch.Ops {
			if op.Node != ast.Node(s) {
				continue
			}
			if ends := ch.Of(ctxchan.Close); len(ends) > 0 {
				return fmt.Sprintf("%s is closed at %s, which ends the loop", name, c.Place(ends[0].Node))
			}
			if ch.Escapes {
				return fmt.Sprintf("%s goes where it can't be followed, and may be closed there, which ends the loop", name)
			}
		}
	}
	if !c.neverClosed(s) {
		return fmt.Sprintf("who makes %s is not in view, and may close it, which ends the loop", name)
	}
	for _, n := range c.nodes(l) {
		if c.stops(n) {
			return fmt.Sprintf("the loop asks whether to go on at %s", c.Place(n))
		}
	}
	return fmt.Sprintf("nothing closes %s, but %s", name, c.unwatched(s))
}

// wayOfEnd names the way on which control leaves a loop: one that watches a context or
// a stop channel before any other.
func (c *checker) wayOfEnd(l *loop) string {
	exits := ctxindex.LoopExits(l.stmt)
	for _, arm := range c.f.DoneArms() {
		for _, exit := range exits {
			if ctxindex.Contains(arm.Clause, exit) {
				return fmt.Sprintf("the loop watches %s at %s, and is left then, at %s", ctxpeer.ContextName(arm.Recv), c.Place(arm.Recv), c.Place(exit))
			}
		}
	}
	for _, n := range c.nodes(l) {
		if c.stops(n) {
			return fmt.Sprintf("the loop asks at %s whether to go on, and %s", c.Place(n), c.leaves(exits))
		}
	}
	return "the loop is no endless one: " + c.leaves(exits) + ", which is somebody's way to end it"
}

// leaves names the first way out of a loop, with what decides about it.
func (c *checker) leaves(exits []ast.Stmt) string {
	if len(exits) == 0 {
		return "control leaves it"
	}
	text := "is left at " + c.Place(exits[0])
	if len(exits) > 1 {
		text += fmt.Sprintf(" (and %d more)", len(exits)-1)
	}
	return "it " + text + c.decides(exits[0])
}

// decides says what the nearest condition, or case, around a statement is.
func (c *checker) decides(n ast.Node) string {
	cur, ok := c.Index.Cursor(n)
	if !ok {
		return ""
	}
	for up := cur; up.Node() != c.f.Func.Node; up = up.Parent() {
		k, _ := up.ParentEdge()
		switch p := up.Parent().Node().(type) {
		case *ast.IfStmt:
			if k == edge.IfStmt_Body {
				return ", if " + short(p.Cond)
			}
			return ""
		case *ast.CommClause:
			if recv := ctxindex.Received(p.Comm); recv != nil {
				return ", when " + short(recv.X) + " is ready"
			}
			return ""
		case *ast.ForStmt, *ast.RangeStmt, *ast.CaseClause:
			return ""
		}
	}
	return ""
}

// asked adds to what bounds a loop where a turn of it looks at a context.
func (c *checker) asked(l *loop, text string) string {
	for _, n := range c.nodes(l) {
		if c.stops(n) {
			return fmt.Sprintf("%s, and asks at %s whether to go on", text, c.Place(n))
		}
		if c.asks(n, true, false) {
			return fmt.Sprintf("%s, and at %s gives a context to what ends with it", text, c.Place(n))
		}
	}
	return text
}

// pauses says of the pauses that stand in no loop that they end by themselves.
func pauses(pass *report.Pass) {
	if !pass.Explains() {
		return
	}
	for _, f := range pass.Index.Funcs {
		c := &checker{program: &program{Pass: pass}, f: pass.Flow.Of(f)}
		var loops []*loop
		if f.Has((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil)) {
			loops = c.loops()
		}
		for n := range f.Nodes((*ast.ExprStmt)(nil)) {
			s := n.(*ast.ExprStmt)
			call := c.waitsIn(s)
			switch {
			case call == nil:
			case pass.IsTest(s.Pos()):
				pass.Silent(s, "slow", "tests sleep on purpose, and stop with their process")
			case innermost(loops, c.f, call) == nil:
				pass.Silent(s, "slow", "a pause outside of a loop is over once: only loops that pause are told of")
			}
		}
	}
}

func (c *checker) ticksOver(l *loop) bool {
	s, ok := l.stmt.(*ast.RangeStmt)
	return ok && c.ticks(s.X)
}

// short spells an expression, or says that it is a long one.
func short(e ast.Expr) string {
	if text := types.ExprString(e); len(text) <= 60 && !strings.Contains(text, "\n") {
		return text
	}
	return "a long expression"
}
