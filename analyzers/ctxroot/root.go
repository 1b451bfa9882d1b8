package ctxroot

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A miss is a use of a root that should have had a context at hand.
type miss struct {
	use     ctxintent.Use
	hand    ctxflow.Hand // none if a carrier or an unnamed parameter has the context
	expr    string       // how to write it
	has     string       // what shows that there is one: "ping gets app"
	sibling *ast.CallExpr
	evident bool // the function itself shows which context is meant
	assumes string
	needs   []report.Atom
	only    bool // nothing is said unless the module proves it
	related []analysis.RelatedInformation
	fix     *report.Fix
	at      ast.Expr // the place to report, if it is not the root
}

// root reports a root although a context is at hand: of its uses the one that
// assumes the least.
func (c *checker) root(s *ctxintent.Root) bool {
	if c.intent.Begins(s.Value) {
		c.Silent(s.Call, "root", "its cancel function is stored for a method to call: it begins a life of its own")
		return false
	}
	if cur, ok := c.Index.Cursor(s.Call); ok && len(s.Uses) == 0 && c.Explains() {
		c.Silent(s.Call, "root", "%s", c.unused(cur))
	}
	var best *miss
	for _, u := range s.Uses {
		if m := c.missed(s, u); m != nil && (best == nil || best.assumes != "" && m.assumes == "") {
			best = m
		}
	}
	if best == nil {
		return false
	}
	c.reportRoot(s, best)
	return true
}

// missed says which context a use should have had, and what that assumes; nil if
// there is none, or a root is right.
func (c *checker) missed(s *ctxintent.Root, u ctxintent.Use) *miss {
	m := &miss{use: u}
	h, but, ok := c.handFor(s, u)
	switch {
	case ok:
		c.atHand(s, m, h)
	case c.rebinds(u, h):
		c.atHand(s, m, h)
	case h.Var != nil || !c.unnamed(s, m) && !c.process(m, u):
		if h, ok = c.givenOut(u); !ok {
			if c.Explains() {
				c.Silent(s.Call, "root", "%s", c.outOfReach(u))
			}
			return nil
		}
		c.atHand(s, m, h)
		m.only = true
	}
	if meaning := c.intent.Meaning(s.Value, u, h); meaning != "" {
		c.Silent(s.Call, "root", "the place says that the root is meant: %s, at %s, %s", report.CallName(u.Call), c.Place(u.Call), meaning)
		return nil
	}
	if h.Var != nil && !c.intent.Placeholder(s.Value) && c.hasOther(u, h) {
		c.Silent(s.Call, "root", "%s, at %s, gets another context as well, so the root is for something else", report.CallName(u.Call), c.Place(u.Call))
		return nil
	}
	e, ok := c.intent.Effect(s.Value, u)
	if !ok {
		c.Silent(s.Call, "root", "nothing shows that %s, at %s, ends early when its context does", report.CallName(u.Call), c.Place(u.Call))
		return nil
	}
	if m.evident {
		e = ctxintent.Effect{}
	}
	m.sibling = e.Sibling
	switch m.needs = report.FromProgram(h.Value); {
	case m.only:
		m.needs = c.HandedIn(h.Value)
	case m.needs == nil:
		m.needs = report.Matters(h.Value)
	}
	if s.Filled && m.sibling == nil {
		// What the callee gets elsewhere, it will do with here.
		if m.sibling = c.intent.Belief(u.Call).For(u.In); m.sibling == nil {
			m.assumes = cmp.Or(m.assumes, s.Carries(m.expr))
		}
	}
	if m.assumes = cmp.Or(m.assumes, but, c.intent.Doubt(s.Value, u, h), c.intent.Abandoned(s, u), c.intent.Alters(s), m.oversight()); m.assumes != "" {
		m.fix = nil // it would do harm if it is meant
		if m.only {
			return nil
		}
	} else if e.But != "" {
		m.assumes = e.But
		if waits := c.Settles(u.Call, u.Arg); waits != nil && !e.Brief {
			m.needs = append(m.needs, waits...)
		} else if m.only {
			return nil
		}
	} else if m.only {
		m.assumes = "a program hands in a context that ends"
	}
	return m
}

