package ctxvariant

import (
	"fmt"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// withoutContext reports the plain calls that no context is at hand for: in the
// words of whoever could give them one.
func (c *checker) withoutContext() {
	seen := make(map[*ctxindex.Func]bool)
	for _, p := range c.blind {
		outer := p.f.Outermost()
		switch {
		case c.Index.API.Listens(p.fn) && !c.IsTest(p.call.Pos()):
			c.unbounded(p)
		case c.blank(p):
		case c.IsTest(p.call.Pos()):
			// A test ends anyway.
		case seen[outer]:
		case c.callee(p, outer):
			seen[outer] = true
		default:
			c.unbounded(p)
		}
	}
}

// blank reports a call in a function that throws its context parameter away.
func (c *checker) blank(p *plain) bool {
	for f := p.f; f != nil; f = f.Parent {
		for v := range f.Sig.Params().Variables() {
			if !ctxapi.IsStdContext(v.Type()) || v.Name() != "_" && v.Name() != "" {
				continue
			}
			if c.IsTest(p.call.Pos()) || !c.Enabled("blank") || c.meant(p) {
				return true
			}
			c.Report(report.Finding{
				Category: "blank",
				At:       p.call.Fun,
				Message:  fmt.Sprintf("nothing can cancel %s, because the function ignores its context parameter; name it ctx and use %s", calleeName(p.call), p.use),
				Related:  []analysis.RelatedInformation{{Pos: v.Pos(), End: v.Pos() + token.Pos(len(v.Name())), Message: "the parameter"}},
			})
			return true
		}
	}
	return false
}

// callee reports the first plain call of a function, if every caller has a context
// at hand, and what the call makes serves no longer than the function. A claim that
// had to assume more about the callers was right in 1 of 10.
func (c *checker) callee(p *plain, outer *ctxindex.Func) bool {
	if outer.Obj == nil || ctxapi.Ends(outer.Obj.Name()) || c.meant(p) || c.view.Asked(outer.Obj) != nil ||
		p.f != outer || p.realm != ctxapi.RealmCall || p.assumes != "" || c.handedOut(p) {
		return false
	}
	callers := c.intent.Callers(outer, func(f *ctxindex.Func) bool {
		return f.Obj != nil && !c.inSight(f) && !f.IsMain() && !c.view.AskedFromOutside(f.Obj)
	})
	if len(callers.With) == 0 || callers.But != "" {
		return false
	}
	c.Report(report.Finding{
		Category: "caller",
		At:       p.call.Fun,
		Message: fmt.Sprintf("nothing can cancel %s, because %s takes no context although %s; give it a parameter ctx context.Context and use %s",
			calleeName(p.call), outer.Obj.Name(), callers.Have(), p.use),
		Related: callers.Related(),
		Needs:   callers.FromProgram(),
	})
	return true
}

// unbounded reports a plain call that no context is in reach of.
func (c *checker) unbounded(p *plain) {
	if !c.Enabled("unbounded") || ctxapi.Ends(p.fn.Name()) {
		return
	}
	c.Report(report.Finding{
		Category: "unbounded",
		At:       p.call.Fun,
		Message:  fmt.Sprintf("nothing can cancel %s, because no context is in scope; take a parameter ctx context.Context and use %s", c.lookup(p), p.use),
	})
}
