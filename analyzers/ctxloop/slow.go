package ctxloop

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// pause returns the duration of a call of time.Sleep or time.After, or of the
// methods of a clock that stand for them, or nil.
func pause(info *types.Info, call *ast.CallExpr) ast.Expr {
	var id *ast.Ident
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		id = fun
	case *ast.SelectorExpr:
		id = fun.Sel
	default:
		return nil
	}
	fn, ok := info.Uses[id].(*types.Func)
	if !ok || len(call.Args) != 1 {
		return nil
	}
	if ctxapi.IsFunc(fn, "time", "Sleep") || ctxapi.IsFunc(fn, "time", "After") {
		return call.Args[0]
	}
	if fn.Name() == "Sleep" || fn.Name() == "After" {
		if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) && fn.Signature().Params().Len() == 1 && ctxapi.IsDuration(fn.Signature().Params().At(0).Type()) {
			return call.Args[0]
		}
	}
	return nil
}

// A sleep is a statement of a loop that pauses: time.Sleep(d), or <-time.After(d)
// outside of a select.
type sleep struct {
	stmt  *ast.ExprStmt
	call  *ast.CallExpr
	loop  *loop
	looks ctxextent.Looks
	takes ctxextent.Pause
}

// sleeps returns the pauses of f that are worth a word.
func (c *checker) sleeps(loops []*loop) []sleep {
	var found []sleep
	ast.Inspect(c.f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ExprStmt:
			call := c.waitsIn(n)
			if call == nil {
				break
			}
			l := innermost(loops, c.f, call)
			if l == nil {
				break
			}
			s := sleep{n, call, l, c.looks(n, l), c.extents.Pause(call.Args[0], l.stmt)}
			if weight := c.extents.Weigh(s.looks, s.takes); weight == ctxextent.Defect || weight == ctxextent.Word && !c.within(s, loops) {
				found = append(found, s)
			} else if weight == ctxextent.Nothing {
				c.Silent(n, "slow", "%s", c.short(s))
			} else {
				c.Silent(n, "slow", "the loop around looks at the context in each of its own turns, a few short pauses later")
			}
		}
		return true
	})
	return found
}

// short says why a pause is not worth a word.
func (c *checker) short(s sleep) string {
	after := "the loop looks at a context after it"
	if s.looks != ctxextent.Late {
		after = "a loop that never looks at a context is told of a longer one"
	}
	if s.takes.Each == ctxextent.Unbounded {
		return "how long the pause is, is not known; " + after
	}
	return fmt.Sprintf("a pause of %v is too short for the end of a context to matter; %s (extent, in ctxlint.yaml, has the thresholds)", s.takes.Each, after)
}

// within reports whether a pause stands in a loop over data, such as a list, in one
// that looks at the context in each of its own turns: it takes a few short pauses for
// that to see the end.
func (c *checker) within(s sleep, loops []*loop) bool {
	over, ok := s.loop.stmt.(*ast.RangeStmt)
	if !ok || s.looks != ctxextent.Never || c.unbounded(s.loop) {
		return false
	}
	if _, stream := c.TypesInfo.TypeOf(over.X).Underlying().(*types.Chan); stream {
		return false
	}
	return slices.ContainsFunc(loops, func(outer *loop) bool {
		return outer != s.loop && ctxindex.Contains(outer.stmt, over) && !c.roundWithout(outer, ctxflow.Point{Block: int(outer.head.Index)})
	})
}

// waitsIn returns the call by which a statement pauses.
func (c *checker) waitsIn(s *ast.ExprStmt) *ast.CallExpr {
	if c.f.IsComm(s) {
		return nil
	}
	e := ast.Unparen(s.X)
	after := false
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.ARROW {
		e, after = ast.Unparen(u.X), true
	}
	call, ok := e.(*ast.CallExpr)
	if !ok || pause(c.TypesInfo, call) == nil || after != (c.Index.Callee(call).Name() == "After") {
		return nil
	}
	return call
}

// looks says how a loop sees, behind a pause, that its context has ended.
func (c *checker) looks(s *ast.ExprStmt, l *loop) ctxextent.Looks {
	at, ok := c.f.Locate(s)
	switch {
	case !ok || !c.roundWithout(l, at):
		return ctxextent.Late
	case c.unbounded(l) && !l.exits(l.head, headExit(l)) && !c.dies(l):
		return ctxextent.Trapped
	}
	return ctxextent.Never
}

// sleep reports one pause.
func (c *checker) sleep(s sleep) bool {
	w, ok := c.watch(s.call)
	if !ok {
		if hands := c.f.AtHand(s.call.Pos()); len(hands) > 0 {
			c.Silent(s.stmt, "slow", "%s is in scope, but nothing shows that it is meant to stop the loop", hands[0].Expr)
		} else {
			c.Silent(s.stmt, "slow", "%s", c.unwatched(s.call))
		}
		return false
	}
	if s.looks == ctxextent.Late && c.leftAlone(w) {
		c.Silent(s.stmt, "slow", "the loop sees the end of the context after the pause, and nothing waits for it")
		return false
	}
	name := "time." + c.Index.Callee(s.call).Name()
	if c.Index.Callee(s.call).Signature().Recv() != nil {
		name = types.ExprString(s.call.Fun) // a clock's
	}
	finding := report.Finding{Category: "slow", At: s.stmt.X, Related: w.related, Assumes: c.assumes(s, w), Needs: report.MayEnd(w.hand.Value)}
	if w.field == nil && s.looks == ctxextent.Late {
		// Have: it only ends late, and nobody waits for the end of a program.
		if !c.Life.Life(w.hand.Value).Ends() {
			c.Silent(s.stmt, "slow", "%s ends with the program or never: the loop only ends late, and nobody waits for that", w.name)
			return true
		}
		finding.Needs = report.MayEndEarly(w.hand.Value)
	}
	effect := ""
	switch s.looks {
	case ctxextent.Late:
		effect = c.noticed(s.loop, w)
	case ctxextent.Trapped:
		finding.Category = "endless"
		effect = fmt.Sprintf("the loop never exits, even after %s is done", w.name)
	case ctxextent.Never:
		effect = fmt.Sprintf("the loop keeps running after %s is done", w.name)
		if call, given, fatal := c.failure(s.loop); fatal == nil && call != nil && given.name == w.name {
			finding.Category = "retry"
			effect = fmt.Sprintf("the loop retries forever after %s is done, because %s then fails every time", w.name, report.CallName(call))
		}
	}
	finding.Message = fmt.Sprintf("%s ignores %s: %s; use a timer and select on %s.Done()", name, w.name, effect, w.name)
	if w.field == nil {
		finding.Fix = c.selectFix(s.stmt, s.call, w.hand)
	}
	finding.Related = append(finding.Related, s.loop.related())
	c.Report(finding)
	return true
}

