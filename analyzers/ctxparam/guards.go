package ctxparam

import (
	"fmt"
	"go/ast"
	"path/filepath"
	"time"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// committed returns what a claim assumes where a caller is past a point of no
// return.
func (c *checker) committed(cs ctxintent.Callers, r *ctxintent.Root) string {
	for _, call := range cs.With {
		if but := c.intent.Committed(r.Value, ctxintent.Use{Call: call.Call, In: c.Flow.Of(call.In)}, call.Hand); but != "" {
			return but
		}
	}
	return ""
}

// brief reports whether a context was given less than a second on its way from
// the root: to stop such work earlier is worth nobody's parameter.
func (c *checker) brief(u ctxintent.Use) bool {
	for v := u.In.Eval(u.Call.Args[u.Arg]); v != nil && v.Op == ctxflow.Derived; v = v.Parent() {
		call, ok := v.Node.(*ast.CallExpr)
		if !ok || len(call.Args) < 2 {
			continue
		}
		fn := c.Index.Callee(call)
		if (ctxapi.IsFunc(fn, "context", "WithTimeout") || ctxapi.IsFunc(fn, "context", "WithTimeoutCause")) &&
			c.extents.Pause(call.Args[1], nil).Each < time.Second {
			return true
		}
	}
	return false
}

// isRoot reports whether an expression calls Background or TODO.
func (c *checker) isRoot(e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	return ok && c.Index.API.IsRoot(c.Index.Callee(call))
}

// subject is the name of a call where a message begins with it: in lower case.
func subject(call *ast.CallExpr) string {
	if name := report.CallName(call); !ast.IsExported(name) {
		return name
	}
	return "the call of " + report.CallName(call)
}

// place is a place for a message.
func (c *checker) place(n ast.Node) string {
	p := c.Fset.Position(n.Pos())
	return fmt.Sprintf("%s:%d", filepath.Base(p.Filename), p.Line)
}
