package ctxnever

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
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
		Name: "ctxnever",
		Doc:  doc,
		Run:  run,
	})
}

// A checker looks at one function or literal.
type checker struct {
	*report.Pass
	f *ctxflow.Func
}

func run(pass *report.Pass) {
	for _, f := range pass.Index.Funcs {
		if receives := receives(pass.TypesInfo, f); len(receives) > 0 {
			c := &checker{pass, pass.Flow.Of(f)}
			for _, recv := range receives {
				if !c.f.IsComm(recv) {
					c.wait(recv)
				}
			}
			c.arms()
		}
	}
}

// receives returns the receive operations of a function on channels of empty
// structs, as Done's is.
func receives(info *types.Info, f *ctxindex.Func) []*ast.UnaryExpr {
	var found []*ast.UnaryExpr
	for n := range f.Nodes((*ast.UnaryExpr)(nil)) {
		if n := n.(*ast.UnaryExpr); n.Op == token.ARROW && isSignal(info.TypeOf(n.X)) {
			found = append(found, n)
		}
	}
	return found
}

func isSignal(t types.Type) bool {
	if t == nil {
		return false
	}
	ch, ok := t.Underlying().(*types.Chan)
	if !ok {
		return false
	}
	s, ok := ch.Elem().Underlying().(*types.Struct)
	return ok && s.NumFields() == 0
}

// wait reports a receive that nothing can follow.
func (c *checker) wait(recv *ast.UnaryExpr) {
	v := c.f.Eval(recv.X)
	if v.Op != ctxflow.Done || v.Parent() == nil || c.isCommAnyway(recv) || !c.endless(v.Parent()) || c.endsMain(recv) {
		return
	}
	c.report("wait", recv, v.Parent(), "this receive blocks forever and what follows never runs; wait for a context that is canceled, or for a signal")
}

// isCommAnyway: v := <-ctx.Done() as a communication has an assignment for its
// node.
func (c *checker) isCommAnyway(recv *ast.UnaryExpr) bool {
	cur, ok := c.Index.Cursor(recv)
	if !ok {
		return true
	}
	for up := range cur.Enclosing((*ast.CommClause)(nil), (*ast.FuncLit)(nil)) {
		clause, ok := up.Node().(*ast.CommClause)
		return ok && clause.Comm != nil && clause.Comm.Pos() <= recv.Pos() && recv.End() <= clause.Comm.End()
	}
	return false
}

// endless reports whether a context never ends and nothing else is said about
// it: a root made where a context is at hand is ctxroot's.
func (c *checker) endless(v *ctxflow.Value) bool {
	if !v.Endless() {
		return false
	}
	for _, o := range v.Origins() {
		if o.Op != ctxflow.Root || o.In == nil || o.Node == nil {
			continue
		}
		for _, h := range o.In.AtHand(o.Node.Pos()) {
			if h.Dead == nil && !ctxapi.IsTesting(h.Var.Type()) {
				return false
			}
		}
	}
	return true
}

// endsMain: as the last statement of main, the wait is a way to let the other
// goroutines run for ever.
func (c *checker) endsMain(recv ast.Node) bool {
	if !c.f.IsMain() {
		return false
	}
	list := c.f.Body.List
	last := list[len(list)-1]
	return last.Pos() <= recv.Pos() && recv.End() <= last.End()
}

// arms reports the clauses of selects that are the only way on, or the only
// way out of the loop, and never open.
func (c *checker) arms() {
	closed := make(map[*cfg.Block]bool)
	var never []ctxflow.DoneArm
	for _, arm := range c.f.DoneArms() {
		if c.endless(arm.Ctx) {
			never = append(never, arm)
			closed[arm.Body] = true
		}
	}
	for _, arm := range never {
		switch {
		case c.onlyArms(arm.Select, never):
			if !c.endsMain(arm.Select) {
				c.report("wait", arm.Recv, arm.Ctx, "this select blocks forever and what follows never runs; wait for a context that is canceled, or for a signal")
			}
		case !c.f.IsMain() && c.endlessLoop(arm.Select) && !c.waysOn(arm, closed):
			c.report("loop", arm.Recv, arm.Ctx, "this case is never ready and the loop never exits; take a context from the caller, or derive one and cancel it")
		}
	}
}

// onlyArms reports whether a select has no other clauses than arms that never
// open. Only the first of them is reported.
func (c *checker) onlyArms(sel *ast.SelectStmt, never []ctxflow.DoneArm) bool {
	n := 0
	for _, arm := range never {
		if arm.Select == sel {
			n++
		}
	}
	return n == len(sel.Body.List)
}

// endlessLoop reports whether the innermost loop around a select is for {}.
func (c *checker) endlessLoop(sel *ast.SelectStmt) bool {
	cur, ok := c.Index.Cursor(sel)
	if !ok {
		return false
	}
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		loop, ok := up.Node().(*ast.ForStmt)
		return ok && loop.Cond == nil
	}
	return false
}

// waysOn reports whether control can come from a select to the end of the
// function by other ways than the closed blocks.
func (c *checker) waysOn(arm ctxflow.DoneArm, closed map[*cfg.Block]bool) bool {
	at, ok := c.f.Locate(arm.Recv)
	if !ok {
		return true
	}
	start := c.f.CFG.Blocks[at.Block]
	seen := map[*cfg.Block]bool{start: true}
	work := []*cfg.Block{start}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if len(b.Succs) == 0 && (b.Kind != cfg.KindSelectAfterCase || len(b.Nodes) > 0) {
			return true
		}
		for _, s := range b.Succs {
			if !seen[s] && !closed[s] {
				seen[s] = true
				work = append(work, s)
			}
		}
	}
	return false
}

func (c *checker) report(category string, at ast.Node, ctx *ctxflow.Value, what string) {
	name, related := c.origin(at, ctx)
	c.Report(report.Finding{
		Category: category,
		At:       at,
		Message:  fmt.Sprintf("nothing cancels %s, so %s", name, what),
		Related:  related,
	})
}

// origin names a context and shows where it comes from.
func (c *checker) origin(at ast.Node, ctx *ctxflow.Value) (string, []analysis.RelatedInformation) {
	name := "this context"
	if call, ok := ast.Unparen(at.(*ast.UnaryExpr).X).(*ast.CallExpr); ok {
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
			name = types.ExprString(sel.X)
		}
	}
	var related []analysis.RelatedInformation
	for _, o := range ctx.Origins() {
		if o.Node != nil && (o.Node.Pos() < at.Pos() || o.Node.End() > at.End()) {
			what := "nothing cancels this context"
			if o.Op == ctxflow.Detached {
				what = "detached here, so it is not canceled with its parent"
			}
			related = append(related, report.Related(o.Node, "%s", what))
		}
	}
	return name, related
}
