package ctxtime

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// longer looks for a timeout that can't come, because a shorter one is around
// it in the same function.
func (c *checker) longer(call *ast.CallExpr) {
	f := c.x.Enclosing(call)
	if f == nil || len(call.Args) < 2 || !c.pass.Enabled("longer") {
		return
	}
	own, ok := c.constant(call.Args[1])
	if !ok {
		return
	}
	for v := c.flow.Of(f).Eval(call.Args[0]); v != nil && v.Op == ctxflow.Derived; v = v.Parent() {
		outer, ok := v.Node.(*ast.CallExpr)
		if !ok || !isTimed(v.How) || len(outer.Args) < 2 {
			continue
		}
		if d, ok := c.constant(outer.Args[1]); ok && d > 0 && d < own {
			c.pass.Report(report.Finding{
				Category: "longer",
				At:       call.Args[1],
				Message:  fmt.Sprintf("this timeout of %s never comes: the context that it is derived from ends after %s; derive it from an earlier one, or leave it out", own, d),
				Related:  []analysis.RelatedInformation{report.Related(outer, "ends after %s", d)},
			})
			return
		}
	}
}
