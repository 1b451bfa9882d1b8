package ctxroot

import (
	"go/ast"
	"go/constant"
	"time"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// brief reports whether a context was given less than a second on its way from
// the root: to stop such work earlier is worth nobody's parameter.
func (c *checker) brief(v *ctxflow.Value) bool {
	for ; v != nil && v.Op == ctxflow.Derived; v = v.Parent() {
		call, ok := v.Node.(*ast.CallExpr)
		if !ok || len(call.Args) < 2 {
			continue
		}
		fn := c.x.Callee(call)
		if !ctxapi.IsFunc(fn, "context", "WithTimeout") && !ctxapi.IsFunc(fn, "context", "WithTimeoutCause") {
			continue
		}
		if d := c.pass.TypesInfo.Types[call.Args[1]].Value; d != nil {
			if n, exact := constant.Int64Val(constant.ToInt(d)); exact && time.Duration(n) < time.Second {
				return true
			}
		}
	}
	return false
}
