package ctxcleanup

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxcleanup",
		Doc:  doc,
		Run:  run,
	})
}

// A checker looks at one function.
type checker struct {
	*report.Pass
	f    *ctxflow.Func
	made int               // contexts that fixes in f have made
	gone *[]ctxflow.Death  // by calls in f that cancel what they are given; once asked for
	told map[ast.Node]bool // those of them that are reported

	leaves map[ast.Node]bool // those of them that may have left before they cancel
}

func run(pass *report.Pass) {
	for _, f := range pass.Index.Funcs {
		c := &checker{Pass: pass}
		var deferred *ast.DeferStmt
		for n := range f.Nodes((*ast.DeferStmt)(nil), (*ast.CallExpr)(nil)) {
			switch n := n.(type) {
			case *ast.DeferStmt:
				deferred = n
			case *ast.CallExpr:
				lit := pass.Sums.Literal(n)
				if lit == nil && !c.takesContext(n) {
					continue
				}
				if c.f == nil {
					c.f = pass.Flow.Of(f)
				}
				if lit != nil {
					c.byName(n, lit)
				} else if deferred != nil && deferred.Call == n {
					c.deferred(deferred)
				} else {
					c.call(n)
				}
			}
		}
	}
}

// takesContext is the cheap test that most calls fail.
func (c *checker) takesContext(call *ast.CallExpr) bool {
	for _, arg := range call.Args {
		if t := c.TypesInfo.TypeOf(arg); c.Index.API.IsContext(t) {
			return true
		}
	}
	return false
}

// call checks a call that runs where it stands.
func (c *checker) call(call *ast.CallExpr) {
	at, ok := c.f.Locate(call)
	if !ok {
		return // unreachable
	}
	for i, arg := range call.Args {
		if !c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) {
			continue
		}
		v := c.f.Eval(arg)
		death := c.f.DeadAt(v, at)
		if death == nil {
			if death = c.handedOver(v, at); death != nil && c.told[death.Node] {
				return // by its first use
			}
		}
		if death != nil && !c.reportedEarlier(v) {
			c.dead(call, i, death)
			return
		}
	}
	c.errPath(call, at)
	c.unbounded(call)
}

// byName checks a call of a local literal by the variable that holds it: what it
// gives a captured context to runs here.
func (c *checker) byName(call *ast.CallExpr, lit *ctxindex.Func) {
	at, ok := c.f.Locate(call)
	if !ok || lit.Parent != c.f.Func {
		return
	}
	flow := c.Flow.Of(lit)
	for n := range lit.Nodes((*ast.CallExpr)(nil)) {
		work := n.(*ast.CallExpr)
		for i, arg := range work.Args {
			if !c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) || !c.Sums.Works(work, i) || c.Sums.Loads(work, i) {
				continue
			}
			if death := c.f.DeadAt(flow.Eval(arg), at); death != nil && death.Reason != ctxflow.Waited && death.Reason != ctxflow.TestEnd && !c.IsTest(call.Pos()) {
				c.reportDead(call, work, i, death, nil)
				return
			}
		}
	}
}

// deferred checks a deferred call: its arguments are evaluated at the defer
// statement, and it runs when the function ends.
func (c *checker) deferred(d *ast.DeferStmt) {
	deaths := c.f.DeadAtDefer(d)
	for i, arg := range d.Call.Args {
		if !c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) {
			continue
		}
		v := c.f.Eval(arg)
		if death := ctxflow.Kills(deaths, v); death != nil {
			c.dead(d.Call, i, death)
			return
		}
		c.Silent(arg, "dead", "the context is not seen to be done when the deferred %s runs", report.CallName(d.Call))
	}
	if at, ok := c.f.Locate(d); ok {
		c.deferredErrPath(d, at)
	}
	c.unbounded(d.Call)
}

// reportedEarlier reports whether v was derived, with a timeout, from a
// context that was dead already: that derivation is the finding.
func (c *checker) reportedEarlier(v *ctxflow.Value) bool {
	call, ok := v.Node.(*ast.CallExpr)
	if v.Op != ctxflow.Derived || !ok || !v.How.Timed || v.In == nil || v.Parent() == nil {
		return false
	}
	at, ok := v.In.Locate(call)
	return ok && v.In.DeadAt(v.Parent(), at) != nil
}

