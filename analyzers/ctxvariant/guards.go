package ctxvariant

import (
	"cmp"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A reach says whether a context can be had at a place.
type reach uint8

const (
	none   reach = iota // there is none
	found               // there is a live one
	silent              // there is one, and it may not be meant
)

// held is the context that a call should take, and what that assumes.
type held struct {
	ctxflow.Hand
	but string
}

// hand returns the context that a call should take: the nearest live one,
// unless a literal that may outlive it stands between.
func (c *checker) hand(f *ctxindex.Func, at ast.Node) (held, reach) {
	for _, h := range c.Flow.Of(f).AtHand(at.Pos()) {
		if ctxapi.IsTesting(h.Var.Type()) || f.Outermost().Sig.Recv() == h.Var {
			continue // a matter of style, and an object with a field
		}
		but, ok := c.Life.Within(h.Crossed)
		if h.Dead != nil || !ok {
			return held{h, but}, silent
		}
		return held{h, but}, found
	}
	return held{}, none
}

// report reports a finding about the context at hand, if there is one.
func (c *checker) report(h held, f report.Finding) {
	if c.IsTest(f.At.Pos()) {
		c.Silent(f.At, f.Category, "a test ends anyway")
		return
	}
	if f.Assumes = cmp.Or(f.Assumes, h.but); f.Category == "unbounded" {
		f.Assumes = ""
	}
	if h.Var != nil {
		if c.Life.Life(h.Value).Endless() {
			c.Silent(f.At, f.Category, "nothing ends the context at hand")
			return
		}
		f.Related, f.Needs = h.Related(), append(report.MayEnd(h.Value), f.Needs...)
	}
	c.Report(f)
}

// meant reports whether the place of a call says that it must not end early.
func (c *checker) meant(p *plain) bool {
	if ctxapi.Ends(p.fn.Name()) || c.within(p) {
		return true
	}
	return c.apart(p.f, p.call)
}

// apart reports whether a call is made by a go or defer statement, or to clean
// up after a call that may have failed because its context ended.
func (c *checker) apart(f *ctxindex.Func, call *ast.CallExpr) bool {
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return true
	}
	switch cur.Parent().Node().(type) {
	case *ast.GoStmt, *ast.DeferStmt:
		return true
	}
	failed := c.Index.FailedCall(call, f.Body)
	if failed == nil {
		return false
	}
	for i, arg := range failed.Args {
		if c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) && c.Sums.Waits(failed, i) == ctxsummary.Yes {
			return true
		}
	}
	return false
}

// within reports whether the call stands in the sibling itself, which would
// call itself for ever, or in a method of its name, which adapts one to the other.
func (c *checker) within(p *plain) bool {
	outer := p.f.Outermost().Obj
	if outer == nil || p.sib == nil {
		return false
	}
	return outer.Name() == p.sib.Func.Name()
}

// bound reports whether a call has its context by another way: among its
// arguments, or by what it is called on.
func (c *checker) bound(p *plain) bool {
	for _, arg := range p.call.Args {
		if t := c.TypesInfo.TypeOf(arg); t == nil || c.carries(t) || isStopChan(t) {
			return true
		}
	}
	sel, ok := ast.Unparen(p.call.Fun).(*ast.SelectorExpr)
	return ok && c.boundOperand(sel.X)
}

func (c *checker) carries(t types.Type) bool {
	return c.Index.API.IsContext(t) || c.Index.API.IsCarrier(t)
}

// isStopChan: a channel that says when to stop may well be a context's.
func isStopChan(t types.Type) bool {
	_, ok := t.Underlying().(*types.Chan)
	return ok && ctxapi.IsDoneChan(t)
}

// boundOperand reports whether an operand is or carries a context, or is made
// from one by the calls that it consists of.
func (c *checker) boundOperand(e ast.Expr) bool {
	for {
		e = ast.Unparen(e)
		if t := c.TypesInfo.TypeOf(e); t != nil && c.TypesInfo.Types[e].IsValue() && c.carries(t) {
			return true
		}
		switch n := e.(type) {
		case *ast.SelectorExpr:
			e = n.X
		case *ast.CallExpr:
			for _, arg := range n.Args {
				if t := c.TypesInfo.TypeOf(arg); t != nil && c.carries(t) {
					return true
				}
			}
			e = n.Fun
		default:
			return false
		}
	}
}
