package ctxnil

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxnil",
		Doc:  doc,
		Run:  run,
	})
}

// A checker holds what the checks of one package share.
type checker struct {
	*report.Pass

	unset  map[*types.Var]bool // fields that nothing ever sets
	vars   map[*types.Var]bool // variables that were reported
	tested map[types.Type]bool // whose method returns a context that is compared with nil
}

func run(pass *report.Pass) {
	c := &checker{
		Pass: pass,
		vars: make(map[*types.Var]bool),
	}
	c.findUnset()
	for cur := range c.Index.Inspector.Root().Preorder((*ast.CallExpr)(nil)) {
		c.call(cur, cur.Node().(*ast.CallExpr))
	}
	for _, f := range c.Index.Funcs {
		c.results(f)
	}
}

// call looks at the contexts that a call is given, and at the one whose method
// it calls.
func (c *checker) call(cur inspector.Cursor, call *ast.CallExpr) {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && isContext(c.TypesInfo.TypeOf(sel.X)) {
		if _, method := c.TypesInfo.Uses[sel.Sel].(*types.Func); method {
			c.used(call, sel.X, "panics")
		}
	}
	c.cancel(call)
	if len(call.Args) == 0 {
		return
	}
	sig := c.Index.Signature(call)
	if sig == nil {
		return
	}
	for i, arg := range call.Args {
		if i >= sig.Params().Len() || sig.Variadic() && i == sig.Params().Len()-1 {
			return
		}
		if !isContext(sig.Params().At(i).Type()) || c.Sums.TakesNil(call, i) || c.ignores(sig, i) || c.unsets(call) {
			continue
		}
		if c.isNil(arg) {
			c.literal(cur, call, arg, sig.Params().At(i).Type())
		} else {
			c.used(call, arg, "is passed to "+report.CallName(call))
		}
	}
}

// isContext: concrete types that implement Context have a nil of their own.
func isContext(t types.Type) bool {
	if t == nil || !types.IsInterface(t) {
		return false
	}
	return ctxapi.IsContext(t)
}

// isNil reports whether an expression is nil, as it is or converted.
func (c *checker) isNil(e ast.Expr) bool {
	e = ast.Unparen(e)
	if conv, ok := e.(*ast.CallExpr); ok && len(conv.Args) == 1 && c.TypesInfo.Types[conv.Fun].IsType() {
		return isContext(c.TypesInfo.TypeOf(conv)) && c.isNil(conv.Args[0])
	}
	return c.TypesInfo.Types[e].IsNil()
}

// literal reports nil where a call wants a context.
func (c *checker) literal(cur inspector.Cursor, call *ast.CallExpr, arg ast.Expr, want types.Type) {
	if c.IsTest(arg.Pos()) && c.expected(cur, call) {
		return
	}
	instead, fix := c.replace(arg, want)
	c.Report(report.Finding{
		Category: "nil",
		At:       arg,
		Message:  fmt.Sprintf("%s panics if it uses this nil context; pass %s", report.CallName(call), instead),
		Assumes:  c.inTest(arg),
		Fix:      fix,
	})
}

// inTest is what a finding in a test assumes.
func (c *checker) inTest(at ast.Node) string {
	if c.IsTest(at.Pos()) {
		return "the test does not pass nil on purpose"
	}
	return ""
}

// used looks at a variable or field that is nil where it is used.
func (c *checker) used(call *ast.CallExpr, e ast.Expr, how string) {
	switch n := ast.Unparen(e).(type) {
	case *ast.Ident:
		c.variable(call, n, how)
	case *ast.SelectorExpr:
		c.field(n, how)
	}
}

// variable looks at a local variable that is declared without a value and not
// assigned on any way to its use. It is reported once.
func (c *checker) variable(call *ast.CallExpr, id *ast.Ident, how string) {
	v, ok := c.TypesInfo.Uses[id].(*types.Var)
	if !ok || v.IsField() || v.Pkg() == nil || v.Parent() == v.Pkg().Scope() || c.vars[v] {
		return
	}
	f := c.Index.Enclosing(call)
	if f == nil {
		return
	}
	value := c.Flow.Of(f).Eval(id)
	if value.Op == ctxflow.Unknown || !value.All(func(v *ctxflow.Value) bool { return v.Op == ctxflow.Nil }) {
		return
	}
	c.vars[v] = true
	c.Report(report.Finding{
		Category: "nil",
		At:       id,
		Assumes:  c.inTest(id),
		Message:  fmt.Sprintf("%s is nil here, because no path assigns it, and it %s; initialize it where it is declared", v.Name(), how),
		Related:  c.declared(v, value),
		Fix:      c.initialize(v),
	})
}

// declared points at where a variable got its nil.
func (c *checker) declared(v *types.Var, value *ctxflow.Value) []analysis.RelatedInformation {
	if value.Node == nil {
		return []analysis.RelatedInformation{{Pos: v.Pos(), Message: v.Name() + " is declared here"}}
	}
	return []analysis.RelatedInformation{report.Related(value.Node, "%s is set to nil here", v.Name())}
}
