package ctxvariant

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// An invocation is a call within the package of one of its functions, or of an
// interface method that one of them may implement.
type invocation struct {
	f    *ctxindex.Func
	call *ast.CallExpr
}

// note remembers a call for the search of callers.
func (c *checker) note(f *ctxindex.Func, call *ast.CallExpr, fn *types.Func) {
	fn = fn.Origin()
	if c.pass.IsTest(call.Pos()) || fn.Pkg() != c.pass.Pkg && !isAbstract(fn) {
		return
	}
	c.calls[fn] = append(c.calls[fn], &invocation{f, call})
}

func isAbstract(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type())
}

// withoutContext reports the plain calls that no context is at hand for: in the
// words of whoever could give them one.
func (c *checker) withoutContext() {
	seen := make(map[*ctxindex.Func]bool)
	for _, p := range c.blind {
		outer := p.f.Outermost()
		switch {
		case c.x.API.Listens(p.fn) && !c.pass.IsTest(p.call.Pos()):
			c.unbounded(p)
		case c.blank(p):
		case c.pass.IsTest(p.call.Pos()):
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
			if c.pass.IsTest(p.call.Pos()) || !c.pass.Enabled("blank") || c.meant(p) {
				return true
			}
			c.pass.Report(report.Finding{
				Category: "blank",
				At:       p.call.Fun,
				Message:  fmt.Sprintf("nothing can stop %s, although its function is given a context, and throws it away; name the parameter and use %s", calleeName(p.call), p.use),
				Related:  []analysis.RelatedInformation{{Pos: v.Pos(), End: v.Pos() + token.Pos(len(v.Name())), Message: "the parameter"}},
			})
			return true
		}
	}
	return false
}

// depth bounds the search for a caller with a context.
const depth = 4

// callee reports the first plain call of a function, if some caller, over
// however many of its kind, has a context.
func (c *checker) callee(p *plain, outer *ctxindex.Func) bool {
	if outer.Obj == nil || ctxapi.Ends(outer.Obj.Name()) || c.meant(p) {
		return false
	}
	category, how := "caller", "each of its callers has one"
	inv, h, ok := c.threaded(p, outer)
	if !ok {
		category = "callee"
		if !c.pass.Enabled(category) {
			return false
		}
		inv, h, ok = c.callerOf(outer.Obj, make(map[*types.Func]bool), depth)
	}
	if !ok {
		return false
	}
	if category == "callee" {
		how = h.Expr + " is at hand where it is called"
	}
	c.pass.Report(report.Finding{
		Category: category,
		At:       p.call.Fun,
		Message: fmt.Sprintf("nothing can stop %s, because %s takes no context although %s; give it a parameter ctx and use %s",
			calleeName(p.call), outer.Obj.Name(), how, p.use),
		Related: []analysis.RelatedInformation{report.Related(inv.call, "%s is at hand here", h.Expr)},
	})
	return true
}

// callerOf returns a call of a function, or of one that leads to it, where a
// context is at hand.
func (c *checker) callerOf(fn *types.Func, seen map[*types.Func]bool, depth int) (*invocation, ctxflow.Hand, bool) {
	if seen[fn] || depth == 0 {
		return nil, ctxflow.Hand{}, false
	}
	seen[fn] = true
	calls := append(c.calls[fn], c.abstractCalls(fn)...)
	for _, inv := range calls {
		if !c.inSight(inv.f) {
			continue
		}
		if h, at := c.hand(inv.f, inv.call); at == found && !c.apart(inv.f, inv.call) {
			return inv, h, true
		}
	}
	for _, inv := range calls {
		if outer := inv.f.Outermost(); outer.Obj != nil && !c.inSight(inv.f) {
			if inv, h, ok := c.callerOf(outer.Obj, seen, depth-1); ok {
				return inv, h, true
			}
		}
	}
	return nil, ctxflow.Hand{}, false
}

// abstractCalls returns the calls of interface methods that a method implements.
func (c *checker) abstractCalls(fn *types.Func) []*invocation {
	recv := fn.Signature().Recv()
	if recv == nil {
		return nil
	}
	var calls []*invocation
	for _, pkg := range []*types.Package{c.pass.Pkg} {
		for _, name := range pkg.Scope().Names() {
			tn, ok := pkg.Scope().Lookup(name).(*types.TypeName)
			if !ok {
				continue
			}
			iface, ok := tn.Type().Underlying().(*types.Interface)
			if !ok || !types.Implements(recv.Type(), iface) && !types.Implements(types.NewPointer(recv.Type()), iface) {
				continue
			}
			if m, _, _ := types.LookupFieldOrMethod(iface, false, pkg, fn.Name()); m != nil {
				if m, ok := m.(*types.Func); ok {
					calls = append(calls, c.calls[m.Origin()]...)
				}
			}
		}
	}
	return calls
}

// unbounded reports a plain call that no context is in reach of.
func (c *checker) unbounded(p *plain) {
	if !c.pass.Enabled("unbounded") || ctxapi.Ends(p.fn.Name()) {
		return
	}
	what := fmt.Sprintf("nothing can stop %s, because no context is in reach", calleeName(p.call))
	if c.x.API.Listens(p.fn) {
		what = c.unreached(p) + ", because no context is given"
	}
	c.pass.Report(report.Finding{
		Category: "unbounded",
		At:       p.call.Fun,
		Message:  fmt.Sprintf("%s; take one and use %s", what, p.use),
	})
}
