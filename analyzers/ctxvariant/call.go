package ctxvariant

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
	"github.com/ctxlint/ctxlint/internal/module"
)

// call reports a plain call where a context is at hand, and remembers one
// where none is.
func (c *checker) call(p *plain, sees bool) {
	if sees {
		h, at := c.hand(p.f, p.call)
		switch at {
		case silent:
			c.Silent(p.call.Fun, "call", "%s", c.apartFrom(h))
			return
		case found:
			c.reportCall(p, h)
			return
		}
	}
	if (!c.view.Inside(p.fn.Pkg()) || runsFunction(p.fn.Signature())) && c.waits(p) {
		c.blind = append(c.blind, p)
	} else if c.Explains() {
		c.Silent(p.call.Fun, "call", "%s", c.whyBlind(p))
	}
}

// waits reports whether nothing in sight ends what a call does, and notes what that
// assumes.
func (c *checker) waits(p *plain) (ok bool) {
	p.assumes, ok = c.loose(p)
	return ok && c.proven(p)
}

func (c *checker) reportCall(p *plain, h held) {
	category, assumes, ok := c.weigh(p, h)
	if !ok || c.meant(p) {
		why := assumes // why it would change nothing
		if ok {
			why = "the place says that the call must not end early: " + c.whyMeant(p)
		}
		c.Silent(p.call.Fun, category, "%s", why)
		return
	}
	if !c.Enabled(category) {
		return
	}
	fix, alone := c.takeContext(p, h), c.alone(p, h)
	if alone != "" {
		fix = nil // it would do harm if the call is for others
	}
	var needs []report.Atom
	if ctxapi.AsksDatabase(p.fn) {
		needs = []report.Atom{{Kind: module.Remote, Contract: true, Soft: true}}
	}
	c.report(h, report.Finding{
		Category: category,
		At:       p.call.Fun,
		Message:  fmt.Sprintf("%s; use %s", c.ignores(p, h.Expr), p.use),
		Needs:    needs,
		Assumes:  cmp.Or(assumes, alone),
		Fix:      fix,
	})
}

// ignores says what it means that a call does not see a context.
func (c *checker) ignores(p *plain, ctx string) string {
	switch p.realm {
	case ctxapi.RealmProcess:
		return fmt.Sprintf("the process of %s keeps running after %s is canceled", calleeName(p.call), ctx)
	case ctxapi.RealmNet:
		return fmt.Sprintf("%s ignores %s, so it keeps running after %s is canceled", c.lookup(p), ctx, ctx)
	}
	if p.fn.Pkg().Path() == "net/http" && p.fn.Name() == "NewRequest" {
		return fmt.Sprintf("the request of %s is not bound to %s, so it keeps running after %s is canceled", calleeName(p.call), ctx, ctx)
	}
	return fmt.Sprintf("%s ignores %s, so it keeps running after %s is canceled", calleeName(p.call), ctx, ctx)
}

// lookup names what of a call waits: of one that listens, only the look-up of the
// address does.
func (c *checker) lookup(p *plain) string {
	if c.Index.API.Listens(p.fn) {
		return "the address lookup of " + calleeName(p.call)
	}
	return calleeName(p.call)
}

// takeContext makes a call one of the sibling.
func (c *checker) takeContext(p *plain, h held) *report.Fix {
	var name *ast.Ident
	switch fun := named(p.call).(type) {
	case *ast.Ident:
		name = fun
	case *ast.SelectorExpr:
		name = fun.Sel
	}
	if name == nil || c.Index.Callee(p.call) == nil || ctxindex.Spreads(c.TypesInfo, p.call) {
		return nil
	}
	fix := &report.Fix{Message: "pass " + h.Expr + " to " + p.use, Safe: safe[p.fn.Pkg().Path()] && !c.mayEndEarly(p, h)}
	if p.sib == nil {
		if p.fn.FullName() != "(*database/sql.DB).Begin" {
			return nil
		}
		fix.Edits = []edit.Text{edit.Replace(name, "BeginTx"), edit.Insert(p.call.Rparen, h.Expr+", nil")}
		return fix
	}
	if !p.sib.Exact {
		return nil
	}
	fix.Edits = []edit.Text{edit.Replace(name, p.sib.Func.Name())}
	switch args := p.call.Args; {
	case len(args) == 0:
		fix.Edits = append(fix.Edits, edit.Insert(p.call.Rparen, h.Expr))
	case p.sib.Ctx < len(args):
		fix.Edits = append(fix.Edits, edit.Insert(args[p.sib.Ctx].Pos(), h.Expr+", "))
	default:
		fix.Edits = append(fix.Edits, edit.Insert(args[len(args)-1].End(), ", "+h.Expr))
	}
	return fix
}

// safe lists packages whose forms with a context do nothing but end early, or
// read values.
var safe = map[string]bool{"database/sql": true, "net/http": true, "log/slog": true}

// mayEndEarly reports whether a call makes what works on after it, rows or a
// request, while the function cancels the context on its way out: whether all is
// read by then, a reader must see.
func (c *checker) mayEndEarly(p *plain, h held) bool {
	if h.Value.Op == ctxflow.Param {
		return false
	}
	results := p.fn.Signature().Results()
	for v := range results.Variables() {
		if c.Index.API.IsLazy(v.Type()) || c.Index.API.IsCarrier(v.Type()) {
			return true
		}
	}
	return false
}

func calleeName(call *ast.CallExpr) string {
	if name := types.ExprString(named(call)); len(name) <= 40 {
		return name
	}
	if sel, ok := named(call).(*ast.SelectorExpr); ok {
		return sel.Sel.Name
	}
	return "the call"
}
