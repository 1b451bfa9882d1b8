package report

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// CallName is how a message names what a call calls: "srv.Shutdown". Of a long
// chain of calls it is the last one.
func CallName(call *ast.CallExpr) string { return ctxindex.CallName(call) }
