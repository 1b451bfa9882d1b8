package ctxlost

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// unused reports a context with a cancel that nothing can use.
func (c *checker) unused(d derived) {
	cancel := d.lhs[d.how.Cancel]
	if ctxindex.IsBlank(cancel) || !d.how.Known {
		return // ctxleak's, or done for something else that the callee does
	}
	if d.ctx.Name == "_" && c.IsTest(d.stmt.Pos()) {
		return // all it wants is a cancel function
	}
	ob, ok := d.obligation()
	if !ok || !d.f.Idle(ob) || c.leaks(ob) {
		return
	}
	name := types.ExprString(d.call.Fun)
	effect := "the cancel stops nothing"
	if d.how.Timed {
		effect = "the deadline bounds nothing"
	}
	message := fmt.Sprintf("nothing uses the context that %s makes, so %s; pass it to the calls it was made for, or remove it", name, effect)
	var related []analysis.RelatedInformation
	if v, _ := c.parent(d.call, d.how); v != nil {
		if call, arg := c.firstUse(d, v); call != nil {
			message = fmt.Sprintf("nothing uses the context that %s makes, so %s; %s below gets %s instead", name, effect, report.CallName(call), types.ExprString(call.Args[arg]))
			related = append(related, report.Related(call, "this call is not bounded"))
		}
	}
	c.Report(report.Finding{Category: "unused", At: d.ctx, Message: message, Related: related})
}

// obligation returns the duty that the derivation hands out.
func (d derived) obligation() (ctxflow.Obligation, bool) {
	for _, ob := range d.f.Obligations() {
		if ob.Stmt == d.stmt && ob.Call == d.call {
			return ob, true
		}
	}
	return ctxflow.Obligation{}, false
}

// leaks: the cancel is not called either, and ctxleak says so.
func (c *checker) leaks(ob ctxflow.Obligation) bool {
	return ob.In.Leak(ob, c.Sums).Kind != ctxflow.NoLeak || ob.Binding == ctxflow.Stored && c.Flow.Unread(ob.Var)
}

// firstUse returns the first call after a derivation that works with its
// parent.
func (c *checker) firstUse(d derived, parent *types.Var) (*ast.CallExpr, int) {
	at, ok := d.f.Locate(d.stmt)
	if !ok {
		return nil, 0
	}
	var found *ast.CallExpr
	index := 0
	c.eachUse(d, parent, func(call *ast.CallExpr, arg int) bool {
		if p, ok := d.f.Locate(call); ok && d.f.Reaches(at, p) && call.Pos() > d.call.End() {
			found, index = call, arg
		}
		return found == nil
	})
	return found, index
}
