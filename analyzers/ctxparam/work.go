package ctxparam

import (
	"cmp"
	"fmt"
	"time"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// work is what cannot be stopped under a root.
type work struct {
	what, but string

	// waits is what the module has to prove, which the package assumes, if it
	// does not show that the work is stopped by its context.
	waits   *report.Atom
	assumes string
}

func (w *work) rank() int {
	switch {
	case w.but != "":
		return 2
	case w.waits != nil:
		return 1
	}
	return 0
}

// work says what cannot be stopped under a root, and what that assumes; nil if
// there is nothing that matters.
func (c *checker) work(r *ctxintent.Root) (best *work) {
	for _, u := range append(r.Uses[:len(r.Uses):len(r.Uses)], r.Bound...) {
		if w := c.under(r, u); w != nil && (best == nil || w.rank() < best.rank()) {
			best = w
		}
	}
	if best == nil && len(r.Returned) > 0 && len(r.Bound) == 0 && !c.Index.IsRoot(r.Returned[0]) {
		// A bare root is not looked at: whoever asks for one by name means it.
		return &work{what: "the returned context is not canceled with the caller's", but: "it is meant to be"}
	}
	return best
}

// under is work for one use of a root.
func (c *checker) under(r *ctxintent.Root, u ctxintent.Use) *work {
	during, ok := c.Life.Within(u.In.Literals())
	bound := c.bound(u)
	if !ok || c.intent.Place(u) || bound < time.Second {
		return nil
	}
	if h, _, _ := c.intent.Hand(u.In, u.Call); h.Var != nil {
		return nil // ctxroot's
	}
	e, ok := c.intent.Effect(r.Value, u)
	if !ok || e.Log || e.Brief {
		return nil
	}
	if e.Sibling != nil {
		// What the package believes shows which context a call wants, not that it
		// is worth changing a signature.
		e.But = report.CallName(u.Call) + " returns when its context is done"
	}
	w := &work{what: "the caller cannot cancel " + report.CallName(u.Call)}
	if e.But != "" {
		settles := c.Settles(u.Call, u.Arg)
		if settles == nil || !c.WholeModule() {
			return nil
		}
		w.assumes, w.waits = e.But, &settles[0]
	}
	kept, short := "", ""
	if c.intent.Keeps(u.Call, u.Arg) {
		kept = "what " + report.CallName(u.Call) + " does with the context should stop with the caller"
	}
	if bound <= soon {
		short = fmt.Sprintf("%v of work after the caller is canceled matter", bound)
	}
	w.but = cmp.Or(during, kept, c.intent.Abandoned(r, u), short)
	return w
}
