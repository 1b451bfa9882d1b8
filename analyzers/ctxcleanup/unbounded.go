package ctxcleanup

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// unbounded reports a drain that nothing bounds: a root or detached context
// given to a function that waits for work in flight.
func (c *checker) unbounded(call *ast.CallExpr) {
	if !c.Enabled("unbounded") || c.IsTest(call.Pos()) {
		return
	}
	arg := c.Sums.Drains(call)
	if arg == nil {
		return
	}
	assumes := c.Sums.Assumes(call, slices.Index(call.Args, arg))
	if assumes != "" && recvInterface(c.Index.Callee(call)) {
		return // an implementation that waits is nowhere in sight
	}
	if fn := c.Index.Callee(call); !ctxapi.Undoes(fn.Name()) && !c.tearsDown(call) {
		return // to flush is a barrier in the course of work as well
	}
	endless := c.f.Eval(arg).All(func(v *ctxflow.Value) bool {
		return v.Op == ctxflow.Root || v.Op == ctxflow.Detached
	})
	if endless {
		c.Report(report.Finding{
			Category: "unbounded",
			Assumes:  assumes,
			At:       arg,
			Message:  report.CallName(call) + " gets a context without a deadline, so it may block forever; derive one with context.WithTimeout",
		})
	}
}

// recvInterface reports whether a function is a method of an interface.
func recvInterface(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type())
}

// tearsDown reports whether a call stands where something ends: it is deferred, or a
// function around it is named for that.
func (c *checker) tearsDown(call *ast.CallExpr) bool {
	for f := c.Index.Enclosing(call); f != nil; f = f.Parent {
		if f.Run == ctxindex.Deferred || f.IsMain() || f.Obj != nil && (ctxapi.Ends(f.Obj.Name()) || ctxapi.CleansUp(f.Obj.Name()) || ctxapi.Drains(f.Obj.Name())) {
			return true
		}
	}
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return false
	}
	_, deferred := cur.Parent().Node().(*ast.DeferStmt)
	return deferred
}
