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
	assumes string       // of one in a field, or in a program; or that the call waits under it
	hand    ctxflow.Hand // if it is at hand
	field   *types.Var
	stream  bool // the call reads from a stream that was opened with it
}

// watch returns the context that code at a place should watch.
func (c *checker) watch(at ast.Node) (watched, bool) {
	if h, ok := c.hand(at); ok {
		w := watched{name: h.Expr, related: h.Related(), hand: h}
		if c.Life.WithProgram(c.f, h.Value) {
			w.assumes = "this is meant to stop before the program does"
		}
		return w, true
	}
	recv, field := c.owner(at)
	if field == nil {
		return watched{}, false
	}
	return ofField(recv.Name()+"."+field.Name(), field), true
}

func ofField(name string, field *types.Var) watched {
	return watched{name: name, field: field, assumes: name + " is meant to stop the loop", related: []analysis.RelatedInformation{
		{Pos: field.Pos(), End: field.Pos() + token.Pos(len(field.Name())), Message: "the package derives and cancels this context itself"},
	}}
}

// hand returns the context at hand that code at a place should watch.
func (c *checker) hand(at ast.Node) (ctxflow.Hand, bool) { return c.Life.ToWatch(c.f, at) }

// givenTo returns the context that a call is certainly given and observes: the
// one at hand, or one that ends with it, or one in a field that the package ends.
func (c *checker) givenTo(call *ast.CallExpr) (watched, bool) {
	h, ok := c.hand(call)
	if arg := c.given(call, h); ok && arg >= 0 {
		return watched{name: h.Expr, related: h.Related(), hand: h, assumes: c.Sums.Assumes(call, arg)}, true
	}
	if ok && c.streams(call, h) {
		return watched{name: h.Expr, related: h.Related(), hand: h, stream: true}, true
	}
	for i, arg := range call.Args {
		sel, ok := ast.Unparen(arg).(*ast.SelectorExpr)
		if !ok || !ctxapi.IsContext(c.TypesInfo.TypeOf(arg)) || c.Sums.Waits(call, i) != ctxsummary.Yes {
			continue
		}
		if v, ok := c.TypesInfo.Uses[sel.Sel].(*types.Var); ok && v.IsField() && c.Life.Owns(v) {
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
		if !ctxapi.IsContext(c.TypesInfo.TypeOf(arg)) || c.Sums.Waits(call, i) != ctxsummary.Yes {
			continue
		}
		if c.ofHand(arg, h) {
			return i
		}
	}
	return -1
}

// streams reports whether a call receives from a stream that certainly was opened with
// the context at hand, or one that ends with it: it fails once the context is done.
func (c *checker) streams(call *ast.CallExpr, h ctxflow.Hand) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || h.Value == nil {
		return false
	}
	t := c.TypesInfo.TypeOf(sel.X)
	return t != nil && ctxapi.IsClientStream(t) && ctxapi.UsesUp(t, sel.Sel.Name) && c.ofHand(sel.X, h)
}

// ofHand reports whether all that an expression may be comes from the parameter that the
// context at hand does.
func (c *checker) ofHand(e ast.Expr, h ctxflow.Hand) bool {
	origins := c.f.Eval(e).Origins()
	same := len(origins) > 0
	for _, o := range origins {
		same = same && o.Op == ctxflow.Param && o.Var == h.Value.Origins()[0].Var
	}
	return same
}

// owner returns the receiver around, and its field that holds a context which
// the package ends; nil if no context is at hand in a nearer way, or there is no
// such field.
func (c *checker) owner(at ast.Node) (recv, field *types.Var) {
	if obj := c.f.Outermost().Obj; obj == nil || ctxapi.Ends(obj.Name()) || len(c.f.AtHand(at.Pos())) > 0 {
		return nil, nil
	}
	return c.Life.Owner(c.f.Func)
}
