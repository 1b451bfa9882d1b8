package ctxvariant

import (
	"cmp"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxbound"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// weigh returns the category of a finding of a plain call, and what it assumes. It
// is no finding if the context would change nothing: then it says why. A process and what only looks
// up an address end by themselves, for the most part: of those that were judged, 2
// of 14 were worth a context.
func (c *checker) weigh(p *plain, h held) (category, assumes string, finding bool) {
	switch {
	case p.realm == ctxapi.RealmProcess, c.Index.API.Listens(p.fn):
		return "unbounded", "", true
	case p.realm == ctxapi.RealmNet:
		return "call", "the peer may not respond", true
	}
	if bound, known := c.session(p, h); known && bound == ctxbound.Ends {
		return "call", "its transaction ends with " + h.Expr, false
	} else if known {
		return "call", "the transaction is not bound to " + h.Expr, true
	}
	assumes, finding = c.loose(p)
	if ctxapi.Prepares(p.fn) {
		// 17 findings in one project, whose database is a file: the statement runs
		// under the context right away.
		assumes = cmp.Or(assumes, p.use+" waits for the database")
	}
	if finding && !c.proven(p) {
		return "call", p.use + " is not known to wait under its context", false
	}
	return "call", assumes, finding
}

// session says whether a call is one of a transaction that ends with the context
// at hand anyway. It is false if it is none, or was begun without a context.
func (c *checker) session(p *plain, h held) (bound ctxbound.Bound, known bool) {
	sel, ok := named(p.call).(*ast.SelectorExpr)
	if !ok {
		return 0, false
	}
	begun, ok := c.ties.Session(p.f, sel.X)
	switch {
	case !ok:
		return 0, false
	case begun == nil:
		return ctxbound.Unsure, true
	}
	v := c.Flow.Of(c.Index.Enclosing(begun)).Eval(begun)
	if v == h.Value || v.EndsWith(h.Value) {
		return ctxbound.Ends, true
	}
	return 0, false
}

// proven reports whether the form with a context waits under it, and doesn't only
// look at it on its way in: its body shows that, or its types, if another module
// has it.
func (c *checker) proven(p *plain) bool {
	if p.sib == nil {
		return true
	}
	effect, seen := c.Sums.EffectOn(p.sib.Func, p.sib.Ctx)
	return effect.Has(ctxsummary.Waits) && !effect.Glances() && seen == ctxsummary.Proven
}

// unsure is what it assumes that a connection, handed on together with a context,
// does not end with it.
const unsure = "nothing else closes the connection"

// loose returns what it assumes that a call ends with no context by another way; if it
// does, how.
func (c *checker) loose(p *plain) (assumes string, finding bool) {
	if ctxapi.IsFunc(p.fn, "net/http", "NewRequest") {
		if why, later := c.bindsLater(p); later {
			return why, false
		}
		course := c.ties.Course(p.call)
		if course.Fate&ctxbound.Sent == 0 {
			return "nothing binds the request to a context later", true
		}
		return c.timed(course.Sends...)
	}
	streams := p.call.Args
	if sel, ok := named(p.call).(*ast.SelectorExpr); ok {
		if assumes, finding = c.timed(p.call); !finding {
			return assumes, false
		}
		streams = append([]ast.Expr{sel.X}, streams...)
	}
	for _, e := range streams {
		if !ctxapi.IsStream(c.TypesInfo.TypeOf(e)) {
			continue
		}
		switch c.ties.Stream(p.f, p.call, e) {
		case ctxbound.Ends:
			return types.ExprString(e) + " is closed when a context ends", false
		case ctxbound.Unsure:
			assumes = unsure
		}
	}
	return assumes, true
}

// timed weighs the timeouts that the clients of calls are made with: the longest one.
func (c *checker) timed(calls ...*ast.CallExpr) (assumes string, finding bool) {
	var longest ctxextent.Pause
	for _, call := range calls {
		limit := ctxextent.Pause{Each: ctxextent.Unbounded, Total: ctxextent.Unbounded}
		if sel, ok := named(call).(*ast.SelectorExpr); ok {
			limit = c.extents.Timeout(sel.X)
		}
		if limit.Each >= longest.Each {
			longest = limit
		}
	}
	switch c.extents.Weigh(ctxextent.Timed, longest) {
	case ctxextent.Nothing:
		return "its client has a timeout, " + longest.Each.String(), false
	case ctxextent.Word:
		return "a delay of " + longest.Each.String() + " matters", true
	}
	return "", true
}

// remote is what it assumes that a call of a foreign function waits for another
// machine or process, as its types may show.
func (c *checker) remote(call *ast.CallExpr) string {
	fn := c.Index.Callee(call)
	if fn == nil || c.Index.API.DoesIO(fn, fn.Signature()) || c.Index.API.Blocks(fn) {
		return ""
	}
	return calleeName(call) + " may block"
}
