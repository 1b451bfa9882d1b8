package ctxescape

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// sharers looks at goroutines that drain something under one context, of which
// each calls the cancel function once it is done itself. (Of two that copy in both
// directions each is meant to end the other.)
func (c *checker) sharers(spawns []ctxlife.Spawn) {
	for i, s := range spawns {
		for _, before := range spawns[:i] {
			arg := c.drained(s)
			if arg == nil || c.drained(before) == nil {
				continue
			}
			ends, certain := c.ends(s, before, arg)
			if !ends {
				continue
			}
			assumes := ""
			if !certain {
				assumes = report.CallName(before.Call) + " does not return before it calls the cancel function"
			}
			c.Report(report.Finding{
				Category: "goroutine",
				At:       arg,
				Message: fmt.Sprintf("%s is canceled by whichever goroutine ends first, this one or that of line %d, so %s of the other is cut short; do both in one goroutine and cancel at the end, or derive a context for each",
					types.ExprString(arg), c.Fset.Position(before.Node.Pos()).Line, report.CallName(s.Call)),
				Assumes: assumes,
				Related: []analysis.RelatedInformation{report.Related(before.Node, "works under the same context, and cancels it when it is done")},
			})
			break
		}
	}
}

// drained returns the context under which the function that a go statement calls
// waits for what is in flight, and whose cancel function it calls at the end.
func (c *checker) drained(s ctxlife.Spawn) ast.Expr {
	if s.Call == nil || s.Lit || s.Body == nil {
		return nil
	}
	drains := false
	for n := range s.Body.Nodes((*ast.CallExpr)(nil)) {
		drains = drains || c.Sums.Drains(n.(*ast.CallExpr)) != nil
	}
	if !drains {
		return nil
	}
	for i, arg := range s.Call.Args {
		if c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) && c.Sums.Works(s.Call, i) {
			if cancels, _ := c.canceled(s, s.In.Eval(arg)); cancels {
				return arg
			}
		}
	}
	return nil
}

// canceled reports whether what a go statement calls cancels v before it ends, and
// whether it is certain to.
func (c *checker) canceled(s ctxlife.Spawn, v *ctxflow.Value) (cancels, certain bool) {
	for i, arg := range s.Call.Args {
		cancels, certain := c.Sums.Cancels(s.Call, i)
		if cancel := s.In.Eval(arg); cancels && cancel.Op == ctxflow.Cancel && cancel.Parent() != nil && v.EndsWith(cancel.Parent()) {
			return true, certain
		}
	}
	return false, false
}

// ends reports whether both goroutines are started on one way, and the earlier
// cancels the context of the later; and whether it is certain to.
func (c *checker) ends(s, before ctxlife.Spawn, arg ast.Expr) (ends, certain bool) {
	if !s.In.Dominates(before.At, s.At) {
		return false, false
	}
	return c.canceled(before, s.In.Eval(arg))
}