// leftAlone reports whether the code runs on a goroutine whose starter waits for what it
// sends or for the end of the context, and leaves then: nobody minds that the goroutine
// ends later. Another may be waited for by whoever has its group.
func (c *checker) leftAlone(w watched) bool {
	if when, _ := c.Life.Runs(c.f.Func); w.field != nil || when != ctxlife.Beside || c.f.Run != ctxindex.Spawned {
		return false
	}
	outer := c.f.ParentFlow()
	start, ok := outer.Locate(c.f.Node)
	for _, arm := range outer.DoneArms() {
		at := ctxflow.Point{Block: int(arm.Body.Index), Node: -1}
		if ok && ctxpeer.SameEnd(arm.Ctx, w.hand.Value) && outer.Reaches(start, at) && c.Life.After(outer, at) != ctxlife.Waits && c.answeredIn(arm.Select) {
			return true
		}
	}
	return false
}

// answeredIn reports whether a select receives what the function sends.
func (c *checker) answeredIn(sel *ast.SelectStmt) bool {
	return slices.ContainsFunc(sel.Body.List, func(clause ast.Stmt) bool {
		recv := ctxindex.Received(clause.(*ast.CommClause).Comm)
		return recv != nil && slices.ContainsFunc(c.chans.Named(ctxchan.Variable(c.TypesInfo, recv.X)), func(ch *ctxchan.Chan) bool {
			return slices.ContainsFunc(ch.Of(ctxchan.Send, ctxchan.Close), func(op ctxchan.Op) bool { return op.In == c.f.Func })
		})
	})
}

func (l *loop) related() analysis.RelatedInformation {
	return analysis.RelatedInformation{Pos: l.stmt.Pos(), End: l.body.Lbrace, Message: "the loop"}
}

// assumes says what the code does not show: that somebody minds the pause, or
// that the context is meant to end what it paces.
func (c *checker) assumes(s sleep, w watched) string {
	switch other := c.other(s, w); {
	case w.assumes != "":
		return w.assumes
	case other != "":
		return fmt.Sprintf("%s is meant to stop this as well, although the work runs under %s", w.name, other)
	case c.extents.Weigh(s.looks, s.takes) == ctxextent.Defect:
		return ""
	case s.looks == ctxextent.Late:
		return "a delay of " + s.takes.Each.String() + " matters"
	}
	return "the pauses add up"
}

// other returns the context that the work in a loop runs under, if that is not
// the one to watch, which the loop does not know at all.
func (c *checker) other(s sleep, w watched) string {
	if w.field != nil {
		return ""
	}
	other := ""
	for _, n := range c.nodes(s.loop) {
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit, *ast.GoStmt:
				return false
			case *ast.CallExpr:
				for i, arg := range n.Args {
					if t := c.TypesInfo.TypeOf(arg); t == nil || !ctxapi.IsContext(t) || c.Sums.Waits(n, i) != ctxsummary.Yes {
						continue
					}
					v := c.f.Eval(arg)
					if v.MayDeriveFrom(w.hand.Value) || v.IsRoot() {
						other = "-"
					} else if other == "" {
						other = types.ExprString(arg)
					}
				}
				if c.f.Queries(n) {
					other = "-"
				}
			}
			return true
		})
	}
	if other == "-" {
		return ""
	}
	return other
}

// poll reports a range over a channel whose body asks the context without
// waiting for it: while the channel is quiet, nobody asks.
func (c *checker) poll(l *loop) bool {
	s, ok := l.stmt.(*ast.RangeStmt)
	if !ok || !c.Enabled("slow") {
		return false
	}
	t := c.TypesInfo.TypeOf(s.X)
	first := c.first(l)
	if t == nil || first == nil {
		return false
	}
	if _, ok := t.Underlying().(*types.Chan); !ok || !c.neverClosed(s) {
		return false
	}
	for _, h := range c.f.AtHand(first.Pos()) {
		if h.Dead != nil || !c.Life.Certain(c.f, h) || !c.Life.During(h) {
			continue
		}
		if asked := c.f.Polled(l.body, h.Value); asked != nil {
			c.Report(report.Finding{
				Category: "slow",
				At:       report.At(s.Pos(), s.Body.Lbrace),
				Message: fmt.Sprintf("%s is checked only after a receive from %s, so the loop does not notice that %s is done while nothing is sent; select on both",
					h.Expr, types.ExprString(s.X), h.Expr),
				Needs:   report.MayEnd(h.Value),
				Related: append(h.Related(), analysis.RelatedInformation{Pos: asked.Pos(), End: asked.End(), Message: "checked here, without waiting"}),
			})
			return true
		}
	}
	return false
}
