package ctxescape

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

func returnsBound(sig *types.Signature) bool {
	for i := range sig.Results().Len() {
		t := sig.Results().At(i).Type()
		if _, basic := t.Underlying().(*types.Basic); !basic && !ctxapi.IsError(t) {
			return true
		}
	}
	return false
}

// madeByAny reports whether a call makes an HTTP response by a method of an
// interface: unlike net/http's own client, an implementation need not bind its
// body to the context of the request.
func (c *checker) madeByAny(call *ast.CallExpr) bool {
	fn := c.Index.Callee(call)
	if fn == nil || fn.Signature().Recv() == nil || !types.IsInterface(fn.Signature().Recv().Type()) {
		return false
	}
	results := fn.Signature().Results()
	return results.Len() > 0 && ctxapi.IsHTTPResponse(results.At(0).Type())
}

// leaves reports what a function returns although the context that it is bound to
// is canceled on the way out.
func (c *checker) leaves(exit ctxlife.Exit) {
	how := fmt.Sprintf("the cancel on line %d", c.Fset.Position(exit.Death.Node.Pos()).Line)
	if exit.Death.Reason == ctxflow.DeferOrder {
		how = fmt.Sprintf("the deferred cancel on line %d", c.Fset.Position(exit.Death.Node.Pos()).Line)
	}
	f := report.Finding{At: exit.At, Category: "result"}
	if exit.Use != nil {
		f.Assumes, f.Needs = c.Waits(exit.Use, exit.Arg)
	} else if call, ok := exit.Value.Node.(*ast.CallExpr); ok && exit.What == ctxlife.Result && c.madeByAny(call) {
		f.Assumes = "the response of " + report.CallName(call) + " is bound to its context"
	}
	switch exit.What {
	case ctxlife.Result:
		f.Message = fmt.Sprintf("%s runs before the caller can use %s, which needs the context; %s", how, exit.Name, advice(exit.Type))
	case ctxlife.Context:
		f.Category = "context"
		f.Message = fmt.Sprintf("%s runs before the caller gets %s; return the cancel function with it instead of calling it", how, exit.Name)
	case ctxlife.Closure:
		f.Category = "closure"
		f.Message = fmt.Sprintf("%s runs before the returned function uses %s; derive the context inside the function, or use context.WithoutCancel", how, exit.Name)
	}
	if exit.Use != nil {
		f.Related = append(c.related(nil, exit.Death.Node), report.Related(exit.Use, "this call fails"))
	} else {
		f.Related = c.related(exit.Value.Node, exit.Death.Node)
	}
	c.Report(f)
}

// related are where a context is canceled and what was bound to it, if anything.
func (c *checker) related(made, death ast.Node) []analysis.RelatedInformation {
	related := []analysis.RelatedInformation{report.Related(death, "the context is canceled here")}
	if made != nil {
		related = append(related, report.Related(made, "bound to the context here"))
	}
	return related
}

// advice says what to do with a value of a lazy type.
func advice(t types.Type) string {
	if tuple, ok := t.(*types.Tuple); ok && tuple.Len() > 0 {
		t = tuple.At(0).Type()
	}
	switch {
	case ctxapi.IsHTTPResponse(t):
		return "read the body here, or call cancel in its Close"
	case ctxapi.UsesUp(t, "Commit"):
		return "begin it with the caller's ctx, or return the cancel function with it"
	case ctxapi.UsesUp(t, "Scan"):
		return "scan it here, or return the cancel function with it"
	case ctxapi.UsesUp(t, "Process"):
		return "wait for the command here, or return the cancel function with it"
	}
	return "consume it here, or return the cancel function with it"
}
