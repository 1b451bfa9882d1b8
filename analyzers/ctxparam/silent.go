package ctxparam

import (
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
)

// own says by what a root stands for a life of its own.
func (c *checker) own(r *ctxintent.Root) string {
	switch why, at := c.intent.Own(r); {
	case why != "":
		return why + ", at " + c.Place(at)
	case c.intent.Linked(r.Value):
		return "what is derived from it is canceled by hand when a context at hand, or another signal, ends"
	}
	return "its cancel function is stored for a method to call"
}
