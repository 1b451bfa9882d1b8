package ctxvariant

import (
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
	fate, tied := c.ties.Course(p.call)
	switch {
	case fate&ctxbound.Tied != 0:
		return "the request goes on with a context at " + c.Place(tied), true
	case fate == 0:
		return "the request is not sent: all that is done with it is to write or read it, as far as it can be followed", true
	}
	return "", false
}
