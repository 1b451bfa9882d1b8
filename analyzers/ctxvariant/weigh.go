package ctxvariant

import (
	"cmp"
	"go/ast"
	"go/token"
	"net"
	"strings"
	"time"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxbound"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// weigh returns what a finding of a plain call assumes. It is no finding if the
// context would change nothing.
func (c *checker) weigh(p *plain, h held) (assumes string, finding bool) {
	switch p.realm {
	case ctxapi.RealmValues:
		return "", c.passesValues(p)
	case ctxapi.RealmProcess:
		switch c.ties.Command(p.f, p.call) {
		case ctxbound.Managed:
			return "", false
		case ctxbound.Elsewhere:
			return "whoever gets the command waits for the process", true
		}
		return "the process may take long and may be killed", true
	case ctxapi.RealmNet:
		if c.Index.API.Listens(p.fn) {
			return "the address takes long to look up", !c.isNumeric(p.call)
		}
		return "the peer may not respond", true
	case ctxapi.RealmMaker:
		return "what it returns blocks", true
	}
	if bound, known := c.session(p, h); known {
		return "the transaction is not bound to " + h.Expr, bound != ctxbound.Ends
	}
	if assumes, finding = c.loose(p); !finding || p.sib == nil {
		return assumes, finding
	}
	if but := c.unproven(p); but != "" {
		effect, seen := c.Sums.EffectOn(p.sib.Func, p.sib.Ctx)
		return cmp.Or(assumes, but), seen != ctxsummary.Proven || effect.Has(ctxsummary.Hands)
	}
	return assumes, true
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

// unproven says that the form with a context waits for it, unless its body shows
// that, or its types, if another module has it.
func (c *checker) unproven(p *plain) string {
	if effect, seen := c.Sums.EffectOn(p.sib.Func, p.sib.Ctx); effect.Has(ctxsummary.Waits) && seen == ctxsummary.Proven {
		return ""
	}
	return p.sib.Func.Name() + " returns when its context is done"
}

// unsure is what it assumes that a connection, handed on together with a context,
// does not end with it.
const unsure = "nothing else closes the connection"

// loose returns what it assumes that a call ends with no context by another way.
func (c *checker) loose(p *plain) (assumes string, finding bool) {
	if ctxapi.IsFunc(p.fn, "net/http", "NewRequest") {
		switch fate := c.ties.Request(p.call); {
		case fate == 0 || fate&ctxbound.Tied != 0:
			return "", false
		case fate&ctxbound.Sent == 0:
			return "nothing binds the request to a context later", true
		}
		return "", true
	}
	streams := p.call.Args
	if sel, ok := named(p.call).(*ast.SelectorExpr); ok {
		limit := c.limit(p.f, sel.X)
		switch ctxextent.Late.Weigh(ctxextent.Pause{Each: limit, Total: limit}) {
		case ctxextent.Nothing:
			return "", false
		case ctxextent.Word:
			assumes = "a delay of " + limit.String() + " matters"
		}
		streams = append([]ast.Expr{sel.X}, streams...)
	}
	for _, e := range streams {
		if !ctxapi.IsStream(c.TypesInfo.TypeOf(e)) {
			continue
		}
		switch c.ties.Stream(p.f, p.call, e) {
		case ctxbound.Ends:
			return "", false
		case ctxbound.Unsure:
			assumes = unsure
		}
	}
	return assumes, true
}

// limit is how long a client that is made in the function lets a call take, by the
// timeout that it has.
func (c *checker) limit(f *ctxindex.Func, client ast.Expr) time.Duration {
	if v := c.Index.Variable(client); v != nil {
		client = c.definitionOf(f, v)
	}
	if u, ok := client.(*ast.UnaryExpr); ok {
		client = u.X
	}
	lit, ok := client.(*ast.CompositeLit)
	if !ok {
		return ctxextent.Unbounded
	}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if id, ok := kv.Key.(*ast.Ident); ok && id.Name == "Timeout" && ctxapi.IsDuration(c.TypesInfo.TypeOf(kv.Value)) {
			return c.extents.Pause(kv.Value, nil).Each
		}
	}
	return ctxextent.Unbounded
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

// passesValues reports whether the package believes in giving the callee's
// package contexts: it does so elsewhere. A context without values, or a handler
// that reads none, would change nothing.
func (c *checker) passesValues(p *plain) bool {
	if c.believes == nil {
		c.believes = make(map[string]bool)
		for _, f := range c.Index.Funcs {
			for _, call := range f.Calls {
				if call.Fn != nil && call.Fn.Pkg() != nil && ctxapi.TakesContext(call.Fn.Signature()) && c.Index.API.Realm(call.Fn) == ctxapi.RealmValues {
					c.believes[call.Fn.Pkg().Path()] = true
				}
			}
		}
	}
	return c.believes[p.fn.Pkg().Path()]
}

// isNumeric reports whether a call listens on a constant address that nobody has
// to look up: no host or an IP address, and a number for a port.
func (c *checker) isNumeric(call *ast.CallExpr) bool {
	if len(call.Args) != 2 {
		return false
	}
	lit, ok := ast.Unparen(call.Args[1]).(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return false
	}
	host, port, err := net.SplitHostPort(strings.Trim(lit.Value, "`\""))
	return err == nil && strings.Trim(port, "0123456789") == "" && (host == "" || net.ParseIP(host) != nil)
}
