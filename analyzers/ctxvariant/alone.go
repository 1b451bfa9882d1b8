package ctxvariant

import (
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// alone returns what it assumes that a call serves only whom the context at hand is for.
// Of the root causes that were judged at first contact, where the context is a parameter and
// the error of the call is returned, 31 of 37 were right; where the error is dropped 4 of
// 7, and where only an HTTP request has a context, 8 of 16: such a request may be
// kept, or be made without a context, and its call may be for others than its client.
func (c *checker) alone(p *plain, h held) string {
	use := ctxintent.Use{Call: p.call, In: c.Flow.Of(p.f)}
	if c.intent.Unheeded(use) {
		return report.CallName(p.call) + ", whose failure is ignored, serves the caller alone"
	}
	if end := c.intent.Fatal(use); end != nil {
		return report.CallName(end) + " is what should happen when " + h.Expr + " is canceled"
	}
	if h.Var == nil {
		return ""
	}
	if _, framed := ctxintent.RequestIn(h.Var); !framed && !ctxapi.IsHTTPRequest(h.Var.Type()) {
		return ""
	}
	if c.works(c.Flow.Of(p.f.Outermost()), h) {
		return ""
	}
	return "nobody but the client of " + h.Var.Name() + " needs the call"
}

// works reports whether other work of a function ends with a context.
func (c *checker) works(f *ctxflow.Func, h held) bool {
	for _, call := range f.Calls {
		for i, arg := range call.Expr.Args {
			if c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) && f.Eval(arg).MayDeriveFrom(h.Value) && c.Sums.Waits(call.Expr, i) == ctxsummary.Yes {
				return true
			}
		}
	}
	return false
}
