package ctxvariant

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxbound"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// carried reports the call of a foreign function that takes its context within
// an argument, such as consul's *QueryOptions with its WithContext, where that
// argument is nil or made in place without one.
func (c *checker) carried(f *ctxindex.Func, call *ast.CallExpr, fn *types.Func) bool {
	sig := fn.Signature()
	if !ctxapi.CanFail(sig) || sig.Variadic() || len(call.Args) != sig.Params().Len() || c.view.Inside(fn.Pkg()) {
		return false
	}
	if c.Index.API.ReadsRequest(fn) {
		return ctxapi.IsFunc(fn, "net/http", "ReadResponse") && c.readResponse(f, call)
	}
	for i, arg := range call.Args {
		t := sig.Params().At(i).Type()
		if c.Index.API.IsContext(t) {
			return false
		}
		if _, ok := types.Unalias(t).(*types.Pointer); !ok {
			continue
		}
		if step := c.table.Step(t); step != nil && c.unboundArgument(arg) {
			return c.reportCarried(f, call, arg, t, step)
		}
	}
	return false
}

// unboundArgument reports whether an argument is nil or &T{…}.
func (c *checker) unboundArgument(arg ast.Expr) bool {
	arg = ast.Unparen(arg)
	if c.TypesInfo.Types[arg].IsNil() {
		return true
	}
	u, ok := arg.(*ast.UnaryExpr)
	if !ok {
		return false
	}
	_, ok = ast.Unparen(u.X).(*ast.CompositeLit)
	return ok
}

func (c *checker) reportCarried(f *ctxindex.Func, call *ast.CallExpr, arg ast.Expr, t types.Type, step *types.Func) bool {
	h, at := c.hand(f, call)
	if at != found || !c.Enabled("call") || c.apart(f, call) {
		return false
	}
	typ := types.TypeString(t, func(p *types.Package) string { return p.Name() })
	finding := report.Finding{
		Category: "call",
		At:       arg,
		Assumes:  c.remote(call),
		Message: fmt.Sprintf("%s ignores %s, so it keeps running after %s is canceled; pass it a %s with %s(%s)",
			calleeName(call), h.Expr, h.Expr, typ, step.Name(), h.Expr),
	}
	if !c.TypesInfo.Types[ast.Unparen(arg)].IsNil() {
		finding.Fix = &report.Fix{
			Message: fmt.Sprintf("add %s(%s)", step.Name(), h.Expr),
			Edits:   []edit.Text{edit.Insert(arg.Pos(), "("), edit.Insert(arg.End(), fmt.Sprintf(").%s(%s)", step.Name(), h.Expr))},
		}
	}
	c.report(h, finding)
	return true
}

// neverStops reports a channel that never says to stop, where one of a context
// is at hand.
func (c *checker) neverStops(f *ctxindex.Func, call *ast.CallExpr) bool {
	for _, arg := range call.Args {
		var id *ast.Ident
		switch arg := ast.Unparen(arg).(type) {
		case *ast.SelectorExpr:
			id = arg.Sel
		case *ast.Ident:
			id = arg
		default:
			continue
		}
		v, ok := c.TypesInfo.Uses[id].(*types.Var)
		if !ok || !c.Index.API.IsNeverStop(v) {
			continue
		}
		h, at := c.hand(f, call)
		if at != found || !c.Enabled("call") || c.apart(f, call) {
			return false
		}
		finding := report.Finding{
			Category: "call",
			At:       arg,
			Message:  fmt.Sprintf("%s keeps running after %s is canceled, because %s is never closed; pass %s.Done()", calleeName(call), h.Expr, v.Name(), h.Expr),
		}
		if file := c.File(arg.Pos()); file != nil && !edit.OnlyUse(c.TypesInfo, file, arg) {
			finding.Fix = &report.Fix{Message: "pass " + h.Expr + ".Done()", Edits: []edit.Text{edit.Replace(arg, h.Expr+".Done()")}}
		}
		c.report(h, finding)
		return true
	}
	return false
}

// readResponse reports the reading of a response from a connection that nothing
// ends with the context at hand. The request beside it is not asked for one.
func (c *checker) readResponse(f *ctxindex.Func, call *ast.CallExpr) bool {
	h, at := c.hand(f, call)
	if at != found || !c.Enabled("call") || c.apart(f, call) || !c.ties.Connected(f, call.Args[0]) {
		return false
	}
	assumes := ""
	switch c.ties.Stream(f, call, call.Args[0]) {
	case ctxbound.Ends:
		return false
	case ctxbound.Unsure:
		assumes = unsure
	}
	c.report(h, report.Finding{
		Category: "call",
		At:       call.Fun,
		Message:  fmt.Sprintf("%s keeps waiting for the peer after %s is canceled; close the connection by stop := context.AfterFunc(%s, …), and call stop before it is handed on", calleeName(call), h.Expr, h.Expr),
		Assumes:  assumes,
	})
	return true
}
