package ctxloop

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// stops reports whether a node asks a context or a stop channel itself, or calls
// what does so without having been given one.
func (c *checker) stops(n ast.Node) bool { return c.asks(n, false, false) }

// asks reports whether a node of the graph may ask a context, or what may be a
// stop signal, whether to go on; given has calls count that are given a context,
// surely leaves out what stands right of an && or ||.
func (c *checker) asks(n ast.Node, given, surely bool) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			return false // what it starts asks for itself
		case *ast.FuncLit:
			lit := c.Index.FuncOf(n)
			return lit != nil && (lit.Run == ctxindex.Called || lit.Run == ctxindex.Passed)
		case *ast.BinaryExpr:
			if surely && (n.Op == token.LAND || n.Op == token.LOR) {
				found = found || c.asks(n.X, given, true)
				return false
			}
		case *ast.UnaryExpr:
			found = found || c.isDone(n)
		case *ast.CallExpr:
			takes := c.takesContext(n)
			found = found || c.f.Queries(n) || given && takes || (given || !takes) && c.Sums.Watches(n) == ctxsummary.Yes
		}
		return !found
	})
	return found
}

// asksOn is asks for what is surely evaluated where a condition has a truth
// value: +1 and -1, or 0 if that is not known. A call does not look at the context if its
// failure only leads to the next turn.
func (c *checker) asksOn(l *loop, n ast.Node, truth int) bool {
	switch e := n.(type) {
	case *ast.ParenExpr:
		return c.asksOn(l, e.X, truth)
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return c.asksOn(l, e.X, -truth)
		}
	case *ast.BinaryExpr:
		if e.Op == token.LAND || e.Op == token.LOR {
			both := e.Op == token.LAND && truth > 0 || e.Op == token.LOR && truth < 0
			if !both {
				truth = 0
			}
			return c.asksOn(l, e.X, truth) || both && c.asksOn(l, e.Y, truth)
		}
	}
	return c.asks(n, true, true) && !c.failsRound(l, n)
}

// failsRound reports whether a node looks at the context only by a call that fails
// with it, and the failure only leads to the next turn.
func (c *checker) failsRound(l *loop, n ast.Node) bool {
	if c.stops(n) {
		return false
	}
	if c.attempted(n) != nil {
		return true
	}
	call, errv := c.attempt(n)
	at, ok := c.f.Locate(n)
	return call != nil && ok && !l.exits(c.f.CFG.Blocks[at.Block], c.failing(l, errv))
}

// isDone: a receive from a channel of empty structs.
func (c *checker) isDone(n *ast.UnaryExpr) bool {
	t := c.TypesInfo.TypeOf(n.X)
	return n.Op == token.ARROW && t != nil && ctxapi.IsDoneChan(t)
}

// takesContext: the call may return early because of a context.
func (c *checker) takesContext(call *ast.CallExpr) bool {
	for i, arg := range call.Args {
		t := c.TypesInfo.TypeOf(arg)
		if t != nil && (c.Index.API.IsContext(t) || c.Index.API.IsCarrier(t)) && c.Sums.Waits(call, i) == ctxsummary.Yes && !c.plainRequest(arg) {
			return true
		}
	}
	return false
}

// plainRequest reports whether an expression names a local request that was
// made by http.NewRequest, and so carries a context that never ends.
func (c *checker) plainRequest(e ast.Expr) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := c.TypesInfo.Uses[id].(*types.Var)
	if !ok || !ctxindex.Contains(c.f.Func.Node, id) || v.Parent() == c.Pkg.Scope() {
		return false
	}
	made, other := false, false
	ast.Inspect(c.f.Outermost().Node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if !c.is(lhs, v) {
					continue
				}
				call, ok := ast.Unparen(n.Rhs[min(i, len(n.Rhs)-1)]).(*ast.CallExpr)
				plain := ok && ctxapi.IsFunc(c.Index.Callee(call), "net/http", "NewRequest")
				made, other = made || plain, other || !plain
			}
		case *ast.UnaryExpr:
			other = other || c.is(n.X, v)
		case *ast.StarExpr:
			other = other || c.is(n.X, v)
		}
		return !other
	})
	return made && !other
}

func (c *checker) is(e ast.Expr, v *types.Var) bool {
	id, ok := e.(*ast.Ident)
	return ok && c.TypesInfo.ObjectOf(id) == v
}

// isGiven: a context is among the arguments of the call.
func (c *checker) isGiven(call *ast.CallExpr) bool {
	for _, arg := range call.Args {
		if t := c.TypesInfo.TypeOf(arg); t != nil && ctxapi.IsContext(t) {
			return true
		}
	}
	return false
}

// handsContext: the node hands a context on to what may look at it and tell.
func (c *checker) handsContext(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if c.isGiven(n) && !c.mayTell(n) {
				return false
			}
		case ast.Expr:
			t := c.TypesInfo.TypeOf(n)
			found = found || t != nil && ctxapi.IsContext(t)
		}
		return !found
	})
	return found
}

// mayTell reports whether a call that is given a context may tell of its end: it
// does work and nothing else, or has a result that can say so. One that hands
// out a thing, such as what the context has as a value, does not.
func (c *checker) mayTell(call *ast.CallExpr) bool {
	if c.Index.API.IsValueOnly(c.Index.Callee(call)) {
		return false
	}
	sig := c.Index.Signature(call)
	if sig == nil || sig.Results().Len() == 0 {
		return true
	}
	for i := range sig.Results().Len() {
		t := sig.Results().At(i).Type()
		switch u := t.Underlying().(type) {
		case *types.Chan, *types.Signature:
			return true
		case *types.Basic:
			if u.Kind() == types.Bool {
				return true
			}
		}
		if ctxapi.IsError(t) || ctxapi.IsContext(t) || c.Index.API.IsCarrier(t) || ctxapi.IsLazy(t) {
			return true
		}
	}
	return false
}

// isEndError: context.Canceled, context.DeadlineExceeded.
func (c *checker) isEndError(sel *ast.SelectorExpr) bool {
	v, ok := c.TypesInfo.Uses[sel.Sel].(*types.Var)
	return ok && v.Pkg() != nil && v.Pkg().Path() == "context"
}
