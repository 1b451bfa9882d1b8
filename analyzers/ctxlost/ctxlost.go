package ctxlost

import (
	_ "embed"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

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
		Name: "ctxlost",
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
		kinds := []ast.Node{(*ast.ExprStmt)(nil)}
		if c.Flow.Derives(f) { // what is assigned counts only if it derives
			kinds = append(kinds, (*ast.AssignStmt)(nil), (*ast.ValueSpec)(nil))
		}
		for n := range f.Nodes(kinds...) {
			switch n := n.(type) {
			case *ast.AssignStmt:
				if len(n.Rhs) == 1 {
					c.assigned(f, n, n.Lhs, n.Rhs[0])
					c.unread(f, n)
				}
			case *ast.ValueSpec:
				if len(n.Values) == 1 {
					lhs := make([]ast.Expr, len(n.Names))
					for i, id := range n.Names {
						lhs[i] = id
					}
					c.assigned(f, n, lhs, n.Values[0])
				}
			case *ast.ExprStmt:
				if call, ok := ast.Unparen(n.X).(*ast.CallExpr); ok {
					c.discarded(f, n, call)
				}
			}
		}
	}
}

// derivation describes a call that makes a context or carrier from another.
func (c *checker) derivation(call *ast.CallExpr) (ctxapi.Derivation, bool) {
	how, ok := c.Index.API.Derivation(c.Index.Callee(call), c.Index.Signature(call))
	return how, ok && how.Ctx >= 0 && how.Parent != -1 && how.Kind != ctxapi.Access && how.Kind != ctxapi.Root
}

// assigned looks at the variables that take the results of a derivation.
func (c *checker) assigned(f *ctxindex.Func, stmt ast.Node, lhs []ast.Expr, rhs ast.Expr) {
	call, ok := ast.Unparen(rhs).(*ast.CallExpr)
	if !ok || len(lhs) < 2 || c.replaced(f, stmt, lhs, call) {
		return
	}
	how, ok := c.derivation(call)
	if !ok || how.Ctx >= len(lhs) {
		return
	}
	id, ok := ast.Unparen(lhs[how.Ctx]).(*ast.Ident)
	if !ok {
		return
	}
	d := derived{f: c.Flow.Of(f), stmt: stmt, lhs: lhs, call: call, how: how, ctx: id}
	switch {
	case how.Cancel >= 0 && how.Cancel < len(lhs):
		c.unused(d)
	case id.Name == "_":
		c.blank(d)
	}
}

// A derived is a statement that derives a context.
type derived struct {
	f    *ctxflow.Func
	stmt ast.Node
	lhs  []ast.Expr
	call *ast.CallExpr
	how  ctxapi.Derivation
	ctx  *ast.Ident
}

// parent returns what the context is derived from: a variable, or a field of one;
// or nil.
func (c *checker) parent(call *ast.CallExpr, how ctxapi.Derivation) ast.Expr {
	var e ast.Expr
	switch {
	case how.Parent == ctxapi.Receiver:
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
			e = sel.X
		}
	case how.Parent < len(call.Args):
		e = call.Args[how.Parent]
	}
	if e == nil {
		return nil
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident, *ast.SelectorExpr:
		return e
	}
	return nil
}

// variable returns the variable that an expression names, or nil.
func (c *checker) variable(e ast.Expr) *types.Var {
	id, _ := e.(*ast.Ident)
	v, _ := c.TypesInfo.Uses[id].(*types.Var)
	return v
}
