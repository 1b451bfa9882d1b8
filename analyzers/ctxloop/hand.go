package ctxloop

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// A watched is the context that code should watch: one at hand, or one in a field
// that the package ends.
type watched struct {
	name    string
	related []analysis.RelatedInformation
	assumes string       // of one in a field, or that the call waits under it
	hand    ctxflow.Hand // if it is at hand
	field   *types.Var
}

// watch returns the context that code at a place should watch.
func (c *checker) watch(at ast.Node) (watched, bool) {
	if h, ok := c.hand(at); ok {
		return watched{name: h.Expr, related: h.Related(), hand: h}, true
	}
	recv, field := c.owner(at)
	if field == nil {
		return watched{}, false
	}
	return ofField(recv.Name()+"."+field.Name(), field), true
}

func ofField(name string, field *types.Var) watched {
	return watched{name: name, field: field, assumes: name + " is meant to end the loop", related: []analysis.RelatedInformation{
		{Pos: field.Pos(), End: field.Pos() + token.Pos(len(field.Name())), Message: "the package derives and cancels this context itself"},
	}}
}

// hand returns the context at hand that code at a place should watch.
func (c *checker) hand(at ast.Node) (ctxflow.Hand, bool) {
	h, ok := c.alive(at)
	return h, ok && !c.pkg.reach.ValueOnly(h)
}

// alive returns the nearest context, if it is alive as long as the code runs.
func (c *checker) alive(at ast.Node) (ctxflow.Hand, bool) {
	for _, h := range c.f.AtHand(at.Pos()) {
		if !c.pkg.reach.Certain(c.f, h) || c.pkg.runsBare(h) {
			continue
		}
		// A nearer context that is dead, or whose end a literal may outlive,
		// says that a farther one is not meant either.
		return h, h.Dead == nil && c.pkg.reach.During(h)
	}
	return ctxflow.Hand{}, false
}

// givenTo returns the context that a call is certainly given and observes: the
// one at hand, or one that ends with it, or one in a field that the package ends.
func (c *checker) givenTo(call *ast.CallExpr) (watched, bool) {
	h, ok := c.hand(call)
	if arg := c.given(call, h); ok && arg >= 0 {
		return watched{name: h.Expr, related: h.Related(), hand: h, assumes: c.sums.Assumes(call, arg)}, true
	}
	for i, arg := range call.Args {
		sel, ok := ast.Unparen(arg).(*ast.SelectorExpr)
		if !ok || !ctxapi.IsContext(c.pass.TypesInfo.TypeOf(arg)) || c.sums.Waits(call, i) != ctxsummary.Yes {
			continue
		}
		if v, ok := c.pass.TypesInfo.Uses[sel.Sel].(*types.Var); ok && v.IsField() && c.pkg.ends(v) {
			return ofField(types.ExprString(sel), v), true
		}
	}
	return watched{}, false
}

// given returns the argument of a call that certainly is the context at hand, or one that ends with
// it, and that the call observes; -1 if there is none.
func (c *checker) given(call *ast.CallExpr, h ctxflow.Hand) int {
	if h.Value == nil {
		return -1
	}
	for i, arg := range call.Args {
		if !ctxapi.IsContext(c.pass.TypesInfo.TypeOf(arg)) || c.sums.Waits(call, i) != ctxsummary.Yes {
			continue
		}
		origins := c.f.Eval(arg).Origins()
		same := len(origins) > 0
		for _, o := range origins {
			same = same && o.Op == ctxflow.Param && o.Var == h.Value.Origins()[0].Var
		}
		if same {
			return i
		}
	}
	return -1
}

// owner returns the receiver around, and its field that holds a context which
// the package derived with a cancel function; nil if no context is at hand in a
// nearer way, or there is no such field.
func (c *checker) owner(at ast.Node) (recv, field *types.Var) {
	if len(c.f.AtHand(at.Pos())) > 0 {
		return nil, nil
	}
	recv = c.f.Outermost().Sig.Recv()
	if recv == nil || recv.Name() == "" || recv.Name() == "_" || ctxapi.Ends(c.f.Outermost().Obj.Name()) {
		return nil, nil
	}
	t := types.Unalias(recv.Type())
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil, nil
	}
	for i := range st.NumFields() {
		if f := st.Field(i); ctxapi.IsStdContext(f.Type()) && c.pkg.ends(f) {
			return recv, f
		}
	}
	return nil, nil
}

// ends reports whether x.field, x.cancel = context.WithCancel(…), or a like
// assignment or composite literal, occurs.
func (p *program) ends(field *types.Var) bool {
	if known, ok := p.owned[field]; ok {
		return known
	}
	found := false
	derived := func(at ast.Node, e ast.Expr) {
		if g := p.x.Enclosing(at); g != nil && !found {
			for v := p.flow.Of(g).Eval(e); v != nil && !found; v = v.Parent() {
				found = v.Op == ctxflow.Derived && v.How.Cancel >= 0
			}
		}
	}
	for cur := range p.x.Inspector.Root().Preorder((*ast.KeyValueExpr)(nil), (*ast.AssignStmt)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.KeyValueExpr:
			if id, ok := n.Key.(*ast.Ident); ok && p.x.Info.Uses[id] == field {
				derived(n, n.Value)
			}
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr); ok && p.x.Info.Uses[sel.Sel] == field {
					derived(n, n.Rhs[min(i, len(n.Rhs)-1)])
				}
			}
		}
	}
	p.owned[field] = found
	return found
}
