package ctxstale

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
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
		Name: "ctxstale",
		Doc:  doc,
		Run:  run,
	})
}

type checker struct {
	*report.Pass
}

func run(pass *report.Pass) {
	c := &checker{
		Pass: pass,
	}
	for _, f := range c.Index.Funcs {
		overwrites, captured := c.candidates(f)
		if !overwrites {
			continue
		}
		flow := c.Flow.Of(f)
		for _, ob := range flow.Obligations() {
			if v := flow.ContextOf(ob); v != nil && ob.How.Known && c.isOverwrite(ob.Stmt, v) {
				if !c.grows(flow, ob) {
					c.after(flow, ob, v)
					c.left(flow, ob, v)
				}
			}
		}
		if captured {
			c.carried(flow)
		}
	}
}

// candidates is the cheap test that most functions fail: it reports whether f
// gives a variable that holds a context a new value, and whether one of them
// belongs to a function around the literal.
func (c *checker) candidates(f *ctxindex.Func) (overwrites, captured bool) {
	for n := range f.Nodes((*ast.AssignStmt)(nil)) {
		for _, lhs := range n.(*ast.AssignStmt).Lhs {
			id, ok := ast.Unparen(lhs).(*ast.Ident)
			if !ok {
				continue
			}
			if v, ok := c.Index.Info.Uses[id].(*types.Var); ok && c.Index.API.IsContext(v.Type()) {
				overwrites = true
				captured = captured || f.Parent != nil && c.outside(f, v)
			}
		}
	}
	return overwrites, captured
}

// outside reports whether v is a variable of a function around the literal f.
func (c *checker) outside(f *ctxindex.Func, v *types.Var) bool {
	return v.Parent() != c.Index.Pkg.Scope() && !v.IsField() && (v.Pos() < f.Node.Pos() || f.Node.End() <= v.Pos())
}

// isOverwrite reports whether a statement gives a new value to a variable that
// had one.
func (c *checker) isOverwrite(stmt ast.Node, v *types.Var) bool {
	as, ok := stmt.(*ast.AssignStmt)
	if !ok {
		return false
	}
	for _, lhs := range as.Lhs {
		if id, ok := ast.Unparen(lhs).(*ast.Ident); ok && c.Index.Info.Uses[id] == v {
			return true
		}
	}
	return false
}

// grows reports whether ctxfat tells of a derivation.
func (c *checker) grows(f *ctxflow.Func, ob ctxflow.Obligation) bool {
	for _, g := range f.Growths() {
		if g.Call == ob.Call && (!g.Captured || c.Sums.RunsAgain(f.Func, g.Var) == ctxsummary.Yes) {
			return true
		}
	}
	return false
}

// after reports work with a variable that, on one of the ways to it, was
// overwritten with a short-lived context, which was cancelled by then. Where
// it is dead on every way, ctxcleanup tells.
func (c *checker) after(f *ctxflow.Func, ob ctxflow.Obligation, v *types.Var) {
	from, ok := f.Locate(ob.Stmt)
	if !ok {
		return
	}
	made := f.Eval(ob.Call)
	var cancel *ast.CallExpr
	overwritten := func(n ast.Node) bool { return f.Assigns(n, v) }
	ended := func(n ast.Node) bool {
		if overwritten(n) {
			return true
		}
		call := c.cancelIn(f, n, made)
		if call != nil {
			cancel = call
		}
		return call != nil
	}
	c.work(f, v, func(call *ast.CallExpr, arg int) bool {
		at, ok := f.Locate(call)
		if !ok || !f.Reaches(from, at) || !f.Comes(from, at, overwritten) || f.Comes(from, at, ended) || cancel == nil || f.BornDead(ob.Call, cancel) {
			return true
		}
		if f.DeadAt(f.Eval(call.Args[arg]), at) != nil || call == ob.Call {
			return true
		}
		c.Report(report.Finding{
			Category: "stale",
			At:       call.Args[arg],
			Assumes:  c.Sums.Assumes(call, arg),
			Message: fmt.Sprintf("%s may be the context from line %d, which is canceled on line %d, and then %s returns immediately; use another name for the short-lived context",
				v.Name(), c.line(ob.Call), c.line(cancel), c.Work(call)),
			Related: []analysis.RelatedInformation{
				report.Related(ob.Stmt, "%s is overwritten here", v.Name()),
				report.Related(cancel, "and its new value is canceled here"),
			},
		})
		return false
	})
}

// cancelIn returns the call in a node that cancels a context, if the function
// itself makes one there.
func (c *checker) cancelIn(f *ctxflow.Func, n ast.Node, v *ctxflow.Value) *ast.CallExpr {
	var found *ast.CallExpr
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.DeferStmt, *ast.GoStmt:
			return false
		case *ast.CallExpr:
			if len(n.Args) == 0 && f.Cancels(n) == v {
				found = n
			}
		}
		return found == nil
	})
	return found
}

// work visits the calls in f itself that do work with a variable, until visit
// returns false. Deferred calls and goroutines have times of their own.
func (c *checker) work(f *ctxflow.Func, v *types.Var, visit func(call *ast.CallExpr, arg int) bool) {
	more := true
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.DeferStmt, *ast.GoStmt:
			return false
		case *ast.CallExpr:
			for i, arg := range n.Args {
				id, ok := ast.Unparen(arg).(*ast.Ident)
				if ok && more && c.Index.Info.Uses[id] == v && c.Sums.Works(n, i) {
					more = visit(n, i)
				}
			}
		}
		return more
	})
}

func (c *checker) line(n ast.Node) int { return c.Fset.Position(n.Pos()).Line }
