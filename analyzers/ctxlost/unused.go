package ctxlost

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// unused reports a context with a cancel that nothing can use.
func (c *checker) unused(d derived) {
	cancel := d.lhs[d.how.Cancel]
	if isBlank(cancel) || !d.how.Known {
		return // ctxleak's, or done for something else that the callee does
	}
	if d.ctx.Name == "_" {
		if c.pass.IsTest(d.stmt.Pos()) {
			return // all it wants is a cancel function
		}
	} else {
		v, ok := c.pass.TypesInfo.ObjectOf(d.ctx).(*types.Var)
		if !ok || !declares(d, v) || isResult(d, v) || c.readAfter(d.f, d.stmt, v) {
			return
		}
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
			message = fmt.Sprintf("nothing uses the context that %s makes, so %s; %s below gets %s instead", name, effect, callName(call), types.ExprString(call.Args[arg]))
			related = append(related, report.Related(call, "this call is not bounded"))
		}
	}
	c.pass.Report(report.Finding{Category: "unused", At: d.ctx, Message: message, Related: related})
}

// declares reports whether v is a variable of the function itself: others may
// be read elsewhere.
func declares(d derived, v *types.Var) bool {
	return d.f.Func.Node.Pos() <= v.Pos() && v.Pos() < d.f.Func.Node.End()
}

func isResult(d derived, v *types.Var) bool {
	for i := range d.f.Sig.Results().Len() {
		if d.f.Sig.Results().At(i) == v {
			return true
		}
	}
	return false
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

// callName is how a message names the callee.
func callName(call *ast.CallExpr) string {
	if name := types.ExprString(ast.Unparen(call.Fun)); len(name) <= 40 {
		return name
	}
	return "the call"
}