// outOfReach says why no context in scope is the one that a use should have had.
func (c *checker) outOfReach(u ctxintent.Use) string {
	hands := u.In.AtHand(u.Call.Pos())
	switch {
	case len(hands) == 0:
		return fmt.Sprintf("where %s gets the root, at %s, %s", report.CallName(u.Call), c.Place(u.Call), c.NoHand(u.In, u.Call))
	case hands[0].Dead != nil:
		return hands[0].Expr + " is in scope, but already done at " + c.Place(hands[0].Dead.Node)
	}
	return c.Crossed(hands[0])
}

// oversight returns what a finding about an unnamed parameter assumes: who leaves the
// name out has seen the context. At first contact 1 of 3 causes was right.
func (m *miss) oversight() string {
	if m.hand.Var == nil && m.expr == "ctx" {
		return "it is unnamed by oversight"
	}
	return ""
}

// givenOut returns the context that a framework gives out here, if a program hands
// it one, though the package asks for none.
func (c *checker) givenOut(u ctxintent.Use) (ctxflow.Hand, bool) {
	if len(u.In.AtHand(u.Call.Pos())) > 0 {
		return ctxflow.Hand{}, false
	}
	for _, h := range u.In.GivenOut(u.Call.Pos()) {
		if but, ok := c.Life.Within(h.Crossed); ok && but == "" && h.Dead == nil {
			return h, true
		}
	}
	return ctxflow.Hand{}, false
}

// rebinds reports whether a call gives a request a context that is made from a
// root and a value: r.WithContext(context.WithValue(context.Background(), k, v)).
// A bare root there detaches the request; who adds a value wants the rest as well.
func (c *checker) rebinds(u ctxintent.Use, h ctxflow.Hand) bool {
	if sel, ok := ast.Unparen(u.Call.Fun).(*ast.SelectorExpr); !ok || h.Var == nil || h.Dead != nil || len(h.Crossed) > 0 {
		return false
	} else if id, ok := ast.Unparen(sel.X).(*ast.Ident); !ok || c.TypesInfo.Uses[id] != h.Var {
		return false
	}
	v := u.In.Eval(u.Call.Args[u.Arg])
	return v.Op == ctxflow.Derived && !v.How.Timed && v.How.Cancel < 0
}

// handFor returns the context that a use of a root should have had. If there is
// none because the root itself has taken its name, as in
// ctx, cancel := context.WithTimeout(context.Background(), d), it is the one
// that was at hand where the root was made.
func (c *checker) handFor(s *ctxintent.Root, u ctxintent.Use) (h ctxflow.Hand, but string, ok bool) {
	h, but, ok = c.intent.Hand(u.In, u.Call)
	if h.Var != nil || u.In != s.In {
		return h, but, ok
	}
	return c.intent.Hand(s.In, s.Call)
}

func (c *checker) atHand(s *ctxintent.Root, m *miss, h ctxflow.Hand) {
	if request, ok := ctxintent.RequestIn(h.Var); ok {
		h.Expr = request
	}
	m.hand, m.expr = h, h.Expr
	m.related = []analysis.RelatedInformation{{Pos: h.Var.Pos(), End: h.Var.Pos(), Message: h.Var.Name() + " is declared here"}}
	m.fix = c.replace(s, h)
	switch arg := m.use.Call.Args[m.use.Arg]; {
	case arg == s.Call:
	case c.nameable(s, h):
		m.related = append(m.related, report.Related(m.use.Call, "%s gets it here", report.CallName(m.use.Call)))
	default:
		// The root is made where the context is not yet at hand, and may well
		// be right for other uses.
		m.at, m.fix = arg, nil
		m.related = append(m.related, report.Related(s.Call, "the root is created here"))
	}
}

