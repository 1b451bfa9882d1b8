package ctxvariant

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// helpers reports functions that call what they are given again and again and
// sleep in between, and that take neither a context nor a stop channel: none of
// their callers can stop them.
func (c *checker) helpers() {
	if !c.pass.Enabled("helper") {
		return
	}
	for _, f := range c.x.Funcs {
		if f.Obj == nil || c.pass.IsTest(f.Body.Pos()) || c.inSight(f) {
			continue
		}
		callback := runs(f)
		if callback == nil {
			continue
		}
		if sleep := c.sleepsBetween(f, callback); sleep != nil {
			c.pass.Report(report.Finding{
				Category: "helper",
				At:       sleep,
				Message: fmt.Sprintf("nothing can stop %s between two calls of %s, because it takes no context; take one, and select on its Done and a timer here",
					f.Obj.Name(), callback.Name()),
				Related: []analysis.RelatedInformation{{Pos: callback.Pos(), End: callback.Pos(), Message: "called again and again"}},
			})
		}
	}
}

// runs returns the parameter that is a function, nil if there is none or
// something that may say when to stop.
func runs(f *ctxindex.Func) *types.Var {
	var callback *types.Var
	for v := range f.Sig.Params().Variables() {
		switch t := v.Type().Underlying().(type) {
		case *types.Signature:
			if callback == nil && t.Results().Len() > 0 {
				callback = v
			}
		case *types.Chan:
			return nil
		}
		if ctxapi.IsTesting(v.Type()) {
			return nil
		}
	}
	return callback
}

// sleepsBetween returns the pause in a loop of f that calls the callback.
func (c *checker) sleepsBetween(f *ctxindex.Func, callback *types.Var) *ast.CallExpr {
	var sleep *ast.CallExpr
	ast.Inspect(f.Body, func(n ast.Node) bool {
		var body *ast.BlockStmt
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ForStmt:
			body = n.Body
		case *ast.RangeStmt:
			body = n.Body
		}
		if body == nil || sleep != nil {
			return sleep == nil
		}
		calls := false
		var pause *ast.CallExpr
		ast.Inspect(n, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			calls = calls || c.variable(call.Fun) == callback
			if fn := c.x.Callee(call); fn != nil && fn.FullName() == "time.Sleep" {
				pause = call
			}
			return true
		})
		if calls && pause != nil {
			sleep = pause
		}
		return true
	})
	return sleep
}
