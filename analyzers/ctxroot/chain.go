package ctxroot

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// maxChain is how many calls up a context may be.
const maxChain = 3

// chain reports a function that makes a root if every way to it comes from a
// function that has a context, some calls up: the functions between them have
// none to hand on. As with callee, only the package's own calls can be seen.
func (c *checker) chain(s *site, first *ctxintent.Use) bool {
	decl := s.f.Outermost()
	if !c.pass.Enabled("chain") {
		return false
	}
	up, ok := c.above(decl.Obj, maxChain, map[*types.Func]bool{})
	if !ok {
		return false
	}
	c.seen[decl.Obj] = true
	top := up[0]
	from := "a caller"
	if obj := top.f.Outermost().Obj; obj != nil {
		from = obj.Name()
	}
	var related []analysis.RelatedInformation
	for i, link := range up {
		if i == 3 {
			break
		}
		related = append(related, report.Related(link.call, "%s is at hand here", link.hand.Expr))
	}
	c.pass.Report(report.Finding{
		Category: "chain",
		At:       s.call,
		Message: fmt.Sprintf("%s cannot be stopped, because %s makes its own %s although %s, which leads here, has %s; hand it down",
			subject(first.Call), decl.Obj.Name(), types.ExprString(s.call.Fun), from, top.hand.Expr),
		Related: related,
	})
	return true
}

// A link is a call at which a context is at hand.
type link struct {
	call *ast.CallExpr
	hand ctxflow.Hand
	f    *ctxflow.Func
}

// above returns the calls at which the ways to a function leave the last
// function that has a context; false if some way has none.
func (c *checker) above(fn *types.Func, depth int, seen map[*types.Func]bool) ([]link, bool) {
	if depth == 0 || seen[fn] || c.throughInterface(fn) {
		return nil, false
	}
	seen[fn] = true
	var links []link
	calls := 0
	for _, g := range c.x.Funcs {
		ok := true
		for _, call := range g.Calls {
			if call.Fn == nil || call.Fn.Origin() != fn {
				continue
			}
			n := call.Expr
			calls++
			if c.pass.IsTest(n.Pos()) {
				continue
			}
			u := ctxintent.Use{Call: n, In: c.flow.Of(g)}
			if c.intent.Apart(u) {
				ok = false
			} else if h, has := c.hand(u); has {
				links = append(links, link{n, h, u.In})
			} else if g.Obj == nil || ctxapi.HasContext(g.Sig) || !c.ownSignature(g.Obj) {
				ok = false
			} else {
				var more []link
				more, ok = c.above(g.Obj, depth-1, seen)
				links = append(links, more...)
			}
			if !ok {
				return nil, false
			}
		}
	}
	return links, len(links) > 0 && calls == c.mentioned[fn]
}

// ownSignature reports whether the package may change a signature: interfaces
// of its own may change with it, those of others may not.
func (c *checker) ownSignature(fn *types.Func) bool {
	return c.mayChangeFor(fn, c.pass.Pkg.Imports())
}

// throughInterface reports whether the package calls an interface method that
// may be fn.
func (c *checker) throughInterface(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	if recv == nil {
		return false
	}
	for m, n := range c.mentioned {
		if n > 0 && m != fn && m.Name() == fn.Name() && m.Signature().Recv() != nil && types.IsInterface(m.Signature().Recv().Type()) {
			return true
		}
	}
	return false
}
