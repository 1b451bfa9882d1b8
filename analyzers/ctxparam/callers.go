package ctxparam

import (
	"cmp"
	"fmt"
	"go/ast"
	"path/filepath"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A caller is a call at which a context is at hand.
type caller struct {
	ctxindex.Caller
	expr  string
	hand  ctxflow.Hand
	above bool // it does not call the function itself, but one that leads there
}

// callers are the calls that lead to a function.
type callers struct {
	with    []caller
	without int    // calls of it at which no context is at hand
	but     string // what a claim assumes about them
	open    bool   // it assumes no more than that those in other packages have one
}

// depth bounds how many functions a context would have to be handed through.
const depth = 3

// callers returns the calls of a function at which a context is at hand, also
// some calls up.
func (c *checker) callers(f *ctxindex.Func) callers {
	var cs callers
	incomplete := false
	c.climb(&cs, f, depth, map[*ctxindex.Func]bool{f: true}, &incomplete)
	switch {
	case cs.without > 0:
		cs.but = "the other callers have a context to pass"
	case incomplete:
		cs.open = cs.but == ""
		cs.but = cmp.Or(cs.but, "callers elsewhere have a context as well")
	}
	return cs
}

func (c *checker) climb(cs *callers, f *ctxindex.Func, depth int, seen map[*ctxindex.Func]bool, incomplete *bool) {
	calls, complete := c.x.Callers(f.Obj)
	if !complete {
		*incomplete = true
	}
	for _, call := range calls {
		if c.pass.IsTest(call.Call.Pos()) {
			continue
		}
		u := ctxintent.Use{Call: call.Call, In: c.flow.Of(call.In)}
		h, but, ok := c.intent.Hand(u.In, u.Call)
		outer := call.In.Outermost()
		switch {
		case c.intent.Apart(u) || h.Var != nil && !ok:
			cs.without++
		case ok:
			cs.with = append(cs.with, caller{Caller: call, expr: h.Expr, hand: h, above: len(seen) > 1})
			cs.but = cmp.Or(cs.but, but)
		case c.holds(cs, call, u):
		case depth > 1 && outer.Obj != nil && !seen[outer] && c.mayTake(outer):
			if _, ok := c.intent.During(literals(u.In)); !ok {
				cs.without++
				continue
			}
			seen[outer] = true
			n := len(cs.with)
			c.climb(cs, outer, depth-1, seen, incomplete)
			if len(cs.with) == n {
				cs.without++
			} else {
				cs.but = cmp.Or(cs.but, outer.Obj.Name()+" may take a context as well")
			}
		case !seen[outer]:
			cs.without++
		}
	}
}

// holds finds the context that a caller's receiver or parameter holds.
func (c *checker) holds(cs *callers, call ctxindex.Caller, u ctxintent.Use) bool {
	for _, h := range u.In.Holders(u.Call.Pos()) {
		if h.Expr == "" {
			continue
		}
		cs.with = append(cs.with, caller{Caller: call, expr: h.Expr, above: true})
		cs.but = cmp.Or(cs.but, h.Expr+" is the context of this work")
		return true
	}
	return false
}

// committed returns what a claim assumes where a caller is past a point of no
// return.
func (cs callers) committed(c *checker, r *ctxintent.Root) string {
	for _, call := range cs.with {
		if but := c.intent.Committed(r.Value, ctxintent.Use{Call: call.Call, In: c.flow.Of(call.In)}, call.hand); but != "" {
			return but
		}
	}
	return ""
}

// have says who has a context.
func (cs callers) have() string {
	first := cs.with[0]
	if cs.without > 0 || first.above {
		if first.above {
			in := "a caller"
			if outer := first.In.Outermost(); outer.Obj != nil {
				in = outer.Obj.Name()
			}
			return fmt.Sprintf("%s, which leads here, has %s", in, first.expr)
		}
		return "a caller has " + first.expr
	}
	if len(cs.with) == 1 {
		return "its caller has a context"
	}
	return fmt.Sprintf("each of its %d callers has a context", len(cs.with))
}

func (cs callers) related() []analysis.RelatedInformation {
	var related []analysis.RelatedInformation
	for _, call := range cs.with[:min(3, len(cs.with))] {
		related = append(related, report.Related(call.Call, "%s is at hand here", call.expr))
	}
	return related
}

// brief reports whether a context was given less than a second on its way from
// the root: to stop such work earlier is worth nobody's parameter.
func (c *checker) brief(u ctxintent.Use) bool {
	for v := u.In.Eval(u.Call.Args[u.Arg]); v != nil && v.Op == ctxflow.Derived; v = v.Parent() {
		call, ok := v.Node.(*ast.CallExpr)
		if !ok || len(call.Args) < 2 {
			continue
		}
		fn := c.x.Callee(call)
		if (ctxapi.IsFunc(fn, "context", "WithTimeout") || ctxapi.IsFunc(fn, "context", "WithTimeoutCause")) &&
			c.extents.Pause(call.Args[1], nil).Each < time.Second {
			return true
		}
	}
	return false
}

// isRoot reports whether an expression calls Background or TODO.
func (c *checker) isRoot(e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	return ok && c.x.API.IsRoot(c.x.Callee(call))
}

// subject is the name of a call where a message begins with it: in lower case.
func subject(call *ast.CallExpr) string {
	if name := report.CallName(call); !ast.IsExported(name) {
		return name
	}
	return "the call of " + report.CallName(call)
}

// place is a place for a message.
func (c *checker) place(n ast.Node) string {
	p := c.pass.Fset.Position(n.Pos())
	return fmt.Sprintf("%s:%d", filepath.Base(p.Filename), p.Line)
}
