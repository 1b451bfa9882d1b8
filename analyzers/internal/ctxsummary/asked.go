package ctxsummary

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// told reports whether the call at the end of the stack asks a context for its
// error only to tell it on, to a function that makes an error of it, say: what
// decides whether to stop must be elsewhere.
func (s *Summaries) told(call *ast.CallExpr, stack []ast.Node) bool {
	fn := s.index.Callee(call)
	if fn == nil || len(stack) < 2 || fn.Name() != "Err" && !ctxapi.IsFunc(fn, "context", "Cause") {
		return false
	}
	switch parent := stack[len(stack)-2].(type) {
	case *ast.CompositeLit, *ast.KeyValueExpr:
		return true
	case *ast.CallExpr:
		to := s.index.Callee(parent)
		return to == nil || to.Pkg() == nil || to.Pkg().Path() != "errors"
	}
	return false
}

// queried notes x.Done(), x.Err(), x.Deadline() and context.Cause(x).
func (s *Summaries) queried(g *ctxindex.Func, call *ast.CallExpr, params []parameter, fact *Fact) {
	var asked ast.Expr
	fn := s.index.Callee(call)
	if fn == nil {
		return
	}
	if ctxapi.IsFunc(fn, "context", "Cause") && len(call.Args) == 1 {
		asked = call.Args[0]
	} else if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && s.index.API.IsContext(s.index.Info.TypeOf(sel.X)) {
		switch fn.Name() {
		case "Done", "Err", "Deadline":
			asked = sel.X
		}
	}
	if asked != nil {
		fact.Watches = true
		fact.Observes |= s.from(g, asked, params)
	}
}

// reason returns the parameters whose Err or Cause an expression is.
func (s *Summaries) reason(g *ctxindex.Func, e ast.Expr, params []parameter) uint32 {
	if e == nil || len(params) == 0 || !ctxapi.IsError(s.index.Info.TypeOf(e)) {
		return 0
	}
	v := s.flow.Of(g).Eval(e)
	if v.Op != ctxflow.Err || v.Parent() == nil {
		return 0
	}
	return s.parametersOf(v.Parent(), params)
}