// process finds a context of the process: a package variable that the program
// can end, and that an earlier call on the same receiver gets in the same function.
func (c *checker) process(m *miss, u ctxintent.Use) bool {
	sel, ok := ast.Unparen(u.Call.Fun).(*ast.SelectorExpr)
	here, located := u.In.Locate(u.Call)
	if !ok || !located {
		return false
	}
	for _, call := range u.In.Calls {
		other, ok := ast.Unparen(call.Expr.Fun).(*ast.SelectorExpr)
		if !ok || call.Expr == u.Call || types.ExprString(other.X) != types.ExprString(sel.X) || c.TypesInfo.Selections[other] == nil {
			continue
		}
		for _, arg := range call.Expr.Args {
			v := u.In.Eval(arg)
			if v.Op != ctxflow.Global || c.Life.Life(v)&(ctxlife.Process|ctxlife.Object|ctxlife.Call) == 0 {
				continue
			}
			if p, ok := u.In.Locate(call.Expr); ok && u.In.Dominates(p, here) {
				m.expr, m.evident = types.ExprString(arg), true
				m.has = fmt.Sprintf("%s gets %s", report.CallName(call.Expr), m.expr)
				m.related = []analysis.RelatedInformation{report.Related(call.Expr, "%s is passed here", m.expr)}
				return true
			}
		}
	}
	return false
}

// unnamed finds a context that the function is given and has not even named.
func (c *checker) unnamed(s *ctxintent.Root, m *miss) bool {
	u := m.use
	f, blank := ctxintent.Unnamed(u.In)
	if f == nil || len(u.In.AtHand(u.Call.Pos())) > 0 {
		return false // why that is no context to pass on is told elsewhere
	}
	but, ok := c.Life.Within(u.In.Below(f))
	if !ok {
		return false
	}
	name := "the function"
	if f.Obj != nil {
		name = f.Obj.Name()
	}
	if is := c.intent.NameOf(f); ctxapi.Ends(is) {
		return false
	} else if ctxapi.Begins(is) {
		but = cmp.Or(but, "the work belongs to "+name)
	}
	if c.Index.FailedCall(u.Call, u.In.Body) != nil {
		but = cmp.Or(but, report.CallName(u.Call)+" does not have to complete")
	}
	m.expr, m.has, m.assumes = "ctx", name+" has a context parameter", but
	m.fix = c.name(s, f, blank)
	return true
}

func (c *checker) reportRoot(s *ctxintent.Root, m *miss) {
	given, at, whose := types.ExprString(s.Call), ast.Expr(s.Call), m.expr
	if m.at != nil {
		root := given
		if at, given = m.at, types.ExprString(m.at); !ctxindex.Contains(at, s.Call) {
			given += ", which comes from " + root
		}
	}
	switch {
	case m.sibling != nil:
		given += ", although it gets the caller's context at " + c.Place(m.sibling)
		m.related = append(m.related, report.Related(m.sibling, "here it gets the caller's context"))
	case m.has != "":
		given += " although " + m.has
	}
	if m.hand.Var == nil && m.expr == "ctx" {
		whose = "the caller's ctx"
	}
	effect := "it keeps running after " + whose + " is canceled"
	sig := c.Index.Signature(m.use.Call)
	if how, ok := c.Index.API.Derivation(c.Index.Callee(m.use.Call), sig); ok && how.Kind == ctxapi.Carry {
		result := "its result"
		if how.Ctx >= 0 && ctxapi.IsHTTPRequest(sig.Results().At(how.Ctx).Type()) {
			result = "the request"
		}
		effect = result + " loses the cancellation, deadline and values of " + whose
	}
	remedy := "pass " + m.expr
	switch {
	case m.hand.Var != nil:
		remedy += fmt.Sprintf(", or context.WithoutCancel(%s) if it must outlive the caller", m.expr)
	case m.expr == "ctx":
		remedy = "name the parameter ctx and pass it"
	}
	c.Report(report.Finding{Category: "root", At: at, Message: report.CallName(m.use.Call) + " gets " + given + ", so " + effect + "; " + remedy, Assumes: m.assumes, Needs: m.needs, OnlyProven: m.only, Related: m.related, Fix: m.fix})
}

// hasOther reports whether the call gets the context at hand by another way as
// well, in a literal among its arguments, or another context beside the root:
// then the root is for something else.
func (c *checker) hasOther(u ctxintent.Use, h ctxflow.Hand) bool {
	for i, arg := range u.Call.Args {
		if i == u.Arg {
			continue
		}
		if c.Index.Mentions(arg, h.Var) || ctxapi.IsContext(c.TypesInfo.TypeOf(arg)) && u.In.Eval(arg).Op != ctxflow.Root {
			return true
		}
	}
	return false
}
