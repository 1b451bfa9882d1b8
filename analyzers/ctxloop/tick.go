package ctxloop

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// tick reports a loop over the channel of a ticker in a goroutine, or where a
// context is at hand, that is left by what a turn finds out: only the next tick
// brings it to look, because stopping a ticker doesn't close its channel. Where nothing
// at hand could wake it, that matters only to who waits for its end.
func (c *checker) tick(l *loop) bool {
	if !c.Likely("slow") || !l.exits(l.head, headExit(l)) {
		return false
	}
	ch := c.ticker(l)
	if ch == nil {
		return false
	}
	takes := c.extents.Period(ch)
	weight := c.extents.Weigh(ctxextent.Late, takes)
	first := c.first(l)
	if weight == ctxextent.Nothing || first == nil {
		return false
	}
	for _, n := range c.nodes(l) {
		if c.stops(n) || c.handsContext(n) {
			return false
		}
	}
	h, ok := c.hand(first)
	if !ok && !c.spawned(c.f.Func) {
		return false
	}
	f := report.Finding{Category: "slow", At: report.At(l.stmt.Pos(), l.body.Lbrace)}
	remedy := "receive from a channel as well that is closed to stop it"
	if ok {
		remedy = "also select on " + h.Expr + ".Done()"
		f.Related, f.Needs = h.Related(), report.MayEnd(h.Value)
	} else if signal := c.signal(); signal != "" {
		remedy = "also select on " + signal
	} else if !c.joined() {
		f.Assumes = "somebody waits until it has stopped"
	}
	if weight == ctxextent.Word {
		f.Assumes = cmp.Or(f.Assumes, "a delay of "+takes.Each.String()+" matters")
	}
	f.Message = "the loop notices that it should stop only after the next tick of " + types.ExprString(ch) + ", which nothing closes; " + remedy
	c.Report(f)
	return true
}

// signal names what is in reach that ends whoever looks: a stop channel among the
// parameters, or what ends with the receiver, a context that the package cancels or a
// channel that it closes.
func (c *checker) signal() string {
	for p := range c.f.Sig.Params().Variables() {
		if ctxapi.IsDoneChan(p.Type()) && p.Name() != "" && p.Name() != "_" {
			return p.Name()
		}
	}
	recv, field := c.Life.Owner(c.f.Func)
	if field != nil {
		return recv.Name() + "." + field.Name() + ".Done()"
	}
	recv = c.f.Outermost().Sig.Recv()
	if recv == nil || recv.Name() == "" || recv.Name() == "_" {
		return ""
	}
	for _, ch := range c.chans.Shared {
		if !ctxapi.IsDoneChan(ch.Var.Type()) || len(ch.Of(ctxchan.Close)) == 0 {
			continue
		}
		if obj, _, _ := types.LookupFieldOrMethod(recv.Type(), true, c.Pkg, ch.Var.Name()); obj == types.Object(ch.Var) {
			return recv.Name() + "." + ch.Var.Name()
		}
	}
	return ""
}

// joined reports whether the package waits for what the function tells at its end: it is
// done with a group that somebody waits for, or sends on, or closes, a channel that
// somebody receives from.
func (c *checker) joined() bool {
	if c.Life.Awaited(c.f.Func) {
		return true
	}
	for _, ch := range slices.Concat(c.chans.Local, c.chans.Shared) {
		tells, heard := false, false
		for _, op := range ch.Ops {
			mine := op.In == c.f.Func
			tells = tells || mine && (op.Kind == ctxchan.Send || op.Kind == ctxchan.Close)
			heard = heard || !mine && (op.Kind == ctxchan.Receive || op.Kind == ctxchan.Range)
		}
		if tells && heard {
			return true
		}
	}
	return false
}

// ticker returns the channel of a ticker that a loop ranges over, or that a
// statement of an endless one receives from outside of a select.
func (c *checker) ticker(l *loop) ast.Expr {
	switch s := l.stmt.(type) {
	case *ast.RangeStmt:
		if c.ticks(s.X) {
			return s.X
		}
	case *ast.ForStmt:
		if !c.unbounded(l) {
			return nil
		}
		for _, stmt := range s.Body.List {
			e, ok := stmt.(*ast.ExprStmt)
			if !ok {
				continue
			}
			if u, ok := ast.Unparen(e.X).(*ast.UnaryExpr); ok && u.Op == token.ARROW && c.ticks(u.X) {
				return u.X
			}
		}
	}
	return nil
}

// spawned reports whether a function is started by a go statement: a literal
// that stands there, or a function of the package.
func (c *checker) spawned(f *ctxindex.Func) bool {
	if f.Obj == nil {
		return f.Run == ctxindex.Spawned
	}
	calls, _ := c.Index.Callers(f.Obj)
	return slices.ContainsFunc(calls, func(call ctxindex.Caller) bool { return call.Spawned })
}
