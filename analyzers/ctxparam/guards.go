package ctxparam

import (
	"cmp"
	"go/ast"
	"time"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
)

// considered returns what a claim assumes where a caller is past a point of no
// return, or says that it knows of the root.
func (c *checker) considered(cs ctxintent.Callers, r *ctxintent.Root) string {
	for _, call := range cs.With {
		if but := cmp.Or(c.Declined(call.Call), c.intent.Known(call.Call)); but != "" {
			return but
		}
		if but := c.intent.Committed(r.Value, ctxintent.Use{Call: call.Call, In: c.Flow.Of(call.In)}, call.Hand); but != "" {
			return but
		}
	}
	return ""
}

// soon is when work ends of itself so early that ending it with its caller is a
// matter of taste: of the judged findings with such a timeout 1 of 4 was right.
const soon = 30 * time.Second

// bound returns the shortest constant timeout that a context was given on its way
// from the root. Under a second, to stop the work earlier is worth nobody's
// parameter.
func (c *checker) bound(u ctxintent.Use) time.Duration {
	least := ctxextent.Unbounded
	for v := u.In.Eval(u.Call.Args[u.Arg]); v != nil && v.Op == ctxflow.Derived; v = v.Parent() {
		call, ok := v.Node.(*ast.CallExpr)
		if !ok || len(call.Args) < 2 {
			continue
		}
		fn := c.Index.Callee(call)
		if ctxapi.IsFunc(fn, "context", "WithTimeout") || ctxapi.IsFunc(fn, "context", "WithTimeoutCause") {
			least = min(least, c.extents.Pause(call.Args[1], nil).Each)
		}
	}
	return least
}
