package ctxloop

import (
	_ "embed"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxreach"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name:     "ctxloop",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer, ctxsummary.Analyzer},
		Run:      run,
	})
}

// A checker looks at one function or literal.
type checker struct {
	pass  *report.Pass
	x     *ctxindex.Index
	sums  *ctxsummary.Summaries
	pkg   *program
	f     *ctxflow.Func
	longs []*loop // reported as long so far
}

func run(pass *report.Pass) {
	x := pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index)
	flow := pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package)
	sums := pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries)
	pkg := &program{pass: pass, x: x, flow: flow, sums: sums, reach: ctxreach.New(flow, sums), owned: make(map[*types.Var]bool), extents: ctxextent.New(x)}
	pkg.attempts()
	for _, f := range x.Funcs {
		if !waits(pass.TypesInfo, f) || pass.IsTest(f.Body.Pos()) {
			continue
		}
		if fact := sums.OfFunc(f.Outermost()); fact != nil && fact.Detach {
			continue
		}
		c := &checker{pass: pass, x: x, sums: sums, pkg: pkg, f: flow.Of(f)}
		loops := c.loops()
		told := make(map[*loop]bool)
		c.sleeps(loops, ctxextent.Defect, told)
		for _, l := range loops {
			if !told[l] {
				told[l] = c.endless(l) || c.retry(l) || c.poll(l) || c.ranges(l) || c.long(l) || c.nested(l) || c.ownerRetry(l) || c.tick(l) || c.each(l)
			}
		}
		c.sleeps(loops, ctxextent.Word, told)
	}
}

// waits is the cheap test that most functions fail: no loop, and no pause.
func waits(info *types.Info, f *ctxindex.Func) bool {
	return f.Has((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil)) ||
		slices.ContainsFunc(f.Calls, func(call ctxindex.Call) bool { return call.Fn != nil && pause(info, call.Expr) != nil })
}

// hand returns the context that code at a place should watch.
func (c *checker) hand(at ast.Node) (ctxflow.Hand, bool) {
	h, ok := c.alive(at)
	return h, ok && !c.pkg.reach.ValueOnly(h)
}

// alive returns the nearest context, if it is alive as long as the code runs.
func (c *checker) alive(at ast.Node) (ctxflow.Hand, bool) {
	for _, h := range c.f.AtHand(at.Pos()) {
		if !c.pkg.reach.Certain(c.f, h) || c.pkg.runsBare(h) {
			continue
		}
		// A nearer context that is dead, or whose end a literal may outlive,
		// says that a farther one is not meant either.
		return h, h.Dead == nil && c.pkg.reach.During(h)
	}
	return ctxflow.Hand{}, false
}

// handIn returns the context that a loop should watch: the one at hand where
// its turns begin.
func (c *checker) handIn(l *loop) (ctxflow.Hand, bool) {
	if first := c.first(l); first != nil {
		return c.hand(first)
	}
	return ctxflow.Hand{}, false
}

// first returns the node at which the turns of a loop begin, or nil.
func (c *checker) first(l *loop) ast.Node {
	var first ast.Node
	for _, n := range c.nodes(l) {
		if first == nil || n.Pos() < first.Pos() {
			first = n
		}
	}
	return first
}

// asks reports whether a node of the graph may ask a context, or what may be a
// stop signal, whether to go on.
func (c *checker) asks(n ast.Node) bool { return c.asksIn(n, false) }

// asksSurely leaves out what stands right of an &&.
func (c *checker) asksSurely(n ast.Node) bool { return c.asksIn(n, true) }

func (c *checker) asksIn(n ast.Node, surely bool) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			return false // what it starts asks for itself
		case *ast.FuncLit:
			lit := c.x.FuncOf(n)
			if lit != nil && (lit.Run == ctxindex.Called || lit.Run == ctxindex.Passed) {
				found = found || c.sums.OfFunc(lit).Watches
			}
			return false
		case *ast.BinaryExpr:
			if surely && n.Op == token.LAND {
				found = found || c.asksIn(n.X, true)
				return false
			}
		case *ast.UnaryExpr:
			found = found || c.isDone(n)
		case *ast.CallExpr:
			found = found || c.sums.Watches(n) == ctxsummary.Yes || c.queries(n) || c.takesContext(n)
		}
		return !found
	})
	return found
}

// isDone: a receive from a channel of empty structs.
func (c *checker) isDone(n *ast.UnaryExpr) bool {
	t := c.pass.TypesInfo.TypeOf(n.X)
	return n.Op == token.ARROW && t != nil && ctxapi.IsDoneChan(t)
}

// queries: ctx.Err(), ctx.Done(), context.Cause(ctx).
func (c *checker) queries(call *ast.CallExpr) bool {
	fn := c.x.Callee(call)
	if fn == nil {
		return false
	}
	if ctxapi.IsFunc(fn, "context", "Cause") {
		return true
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	return ok && (fn.Name() == "Err" || fn.Name() == "Done") && ctxapi.IsContext(c.pass.TypesInfo.TypeOf(sel.X))
}

// takesContext: the call may return early because of a context.
func (c *checker) takesContext(call *ast.CallExpr) bool {
	for i, arg := range call.Args {
		t := c.pass.TypesInfo.TypeOf(arg)
		if t != nil && (c.x.API.IsContext(t) || c.x.API.IsCarrier(t)) && c.sums.Waits(call, i) == ctxsummary.Yes && !c.plainRequest(arg) {
			return true
		}
	}
	return false
}
