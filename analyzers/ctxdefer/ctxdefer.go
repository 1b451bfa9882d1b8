package ctxdefer

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
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
		Name: "ctxdefer",
		Doc:  doc,
		Run:  run,
	})
}

// A checker holds what the checks of one package share.
type checker struct {
	*report.Pass

	extents *ctxextent.Extents
}

func run(pass *report.Pass) {
	c := &checker{
		Pass: pass,
	}
	c.extents = ctxextent.New(c.Index)
	flows := pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package)
	for _, f := range c.Index.Funcs {
		for _, ob := range flows.Obligations(f) {
			switch {
			case ob.How.Ctx < 0 || ob.Target == nil || c.unused(ob):
				// Not the cancel function of a context, already handed on, or of a
				// context that nobody looks at: both can go.
			case ob.Binding == ctxflow.Local || ob.Binding == ctxflow.Stored:
				c.loop(ob)
				c.notDeferred(ob)
			}
		}
	}
}

// unused reports whether the context itself is assigned to the blank identifier.
func (c *checker) unused(ob ctxflow.Obligation) bool {
	as, ok := ob.Stmt.(*ast.AssignStmt)
	return ok && ob.How.Ctx < len(as.Lhs) && ctxindex.IsBlank(as.Lhs[ob.How.Ctx])
}

// loop reports a deferred call of the cancel function if control can go from
// the derivation to the defer statement and back.
func (c *checker) loop(ob ctxflow.Obligation) {
	f := ob.In
	from, ok := f.Locate(ob.Stmt)
	if !ok || !f.InLoop(from) || c.extents.Few(ob.Stmt, nil) {
		return
	}
	for _, d := range c.defers(f, ob) {
		at, ok := f.Locate(d)
		if !ok || !f.Reaches(from, at) || !f.GoesRound(ob, d, c.Sums) || c.fansOut(ob) || c.outlasts(ob) {
			continue
		}
		name := types.ExprString(ob.Target)
		c.Report(report.Finding{
			Category: "loop",
			At:       d,
			Message: fmt.Sprintf("this deferred %s runs only when the function returns, so the contexts of all iterations pile up; move the loop body into a function that defers it, or call %s on every way out of an iteration",
				name, name),
			Related: []analysis.RelatedInformation{report.Related(ob.Call, "each iteration derives another context here")},
			Fix:     c.fixLoop(ob, d),
		})
	}
}

// fansOut reports whether a turn starts a goroutine that works with its context, and does
// not wait for it: the context must outlive the turn.
func (c *checker) fansOut(ob ctxflow.Obligation) bool {
	ctx := ob.In.ContextOf(ob)
	cur, ok := c.Index.Cursor(ob.Stmt)
	if ctx == nil || !ok {
		return false
	}
	for loop := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil)) {
		if _, lit := loop.Node().(*ast.FuncLit); lit {
			return false
		}
		for g := range loop.Preorder((*ast.GoStmt)(nil)) {
			for id := range g.Preorder((*ast.Ident)(nil)) {
				if c.TypesInfo.Uses[id.Node().(*ast.Ident)] == ctx {
					return !c.joins(ob.In, loop.Node(), g.Node())
				}
			}
		}
		return false
	}
	return false
}

// joins reports whether each turn of a loop waits for what it has started: it calls
// Wait behind the go statement, or receives.
func (c *checker) joins(f *ctxflow.Func, loop, start ast.Node) bool {
	from, ok := f.Locate(start)
	return ok && ctxindex.Some(loop, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if fn := c.Index.Callee(n); fn == nil || fn.Name() != "Wait" || fn.Signature().Recv() == nil {
				return false
			}
		case *ast.UnaryExpr:
			if n.Op != token.ARROW {
				return false
			}
		default:
			return false
		}
		at, ok := f.Locate(n)
		return ok && at != from && c.Index.Enclosing(n) == f.Func && f.Dominates(from, at)
	})
}

// defers returns the defer statements of f that call the cancel function,
// themselves or by a literal.
func (c *checker) defers(f *ctxflow.Func, ob ctxflow.Obligation) []*ast.DeferStmt {
	var found []*ast.DeferStmt
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.DeferStmt:
			if c.calls(n.Call, ob) {
				found = append(found, n)
			}
		}
		return true
	})
	return found
}

// calls reports whether a deferred call is one of the cancel function, or of a
// literal that calls it as a statement of its own or under a condition.
func (c *checker) calls(call *ast.CallExpr, ob ctxflow.Obligation) bool {
	if c.isCancel(call, ob) {
		return true
	}
	lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit)
	if !ok {
		return false
	}
	found := false
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			found = found || c.isCancel(n, ob)
		}
		return !found
	})
	return found
}

// isCancel reports whether a call calls what the obligation's cancel function
// was assigned to.
func (c *checker) isCancel(call *ast.CallExpr, ob ctxflow.Obligation) bool {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return c.TypesInfo.Uses[fun] == ob.Var
	case *ast.SelectorExpr:
		return c.TypesInfo.Uses[fun.Sel] == ob.Var && types.ExprString(fun) == types.ExprString(ast.Unparen(ob.Target))
	}
	return false
}
