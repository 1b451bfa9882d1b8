package report

import (
	"go/ast"
	"go/types"
)

// longest is how long a callee may be spelled in a message.
const longest = 40

// CallName is how a message names what a call calls: "srv.Shutdown". Of a long
// chain of calls it is the last one.
func CallName(call *ast.CallExpr) string {
	fun := ast.Unparen(call.Fun)
	name := types.ExprString(fun)
	if len(name) <= longest {
		return name
	}
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		return sel.Sel.Name
	}
	return "the call"
}
