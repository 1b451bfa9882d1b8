package ctxsummary

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// told reports whether a call of fn asks a context for its error only to tell it
// on, to a function that makes an error of it, say: what decides whether to stop
// must be elsewhere.
func (s *Summaries) told(fn *types.Func, parent ast.Node) bool {
	if fn.Name() != "Err" && !ctxapi.IsFunc(fn, "context", "Cause") {
		return false
	}
	switch parent := parent.(type) {
	case *ast.CompositeLit, *ast.KeyValueExpr:
		return true
	case *ast.CallExpr:
		to := s.index.Callee(parent)
		return to == nil || to.Pkg() == nil || to.Pkg().Path() != "errors"
	}
	return false
}

// queried notes x.Done(), x.Err(), x.Deadline() and context.Cause(x).
func (s *Summaries) queried(g *ctxindex.Func, call *ast.CallExpr, cur inspector.Cursor, params []parameter, fact *Fact) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if ok {
		switch sel.Sel.Name {
		case "Done", "Err", "Deadline", "Cause":
		default:
			return // nearly all calls
		}
	}
	var asked ast.Expr
	fn := s.index.Callee(call)
	if fn == nil {
		return
	}
	if ctxapi.IsFunc(fn, "context", "Cause") && len(call.Args) == 1 {
		asked = call.Args[0]
	} else if ok && fn.Name() != "Cause" && s.index.API.IsContext(s.index.Info.TypeOf(sel.X)) {
		asked = sel.X
	}
	if asked != nil && !offer(cur, g) && !s.told(fn, cur.Parent().Node()) {
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
