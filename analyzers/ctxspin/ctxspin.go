package ctxspin

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
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
		Name:     "ctxspin",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxchan.Analyzer},
		Run:      run,
	})
}

// A checker looks at one function or literal.
type checker struct {
	*report.Pass
	chans *ctxchan.Channels
	f     *ctxflow.Func
}

func run(pass *report.Pass) {
	for _, f := range pass.Index.Funcs {
		if !f.Has((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil)) {
			continue // most functions
		}
		c := &checker{pass, pass.ResultOf[ctxchan.Analyzer].(*ctxchan.Channels), pass.Flow.Of(f)}
		for _, arm := range c.f.DoneArms() {
			if c.steady(arm.Recv.X, arm.Ctx) {
				c.arm(arm)
			}
		}
		c.closed()
		c.branches()
		c.ranges()
	}
}

// arm looks at one clause that opens when a context ends.
func (c *checker) arm(arm ctxflow.DoneArm) {
	loop := c.Index.Loop(arm.Select)
	if loop == nil {
		return // or a loop made of goto
	}
	ctx := named(arm.Recv.X)
	again := &around{
		checker: c,
		ctx:     arm.Ctx,
		operand: c.variables(arm.Recv.X),
		target:  func(n ast.Node) bool { return c.isCommOf(n, arm.Select) },
	}
	if again.surely(arm.Body) && c.idleOrTrapped(arm.Clause.Body, loop) {
		c.report("", place(arm), arm.Clause.Body, loop,
			fmt.Sprintf("the loop spins on this select once %s is done, because %s; %s", ctx, c.why(arm.Clause.Body), leave(c, ctx)),
			c.fix(arm.Clause, arm.Clause.Body, loop, arm.Recv.X))
	} else if c.breaksSelect(arm, loop) {
		c.report("", place(arm), arm.Clause.Body, loop,
			fmt.Sprintf("break leaves only the select, so the loop keeps running after %s is done; %s", ctx, leave(c, ctx)),
			c.fix(arm.Clause, arm.Clause.Body, loop, arm.Recv.X))
	} else if next, assumes := c.goesOn(arm, loop); next != nil {
		c.report(assumes, place(arm), arm.Clause.Body, loop,
			fmt.Sprintf("the loop continues with %s after %s is done, because %s; %s", called(next), ctx, c.why(arm.Clause.Body), leave(c, ctx)),
			c.fix(arm.Clause, arm.Clause.Body, loop, arm.Recv.X))
	}
	c.busy(arm)
}

// place returns what is wrong in an arm: the break or continue that ends it, or
// else that it opens and does nothing.
func place(arm ctxflow.DoneArm) ast.Node {
	if b := lastBranch(arm.Clause.Body); b != nil {
		return b
	}
	return arm.Recv
}

// called names the work that a loop goes on with.
func called(n ast.Node) string {
	if call, ok := n.(*ast.CallExpr); ok {
		if _, isLit := ast.Unparen(call.Fun).(*ast.FuncLit); !isLit {
			return types.ExprString(call.Fun)
		}
	}
	return "its work"
}

// report adds to a finding the places that explain it.
func (c *checker) report(assumes string, at ast.Node, body []ast.Stmt, loop ast.Stmt, message string, fix *report.Fix) {
	f := report.Finding{Category: "spin", Assumes: assumes, At: at, Message: message, Fix: fix}
	if b := lastBranch(body); b != nil {
		f.Related = append(f.Related, report.Related(b, "this starts the next iteration"))
	}
	f.Related = append(f.Related, analysis.RelatedInformation{Pos: loop.Pos(), End: ctxindex.LoopBody(loop).Lbrace, Message: "the loop"})
	c.Report(f)
}

// why says what the arm does instead of leaving.
func (c *checker) why(body []ast.Stmt) string {
	b := lastBranch(body)
	switch {
	case b != nil && b.Label == nil && b.Tok.String() == "break":
		return "break leaves only the select"
	case b != nil:
		return b.Tok.String() + " only starts the next iteration"
	case len(body) == 0:
		return "the case is empty"
	}
	return "the case does not leave the loop"
}

func leave(c *checker, ctx string) string {
	switch res := c.f.Sig.Results(); {
	case res.Len() == 0:
		return "return, or break out of the loop with a label"
	default:
		return fmt.Sprintf("return %s.Err(), or break out of the loop with a label", ctx)
	}
}

// named spells the context of a Done channel as the code does.
func named(ch ast.Expr) string {
	if call, ok := ast.Unparen(ch).(*ast.CallExpr); ok {
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
			return types.ExprString(sel.X)
		}
	}
	return "the context"
}

// branches looks at the branches that ctx.Err() != nil opens.
func (c *checker) branches() {
	for _, br := range c.f.ErrBranches() {
		loop := c.Index.Loop(br.If)
		if loop == nil || !c.steady(br.Err, br.Ctx) {
			continue
		}
		again := &around{
			checker: c,
			ctx:     br.Ctx,
			operand: c.variables(br.Err),
			target:  func(n ast.Node) bool { return n == br.Cond },
		}
		if !again.surely(br.Then) || !c.idleOrTrapped(br.If.Body.List, loop) {
			continue
		}
		ctx := named(br.Err)
		c.report("", br.Cond, br.If.Body.List, loop,
			fmt.Sprintf("the loop spins on this check once %s is done; %s", ctx, leave(c, ctx)),
			c.fix(br.If.Body, br.If.Body.List, loop, br.Err))
	}
}
