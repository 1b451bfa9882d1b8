package ctxloop

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// depth bounds how many functions a context would have to be handed through.
const depth = 3

// A caller is a call with the context that it could pass: the calling function's
// own, or that of the function's callers in turn.
type caller struct {
	call *ast.CallExpr
	hand ctxflow.Hand
}

// callers returns the calls of an unexported function that takes no context,
// if it is only ever called, and each caller has a live context, as far as hand
// says.
func (p *program) callers(f *ctxindex.Func, hand func(*checker, ast.Node) (ctxflow.Hand, bool)) []caller {
	return p.callersWithin(f, hand, depth)
}

func (p *program) callersWithin(f *ctxindex.Func, hand func(*checker, ast.Node) (ctxflow.Hand, bool), depth int) []caller {
	if depth == 0 || f.Obj == nil || f.Obj.Exported() || p.IsTest(f.Body.Pos()) || ctxapi.Ends(f.Obj.Name()) || ctxapi.HasContext(f.Sig) {
		return nil
	}
	calls, complete := p.Index.Callers(f.Obj)
	if !complete {
		return nil
	}
	var callers []caller
	for _, from := range calls {
		g, call := from.In, from.Call
		if g == nil || g.Outermost() == f || from.Deferred {
			return nil // what cleans up may outlive a context
		}
		c := &checker{program: p, f: p.Flow.Of(g)}
		if h, ok := hand(c, call); ok {
			callers = append(callers, caller{call, h})
			continue
		}
		if g.Parent != nil || len(c.f.AtHand(call.Pos())) > 0 {
			return nil
		}
		further := p.callersWithin(g, hand, depth-1)
		if further == nil {
			return nil
		}
		callers = append(callers, further...)
	}
	return callers
}

// near returns the nearest context, also in a literal of which it is not known
// when it runs: an attempt is made while somebody waits for it.
func (c *checker) near(at ast.Node) (ctxflow.Hand, bool) {
	for _, h := range c.f.AtHand(at.Pos()) {
		if c.Life.Certain(c.f, h) {
			return h, h.Dead == nil && !c.Life.ValueOnly(h)
		}
	}
	return ctxflow.Hand{}, false
}

func callersHave(callers []caller) string {
	if len(callers) == 1 {
		return "its caller has a context"
	}
	return fmt.Sprintf("each of its %d callers has a context", len(callers))
}

func relatedCallers(callers []caller) []analysis.RelatedInformation {
	var related []analysis.RelatedInformation
	for i, c := range callers {
		if i < 3 {
			related = append(related, report.Related(c.call, "%s is in scope here", c.hand.Expr))
		}
	}
	return related
}

// helper returns the callers of a function without a context if one could be
// passed to it.
func (c *checker) helper(at ast.Node) []caller {
	if !c.Enabled("helper") || c.f.Parent != nil || len(c.f.AtHand(at.Pos())) > 0 {
		return nil
	}
	return c.callers(c.f.Func, (*checker).hand)
}

// helperSleep reports a pause in a function whose callers all have a context.
func (c *checker) helperSleep(call *ast.CallExpr) bool {
	callers := c.helper(call)
	if callers == nil {
		return false
	}
	c.Report(report.Finding{
		Category: "helper",
		At:       call,
		Message: fmt.Sprintf("nothing can interrupt this pause, because %s takes no context although %s; give it a parameter ctx context.Context and select on ctx.Done() and a timer",
			c.f.Obj.Name(), callersHave(callers)),
		Related: relatedCallers(callers),
	})
	return true
}

// helperLong reports a loop of slow calls in such a function.
func (c *checker) helperLong(l *loop, slow *ast.CallExpr) bool {
	callers := c.helper(slow)
	if callers == nil {
		return false
	}
	c.Report(report.Finding{
		Category: "helper",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message: fmt.Sprintf("each iteration can %s in %s and nothing can stop this loop, because %s takes no context although %s; give it a parameter ctx context.Context and return if ctx.Err() != nil",
			c.does(slow), types.ExprString(slow.Fun), c.f.Obj.Name(), callersHave(callers)),
		Related: append(relatedCallers(callers), report.Related(slow, "can take long here")),
	})
	return true
}

// does says what a slow call can do.
func (c *checker) does(slow *ast.CallExpr) string {
	if c.Sums.Blocks(slow) {
		return "block"
	}
	return "access the disk"
}
