package ctxroot

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// called is category caller for the plain uses of a root.
func (c *checker) called(s *site) bool { return c.caller(s, append(s.uses, s.passed...)) }

// caller reports a function without a context parameter that makes a root, if
// some caller of the package has a context: unlike category callee not each of
// them, and through interfaces too. Uses are what it gives the root to.
func (c *checker) caller(s *site, uses []ctxintent.Use) bool {
	decl := s.f.Outermost()
	if !c.pass.Enabled("caller") || decl.Obj == nil || ctxapi.HasContext(decl.Sig) || ctxapi.Ends(decl.Obj.Name()) {
		return false
	}
	var first *ctxintent.Use
	for i := range uses {
		if u := &uses[i]; !c.intent.Place(*u) && c.sync(u.In) {
			first = u
			break
		}
	}
	if first == nil || foreign.New(c.pass.Pass).AskedFromOutside(decl.Obj) {
		return false
	}
	with, related := c.callersWith(decl)
	if with == "" {
		return false
	}
	c.pass.Report(report.Finding{
		Category: "caller",
		At:       s.call,
		Message: fmt.Sprintf("the context of the caller is lost: %s gets a new %s in %s, although a caller has %s; give %s a parameter ctx context.Context",
			calleeName(first.Call), types.ExprString(s.call.Fun), decl.Obj.Name(), with, decl.Obj.Name()),
		Related: related,
	})
	return true
}

// made reports a function that makes a context for its caller, who has one. A
// bare root is not looked at: whoever asks for one by name means it.
func (c *checker) made(s *site) bool {
	decl := s.f.Outermost()
	if !c.pass.Enabled("caller") || decl.Obj == nil || s.f.Func != decl || len(s.returned) == 0 || len(s.bound) > 0 ||
		ctxapi.HasContext(decl.Sig) || c.isRoot(s.returned[0]) {
		return false
	}
	with, related := c.callersWith(decl)
	if with == "" {
		return false
	}
	c.pass.Report(report.Finding{
		Category: "caller",
		At:       s.call,
		Message: fmt.Sprintf("the context of the caller is lost: %s makes a context from a new %s, although a caller has %s; give %s a parameter ctx context.Context",
			decl.Obj.Name(), types.ExprString(s.call.Fun), with, decl.Obj.Name()),
		Related: related,
	})
	return true
}

// callersWith returns the context of the first caller that has one, and the
// places of up to three.
func (c *checker) callersWith(decl *ctxindex.Func) (with string, related []analysis.RelatedInformation) {
	for _, p := range c.dispatched(decl) {
		if c.pass.IsTest(p.call.Pos()) {
			continue
		}
		expr, ok := c.contextAt(p)
		if !ok {
			continue
		}
		if with == "" {
			with = expr
		}
		related = append(related, report.Related(p.call, "%s is at hand here", expr))
		if len(related) == 3 {
			break
		}
	}
	return with, related
}

// contextAt returns the context that a call could pass on.
func (c *checker) contextAt(p place) (string, bool) {
	u := ctxintent.Use{Call: p.call, In: c.flow.Of(p.in)}
	if c.intent.Apart(u) {
		return "", false
	}
	if h, ok := c.hand(u); ok {
		return h.Expr, true
	}
	h, ok := c.serves(u.In, p)
	return h.Expr, ok
}

// dispatched returns the package's calls of a function, those through the
// interfaces that its receiver implements included.
func (c *checker) dispatched(decl *ctxindex.Func) []place {
	calls := c.callsOf(decl.Obj)
	recv := decl.Sig.Recv()
	if recv == nil {
		return calls
	}
	for _, fn := range c.abstract[decl.Obj.Name()] {
		iface, ok := fn.Signature().Recv().Type().Underlying().(*types.Interface)
		if ok && types.Implements(recv.Type(), iface) {
			calls = append(calls[:len(calls):len(calls)], c.calls[fn]...)
		}
	}
	return calls
}
