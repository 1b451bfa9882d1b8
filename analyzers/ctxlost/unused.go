package ctxlost

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
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
	effect := "canceling it stops nothing"
	if d.how.Timed {
		effect = "the deadline limits nothing"
	}
	message := fmt.Sprintf("nothing uses the context that %s returns, so %s; pass it to the calls it is meant for, or remove it", name, effect)
	var related []analysis.RelatedInformation
	if call, arg := c.parentUse(d, func(*ast.CallExpr, int) bool { return true }); call != nil {
		message = fmt.Sprintf("nothing uses the context that %s returns, so %s; pass it to %s, which gets %s", name, effect, report.CallName(call), types.ExprString(call.Args[arg]))
		related = append(related, report.Related(call, "this call gets another context"))
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

// parentUse returns the first call of the function itself after a derivation that
// does work with its parent, and will do. Deriving is no work: what is derived
// beside a span may be meant so.
func (c *checker) parentUse(d derived, will func(call *ast.CallExpr, arg int) bool) (found *ast.CallExpr, index int) {
	parent := c.parent(d.call, d.how)
	from, ok := d.f.Locate(d.stmt)
	if parent == nil || !ok {
		return nil, 0
	}
	value := d.f.Eval(parent)
	if value.Op == ctxflow.Unknown {
		return nil, 0
	}
	ast.Inspect(d.f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.DeferStmt, *ast.GoStmt:
			return false
		case *ast.CallExpr:
			at, ok := d.f.Locate(n)
			if _, derives := c.derivation(n); derives || !ok || n.Pos() <= d.call.End() || !d.f.Reaches(from, at) {
				break
			}
			for i, arg := range n.Args {
				if found == nil && c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) && c.Sums.Waits(n, i) == ctxsummary.Yes &&
					types.ExprString(ast.Unparen(arg)) == types.ExprString(parent) && d.f.Eval(arg) == value && will(n, i) {
					found, index = n, i
				}
			}
		}
		return found == nil
	})
	return found, index
}
