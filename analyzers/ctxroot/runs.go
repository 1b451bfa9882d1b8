package ctxroot

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
)

// sync reports whether a function is a declared one, or a literal that runs
// while that does: called where it stands or by a callee, or by the name of the
// local variable that holds it.
func (c *checker) sync(f *ctxflow.Func) bool {
	for ; f.ParentFlow() != nil; f = f.ParentFlow() {
		switch f.Run {
		case ctxindex.Called:
		case ctxindex.Passed:
			if c.sums.Callback(f.Call, f.Arg) != ctxapi.CallbackNow {
				return false
			}
		case ctxindex.Stored:
			if !c.onlyCalled(f) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// within reports whether the literals between a use and the function whose
// context is at hand are likely to run while that does: beyond what during knows,
// those whose error the call that they are given to seems to hand back, as a
// retry does.
func (c *checker) within(u ctxintent.Use, h ctxflow.Hand) bool {
	if h.Dead != nil || c.started(u, h) || receiver(c.pass.TypesInfo, u.Call) == h.Var {
		return false
	}
	for _, lit := range h.Crossed {
		switch lit.Run {
		case ctxindex.Called:
			continue
		case ctxindex.Passed:
			if c.sums.Callback(lit.Call, lit.Arg) == ctxapi.CallbackNow || c.handsBack(lit, lit.Call, lit.Arg) {
				continue
			}
		case ctxindex.Stored:
			if c.onlyCalled(lit) {
				continue
			}
		}
		return false
	}
	return true
}

// handsBack reports whether a call is given a literal that can fail, and can
// fail itself.
func (c *checker) handsBack(lit *ctxflow.Func, call *ast.CallExpr, arg int) bool {
	switch c.x.API.Callback(c.x.Callee(call)) {
	case ctxapi.CallbackUnknown:
		sig := c.x.Signature(call)
		return sig != nil && ctxapi.CanFail(lit.Sig) && ctxapi.CanFail(sig) && !c.sums.Outlasts(call, arg)
	}
	return false
}

// onlyCalled reports whether a literal is assigned to a local variable that is
// only ever called, and not by a go statement, or given to what hands its error
// back.
func (c *checker) onlyCalled(lit *ctxflow.Func) bool {
	cur, ok := c.x.Cursor(lit.Node)
	if !ok {
		return false
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok || len(as.Lhs) != 1 {
		return false
	}
	id, ok := as.Lhs[0].(*ast.Ident)
	v := c.pass.TypesInfo.Defs[id]
	if !ok || v == nil {
		return false
	}
	called, mentioned := 0, 0
	ast.Inspect(lit.Parent.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			called -= c.callsVar(n.Call, v)
		case *ast.CallExpr:
			called += c.callsVar(n, v)
			for i, arg := range n.Args {
				if id, ok := ast.Unparen(arg).(*ast.Ident); ok && c.pass.TypesInfo.Uses[id] == v && c.handsBack(lit, n, i) {
					called++
				}
			}
		case *ast.Ident:
			if c.pass.TypesInfo.Uses[n] == v {
				mentioned++
			}
		}
		return true
	})
	return called == mentioned
}

func (c *checker) callsVar(call *ast.CallExpr, v types.Object) int {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok && c.pass.TypesInfo.Uses[id] == v {
		return 1
	}
	return 0
}
