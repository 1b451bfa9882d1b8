package ctxerr

import (
	_ "embed"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

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
		Name: "ctxerr",
		Doc:  doc,
		Run:  run,
	})
}

// A checker holds what the checks of one package share.
type checker struct {
	*report.Pass

	straight map[*types.Func]bool // functions that return nothing but what a context said
	errs     []*ast.CallExpr      // ctx.Err()
	causes   []inspector.Cursor   // calls that give a context a cause
	asked    map[*ctxindex.Func]bool
}

func run(pass *report.Pass) {
	c := &checker{
		Pass:     pass,
		straight: make(map[*types.Func]bool),
		asked:    make(map[*ctxindex.Func]bool),
	}
	for cur := range c.Index.Inspector.Root().Preorder((*ast.BinaryExpr)(nil), (*ast.SwitchStmt)(nil), (*ast.CallExpr)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				c.comparison(cur, n)
			}
		case *ast.SwitchStmt:
			c.cases(n)
		case *ast.CallExpr:
			c.call(cur, n)
		}
	}
	c.returnedErrs()
	if pass.Enabled("swallow") {
		for _, f := range c.Index.Funcs {
			c.swallowed(f)
			c.unset(f)
			c.noTurns(f)
		}
	}
}

// call sorts out the calls that the checks are about.
func (c *checker) call(cur inspector.Cursor, call *ast.CallExpr) {
	fn := c.Index.Callee(call)
	if fn == nil || fn.Pkg() == nil {
		return
	}
	switch fn.Name() {
	case "Err":
		if c.isErr(call) {
			c.errs = append(c.errs, call)
		}
	case "Cause":
		if f := c.Index.Enclosing(call); f != nil && fn.Pkg().Path() == "context" {
			c.asked[f.Outermost()] = true
		}
	case "WithCancelCause", "WithTimeoutCause", "WithDeadlineCause":
		if fn.Pkg().Path() == "context" {
			c.causes = append(c.causes, cur)
		}
	case "Is":
		if isErrorsFunc(fn) && len(call.Args) == 2 {
			c.swapped(call)
		}
	case "As":
		if isErrorsFunc(fn) && len(call.Args) == 2 {
			c.as(call)
		}
	}
}

// isErr reports whether a call without arguments asks a context, for its error
// if that is the name.
func (c *checker) isErr(call *ast.CallExpr) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	return ok && len(call.Args) == 0 && c.Index.API.IsContext(c.TypesInfo.TypeOf(sel.X))
}

// isErrorsFunc reports whether fn is a function of two parameters of a package
// named errors, the standard library's or one that stands in for it.
func isErrorsFunc(fn *types.Func) bool {
	return fn.Pkg().Name() == "errors" && fn.Signature().Recv() == nil && fn.Signature().Params().Len() == 2
}

// sentinel returns the context package's error that an expression names, or nil.
func (c *checker) sentinel(e ast.Expr) *types.Var {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if sel, isSel := ast.Unparen(e).(*ast.SelectorExpr); isSel {
		id, ok = sel.Sel, true
	}
	if !ok || id.Name != "Canceled" && id.Name != "DeadlineExceeded" {
		return nil
	}
	v, ok := c.TypesInfo.Uses[id].(*types.Var)
	if !ok || v.IsField() || v.Pkg() == nil || v.Pkg().Path() != "context" && v.Pkg().Path() != "golang.org/x/net/context" {
		return nil
	}
	return v
}
