package ctxcleanup

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// records begin the names of functions that write down how something went.
var records = []string{"Save", "Persist", "Store", "Record", "Report", "Complete", "Finish", "Mark", "Respond", "Publish", "Update"}

// outcome reports a call that writes down how a piece of work went under the
// timeout of that work: if it was what ended the work, nothing is written. The
// work tells of its failure by what is written, not by an error that the
// function looks at first.
func (c *checker) outcome(call *ast.CallExpr, at ctxflow.Point) {
	fn := c.x.Callee(call)
	if fn == nil || !c.pass.Enabled("outcome") || c.pass.IsTest(call.Pos()) || !recordsOutcome(fn.Name()) {
		return
	}
	for i, arg := range call.Args {
		if !ctxapi.IsContext(c.pass.TypesInfo.TypeOf(arg)) {
			continue
		}
		v := c.f.Eval(arg)
		if v.Op != ctxflow.Derived || !v.How.Timed || v.In != c.f || v.Parent() == nil || !cancellable(v) || !c.sums.Works(call, i) {
			return
		}
		work := c.told(call, v, at)
		if work == nil {
			return
		}
		ctx := types.ExprString(arg)
		c.pass.Report(report.Finding{
			Category: "outcome",
			At:       arg,
			Message: fmt.Sprintf("%s is that of %s: if its timeout ended that, %s cannot write down how it went; pass the context that %s was derived from, or one with a timeout of its own",
				ctx, report.CallName(work), report.CallName(call), ctx),
			Related: []analysis.RelatedInformation{report.Related(work, "may use up the time of %s", ctx)},
		})
		return
	}
}

func recordsOutcome(name string) bool {
	for _, verb := range records {
		if len(name) >= len(verb) && strings.EqualFold(name[:len(verb)], verb) {
			return true
		}
	}
	return false
}

// told returns the call before, under the same context, all of whose outcome is
// given to this one: a result of it, and its error if it has one.
func (c *checker) told(call *ast.CallExpr, v *ctxflow.Value, at ctxflow.Point) *ast.CallExpr {
	given := c.variables(call)
	var found *ast.CallExpr
	ast.Inspect(c.f.Body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Rhs) != 1 {
			_, lit := n.(*ast.FuncLit)
			return !lit
		}
		work, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr)
		if !ok || work == call || !c.given(c.f, work, v) {
			return true
		}
		if p, ok := c.f.Locate(as); !ok || !c.f.Dominates(p, at) {
			return true
		}
		some, all := false, true
		for _, lhs := range as.Lhs {
			id, ok := lhs.(*ast.Ident)
			if !ok {
				continue
			}
			obj, ok := c.pass.TypesInfo.ObjectOf(id).(*types.Var)
			switch {
			case !ok:
			case given[obj]:
				some = true
			case ctxapi.IsError(obj.Type()):
				all = false
			}
		}
		if some && all {
			found = work
		}
		return true
	})
	return found
}

// gone are words in the names of functions that are given a callback for when
// somebody has gone away, or given up.
var gone = []string{"Disconnect", "Closed", "Leave", "Lost", "Cancel", "Gone"}

// ended reports work that a callback for the end of something does with the
// context that it is given, which is likely that of what has ended.
func (c *checker) ended(call *ast.CallExpr) {
	if c.f.Run != ctxindex.Passed || !c.pass.Enabled("ended") || c.pass.IsTest(call.Pos()) {
		return
	}
	fn := c.x.Callee(c.f.Call)
	if fn == nil || !strings.Contains(fn.Name(), "On") || !containsAny(fn.Name(), gone) {
		return
	}
	for i, arg := range call.Args {
		if !ctxapi.IsContext(c.pass.TypesInfo.TypeOf(arg)) || !c.sums.Works(call, i) {
			continue
		}
		if v := c.f.Eval(arg); v.Op != ctxflow.Param || v.In != c.f {
			continue
		}
		ctx := types.ExprString(arg)
		c.pass.Report(report.Finding{
			Category: "ended",
			At:       arg,
			Message: fmt.Sprintf("something is over when %s has this run, and %s may be the context of that: %s then gives up at once; pass context.WithoutCancel(%s) with a timeout of its own",
				fn.Name(), ctx, report.CallName(call), ctx),
		})
		return
	}
}

func containsAny(name string, words []string) bool {
	for _, w := range words {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}
