package ctxtest

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A use is a context that has ended with its test, given to work in a function
// for Cleanup.
type use struct {
	at     ast.Expr // names the context where it enters the function
	work   *ast.CallExpr
	value  *ctxflow.Value
	caller ast.Expr // of a helper's parameter: what a caller gives it
}

// cleanup reports work in a function for Cleanup, once for each context.
func (c *checker) cleanup(lit *ctxindex.Func) {
	var groups [][]use
	c.walk(lit, func(f *ctxindex.Func) {
		flow := c.Flow.Of(f)
		ast.Inspect(f.Body, func(n ast.Node) bool {
			if _, inner := n.(*ast.FuncLit); inner {
				return false
			}
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			for i, arg := range call.Args {
				if !c.Index.API.IsContext(c.Index.Info.TypeOf(arg)) || !c.Sums.Works(call, i) {
					continue
				}
				if u, ok := c.late(flow, lit, call, arg); ok {
					groups = group(groups, u)
				}
			}
			return true
		})
	})
	for _, g := range groups {
		c.report(lit, g)
	}
}

// walk visits a function for Cleanup and the literals in it. A literal with a
// context of its own is given it by someone, and evaluates to that.
func (c *checker) walk(f *ctxindex.Func, visit func(*ctxindex.Func)) {
	visit(f)
	for _, inner := range f.Lits {
		c.walk(inner, visit)
	}
}

// group puts uses of one context together, in the order in which they stand. Two
// works of one place are one use.
func group(groups [][]use, u use) [][]use {
	for i, g := range groups {
		if g[0].value != u.value {
			continue
		}
		for _, other := range g {
			if other.at == u.at {
				return groups
			}
		}
		groups[i] = append(g, u)
		return groups
	}
	return append(groups, []use{u})
}

// late returns what is to say of an argument that is certainly dead because
// its test has ended.
func (c *checker) late(flow *ctxflow.Func, lit *ctxindex.Func, call *ast.CallExpr, arg ast.Expr) (use, bool) {
	at, ok := flow.Locate(call)
	if !ok {
		return use{}, false
	}
	value, from := flow.Enters(arg, c.Flow.Of(lit), c.Sums.EndsWith)
	if death := flow.DeadAt(flow.Eval(arg), at); death != nil {
		if death.Reason != ctxflow.TestEnd {
			return use{}, false
		}
		if from == nil {
			value, from = flow.Eval(arg), arg
		}
		return use{at: c.source(lit, from), work: call, value: value}, true
	}
	if value == nil || value.Op != ctxflow.Param {
		return use{}, false
	}
	if caller := c.giver(lit, value); caller != nil {
		return use{at: from, work: call, value: value, caller: caller}, true
	}
	return use{}, false
}

// source returns the t.Context() that a variable of the function for Cleanup
// was declared with, where one change repairs all uses; else e itself.
func (c *checker) source(lit *ctxindex.Func, e ast.Expr) ast.Expr {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return e
	}
	v, ok := c.Index.Info.Uses[id].(*types.Var)
	if !ok || v.Pos() < lit.Body.Pos() || lit.Body.End() < v.Pos() {
		return e
	}
	from := e
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Lhs) != 1 || len(as.Rhs) != 1 {
			return true
		}
		if def, ok := as.Lhs[0].(*ast.Ident); ok && c.Index.Info.Defs[def] == v {
			if _, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr); ok {
				from = as.Rhs[0]
			}
		}
		return true
	})
	return from
}

// report reports the uses of one context in one function for Cleanup.
func (c *checker) report(lit *ctxindex.Func, uses []use) {
	first := uses[0]
	text := types.ExprString(first.at)
	test := types.ExprString(ast.Unparen(lit.Call.Fun).(*ast.SelectorExpr).X)
	var related []analysis.RelatedInformation
	message := fmt.Sprintf("%s is canceled before %s.Cleanup runs this, so %s returns immediately; pass context.WithoutCancel(%s)",
		text, test, c.Work(first.work), text)
	if first.caller != nil {
		message = fmt.Sprintf("%s is the test's own context (line %d), which is canceled before %s.Cleanup runs this, so %s returns immediately; pass context.WithoutCancel(%s)",
			text, c.Fset.Position(first.caller.Pos()).Line, test, c.Work(first.work), text)
		related = append(related, report.Related(first.caller, "the context of the test that cleans up"))
	}
	related = append(related, report.Related(lit.Call.Fun, "runs after the context of %s is canceled", test))
	for _, u := range uses[1:] {
		related = append(related, report.Related(u.at, "here too"))
	}
	c.Report(report.Finding{
		Category: "cleanup",
		At:       first.at,
		Message:  message,
		Related:  related,
		Fix:      c.detach(uses),
	})
}

// detach is the fix. It is safe where all that goes is the test's end.
func (c *checker) detach(uses []use) *report.Fix {
	file := c.File(uses[0].at.Pos())
	if file == nil {
		return nil
	}
	pkg, edits := edit.Import(c.TypesInfo, file, uses[0].at.Pos(), "context", "context")
	if pkg != "" {
		pkg += "."
	}
	for _, u := range uses {
		// What wants more than a context.Context can't be given one.
		if !c.isStd(u.at) {
			return nil
		}
		edits = append(edits, edit.Insert(u.at.Pos(), pkg+"WithoutCancel("), edit.Insert(u.at.End(), ")"))
	}
	return &report.Fix{
		Message: "detach the context from the test",
		Safe:    uses[0].caller == nil && uses[0].value.Op == ctxflow.Accessed,
		Edits:   edits,
	}
}
