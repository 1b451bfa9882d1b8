package ctxintent

import (
	"cmp"
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A CallerWith is a call at which a context is at hand.
type CallerWith struct {
	ctxindex.Caller
	Expr  string
	Hand  ctxflow.Hand
	blank bool // it has not named the context that it is given
	above bool // it does not call the function itself, but one that leads there
}

// Callers are the calls that lead to a function.
type Callers struct {
	With    []CallerWith
	Without int    // calls of it at which no context is at hand
	But     string // what a claim assumes about them
	Open    bool   // it assumes no more than the module may prove, see [module.Called]
	Partial bool   // there may be callers elsewhere
	Only    bool   // it is those that may have a context

	may    func(*ctxindex.Func) bool
	hands  string // what it assumes of those who have one
	chain  string // and of those in between
	served bool   // one of them serves a request
}

// depth bounds how many functions a context would have to be handed through.
const depth = 3

// Callers returns the calls of a function at which a context is at hand, also
// some calls up, as far as the functions on the way may take a context.
func (m *Model) Callers(f *ctxindex.Func, may func(*ctxindex.Func) bool) Callers {
	cs := &Callers{may: may}
	m.climb(cs, f, depth, map[*ctxindex.Func]bool{f: true})
	if len(cs.With) > 0 && !slices.ContainsFunc(cs.With, func(c CallerWith) bool { return !c.blank }) {
		cs.hands = "the parameter is unnamed by oversight" // who leaves the name out has seen it
	}
	switch {
	case cs.hands != "":
		cs.But = cs.hands
	case cs.served && !cs.Partial:
		// What serves a request has the context that matters, whoever else calls.
	default:
		if cs.But = cs.chain; cs.Without > 0 {
			cs.But = "the other callers have a context to pass"
		} else if cs.Partial {
			cs.But = cmp.Or(cs.But, "callers elsewhere have a context as well")
		}
		cs.Open = cs.But != ""
	}
	cs.Only = len(cs.With) == 0 || cs.Partial && cs.Without == 0 && cs.chain == ""
	return *cs
}

func (m *Model) climb(cs *Callers, f *ctxindex.Func, depth int, seen map[*ctxindex.Func]bool) {
	calls, complete := m.x.Callers(f.Obj)
	cs.Partial = cs.Partial || !complete
	for _, call := range calls {
		u := Use{Call: call.Call, In: m.flow.Of(call.In)}
		h, but, ok := m.Hand(u.In, u.Call)
		outer := call.In.Outermost()
		switch {
		case m.Apart(u) || h.Var != nil && !ok:
			cs.Without++
		case ok:
			if request, ok := RequestIn(h.Var); ok {
				h.Expr = request
			}
			cs.With = append(cs.With, CallerWith{Caller: call, Expr: h.Expr, Hand: h, above: len(seen) > 1})
			cs.hands = cmp.Or(cs.hands, but)
			cs.served = cs.served || but == "" && m.Serves(h)
		case h.Var == nil && m.ignored(u) != nil:
			expr := cmp.Or(m.ignored(u).Name(), "context.Context")
			cs.With = append(cs.With, CallerWith{Caller: call, Expr: "the parameter " + expr, above: len(seen) > 1, blank: true})
		case depth > 1 && outer.Obj != nil && !seen[outer] && cs.may(outer):
			if _, ok := m.life.Within(u.In.Literals()); !ok {
				cs.Without++
				continue
			}
			seen[outer] = true
			n := len(cs.With)
			m.climb(cs, outer, depth-1, seen)
			if len(cs.With) == n {
				cs.Without++
			} else {
				cs.chain = cmp.Or(cs.chain, outer.Obj.Name()+" may take a context as well")
			}
		case !seen[outer]:
			cs.Without++
		}
	}
}

// Direct reports whether each call of the function itself has a context at hand that
// has a name.
func (cs Callers) Direct() bool {
	return cs.Without == 0 && !slices.ContainsFunc(cs.With, func(c CallerWith) bool { return c.above || c.blank })
}

// Have says who has a context.
func (cs Callers) Have() string {
	if len(cs.With) == 0 {
		return "it is reached from functions that have a context"
	}
	first := cs.With[0]
	if cs.Without > 0 || cs.Open || first.above {
		if first.above {
			in := "a caller"
			if outer := first.In.Outermost(); outer.Obj != nil {
				in = outer.Obj.Name()
			}
			return fmt.Sprintf("%s, which leads here, has %s", in, first.Expr)
		}
		return "a caller has " + first.Expr
	}
	if len(cs.With) == 1 {
		return "its caller has a context"
	}
	return fmt.Sprintf("each of its %d callers has a context", len(cs.With))
}

// FromProgram is what a finding about the callers takes for granted where all that
// any of them has is what a program hands in, see [report.FromProgram].
func (cs Callers) FromProgram() (needs []report.Atom) {
	for _, call := range cs.With {
		if needs = report.FromProgram(call.Hand.Value); needs == nil {
			return nil
		}
	}
	return needs
}

// Related points at some of the calls, for the evidence of a finding.
func (cs Callers) Related() []analysis.RelatedInformation {
	var related []analysis.RelatedInformation
	for _, call := range cs.With[:min(3, len(cs.With))] {
		related = append(related, report.Related(call.Call, "%s is in scope here", call.Expr))
	}
	return related
}