// dead reports a dead context given to work that observes it.
func (c *checker) dead(call *ast.CallExpr, arg int, death *ctxflow.Death) {
	switch death.Reason {
	case ctxflow.Waited, ctxflow.TestEnd:
		return // other rules' subjects
	case ctxflow.Cancelled, ctxflow.AfterEnd, ctxflow.HandedOver:
		// Tests cancel on purpose, to see what the callee makes of it.
		if c.IsTest(call.Pos()) || death.Reason != ctxflow.HandedOver && c.bornDead(death) {
			why := "it is canceled right where it is made, on purpose, at " + c.Place(death.Node)
			if c.IsTest(call.Pos()) {
				why = "a test cancels it on purpose, at " + c.Place(death.Node)
			}
			c.Silent(call.Args[arg], "dead", "%s", why)
			return
		}
	}
	if !c.Sums.Works(call, arg) || c.Sums.Loads(call, arg) {
		c.Silent(call.Args[arg], "dead", "the context is done, by %s, but nothing shows that %s waits under it", c.Place(death.Node), report.CallName(call))
		return
	}
	if death.Reason != ctxflow.HandedOver && c.forced(call) || c.IsTest(call.Pos()) && c.examined(call) {
		why := "what stops is told to give up at once: the context that it gets is done on purpose"
		if c.IsTest(call.Pos()) {
			why = "a test looks what becomes of a call whose context is done"
		}
		c.Silent(call.Args[arg], "dead", "%s", why)
		return
	}
	fix := c.detach(call, arg)
	switch death.Reason {
	case ctxflow.DeferOrder:
		if swap := c.swap(call, death); swap != nil {
			fix = swap
		}
	case ctxflow.HandedOver:
		fix = nil // the cancel is to be moved, out of another function
		if c.told == nil {
			c.told = make(map[ast.Node]bool)
		}
		c.told[death.Node] = true
	}
	c.reportDead(call.Args[arg], call, arg, death, fix)
}

func (c *checker) reportDead(at ast.Expr, call *ast.CallExpr, arg int, death *ctxflow.Death, fix *report.Fix) {
	text := types.ExprString(call.Args[arg])
	early := ""
	if ending, ok := death.Node.(*ast.CallExpr); ok && c.leaves[ending] {
		early = report.CallName(ending) + " does not return before it calls the cancel function"
	}
	c.Report(report.Finding{
		Category: "dead",
		At:       at,
		Message:  c.message(call, text, death),
		Assumes:  both(early, c.Sums.Assumes(call, arg)),
		Related:  []analysis.RelatedInformation{report.Related(death.Node, "%s", why(text, death))},
		Fix:      fix,
	})
}

// examined reports whether a test looks at the error of a call: it wants to see
// what the callee makes of a context that has ended.
func (c *checker) examined(call *ast.CallExpr) bool {
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return false
	}
	switch n := cur.Parent().Node().(type) {
	case *ast.ExprStmt, *ast.DeferStmt, *ast.GoStmt:
		return false
	case *ast.AssignStmt:
		return !ctxindex.IsBlank(n.Lhs[len(n.Lhs)-1])
	}
	return true
}

// bornDead reports whether the function itself made a context to have one that has ended.
func (c *checker) bornDead(death *ctxflow.Death) bool {
	made := death.Value.Node
	return made != nil && death.Value.In == c.f && c.f.BornDead(made, death.Node)
}

// forced reports whether the call is a second, forced phase: the same function
// was called before, on every way here, and had its chance.
func (c *checker) forced(call *ast.CallExpr) bool {
	fn := c.Index.Callee(call)
	here, ok := c.f.Locate(call)
	if fn == nil || !ok {
		return false
	}
	found := false
	ast.Inspect(c.f.Body, func(n ast.Node) bool {
		other, ok := n.(*ast.CallExpr)
		if ok && other != call && other.Pos() < call.Pos() && c.Index.Callee(other) == fn && c.Index.API.CleansUp(fn) {
			if p, ok := c.f.Locate(other); ok && p != here && c.f.Dominates(p, here) {
				found = true
			}
		}
		_, lit := n.(*ast.FuncLit)
		return !found && !lit
	})
	return found
}

func (c *checker) message(call *ast.CallExpr, ctx string, death *ctxflow.Death) string {
	name := c.Work(call)
	line := c.Fset.Position(death.Node.Pos()).Line
	how := "derive a new context: context.WithTimeout(context.WithoutCancel(" + ctx + "), …)"
	returns := name + " returns immediately"
	if c.Sums.Drains(call) != nil {
		returns += " without draining"
	}
	switch death.Reason {
	case ctxflow.Cancelled:
		return fmt.Sprintf("%s was canceled on line %d, so %s; call it before the cancel, or %s", ctx, line, returns, how)
	case ctxflow.DeferOrder:
		return fmt.Sprintf("%s is canceled by the defer on line %d, which runs before this deferred %s; defer the cancel first, or %s", ctx, line, name, how)
	case ctxflow.Failed:
		return fmt.Sprintf("%s is already done here (checked on line %d), so %s; %s", ctx, line, returns, how)
	case ctxflow.HandedOver:
		return fmt.Sprintf("%s is canceled by %s on line %d, so %s; cancel it here, after the last use, or %s", ctx, report.CallName(death.Node.(*ast.CallExpr)), line, returns, how)
	case ctxflow.AfterEnd:
		return fmt.Sprintf("%s is already done when context.AfterFunc runs this, so %s; %s", ctx, returns, how)
	}
	return fmt.Sprintf("%s is already done here (line %d), so %s; %s", ctx, line, returns, how)
}

func why(ctx string, death *ctxflow.Death) string {
	switch death.Reason {
	case ctxflow.Cancelled:
		return ctx + " is canceled here"
	case ctxflow.DeferOrder:
		return "deferred later, so it runs earlier and cancels " + ctx
	case ctxflow.HandedOver:
		return "calls the cancel function of " + ctx + " before it returns"
	case ctxflow.Failed:
		return ctx + " is known to be done here"
	case ctxflow.AfterEnd:
		return "runs once " + ctx + " is done"
	}
	return ctx + " is already done here"
}
