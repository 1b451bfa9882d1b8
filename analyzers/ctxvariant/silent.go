package ctxvariant

import (
	"fmt"
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxbound"
)

// beside says why a call of a form without a context is not looked at; "" if it is. The
// realm is known of what may wait.
func (c *checker) beside(p *plain, realm bool) string {
	switch {
	case !realm:
		return "there is " + p.use + ", but nothing shows that this form waits for anything"
	case c.bound(p):
		return "the call has its context by another way: what it is called on, or an argument, is or carries one, or is a stop channel"
	case c.Index.API.Superseded(p.fn):
		return "there is " + p.use + ", but another form than that is what its package wants to be used"
	case c.Index.API.ConnectsAtOnce(c.TypesInfo, p.fn, p.call):
		return "it connects within the machine, at once or never"
	}
	return ""
}

// apartFrom says why the context at hand is not the one that a call should take.
func (c *checker) apartFrom(h held) string {
	if h.Dead != nil {
		return h.Expr + " is in scope, but already done at " + c.Place(h.Dead.Node)
	}
	return c.Crossed(h.Hand)
}

// whyBlind says why nothing is said of a call that no context is at hand for.
func (c *checker) whyBlind(p *plain) string {
	none := c.NoHand(c.Flow.Of(p.f), p.call)
	if c.view.Inside(p.fn.Pkg()) && !runsFunction(p.fn.Signature()) {
		return none + "; and " + calleeName(p.call) + " is the module's own, to be told of where it waits"
	}
	if why, ok := c.loose(p); !ok {
		return why
	}
	return none + "; and " + p.use + " is not known to wait under its context"
}

// bindsLater says where a request that is made without a context is given one, or that
// it is not sent.
func (c *checker) bindsLater(p *plain) (why string, later bool) {
	course := c.ties.Course(p.call)
	switch {
	case course.Fate&ctxbound.Tied != 0:
		return "the request goes on with a context at " + c.Place(course.Tied), true
	case course.Fate == 0:
		return "the request is not sent: all that is done with it is to write or read it, as far as it can be followed", true
	}
	return "", false
}

// whyMeant says by what sign a call must not end early: see [checker.meant].
func (c *checker) whyMeant(p *plain) string {
	switch {
	case ctxapi.Ends(p.fn.Name()):
		return "by its name " + calleeName(p.call) + " ends something"
	case c.within(p):
		return "it stands in the form with a context itself, or in what adapts one form to the other"
	}
	if cur, ok := c.Index.Cursor(p.call); ok {
		switch cur.Parent().Node().(type) {
		case *ast.GoStmt:
			return "a go statement starts it"
		case *ast.DeferStmt:
			return "it is deferred"
		}
	}
	if failed := c.Index.FailedCall(p.call, p.f.Body); failed != nil {
		return fmt.Sprintf("it cleans up after %s, at %s, which may have failed because its context ended", calleeName(failed), c.Place(failed))
	}
	return "it cannot be followed where it stands"
}
