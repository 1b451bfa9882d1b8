package ctxroot

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// belonging is what shows that work belongs to an object which holds a context.
type belonging struct {
	how string // "which load gets at a.go:12"
	but string
}

// belongs returns what shows that a use of a root is work of the object: the same
// method gives other work the context that the object holds; or all that call the
// method are methods of the object that do, or goroutines that they start, and the
// object ends its context itself.
func (c *checker) belongs(s *ctxintent.Root, u ctxintent.Use, h ctxflow.Holder) *belonging {
	if !h.Receiver || h.Field == nil || !c.Life.Ended(h.Field) || c.intent.Place(u) || c.intent.AfterEnd(u, c.hand(u.In.Func, h)) {
		return nil
	}
	if but, ok := c.Life.Within(u.In.Literals()); !ok || but != "" {
		return nil
	}
	method := u.In.Outermost()
	if b := c.gives(method, h); b != nil {
		b.but = c.beside(s, u, h)
		return b
	}
	calls, complete := c.Index.Callers(method.Obj)
	if !complete {
		return nil
	}
	var first *belonging
	for _, call := range calls {
		from := call.In.Outermost()
		if call.Deferred || from == method || from.Sig.Recv() == nil || !types.Identical(from.Sig.Recv().Type(), h.Var.Type()) || c.Index.Receiver(call.Call) != from.Sig.Recv() {
			return nil
		}
		at := ctxintent.Use{Call: call.Call, In: c.Flow.Of(call.In)}
		if c.intent.CleansUp(at) || c.intent.AfterEnd(at, c.hand(call.In, h)) {
			return nil
		}
		b := c.gives(from, h)
		if b == nil {
			if !c.Life.Owns(h.Field) || !call.Spawned && !spawned(call.In) {
				return nil
			}
			b = &belonging{how: fmt.Sprintf("which ends the goroutine that %s starts", from.Obj.Name())}
			if !c.stops(call, method, h) {
				b.but = "the goroutine ends with " + h.Expr
			}
		}
		b.but = cmp.Or(b.but, c.beside(s, at, h), c.beside(s, u, h))
		if first == nil || first.but == "" && b.but != "" {
			first = b
		}
	}
	return first
}

// beside is what a claim assumes of a use, or of a call that leads to it: it may
// complete what was done under the context of the object, or clean up after it has
// failed, or its author knows of the root.
func (c *checker) beside(s *ctxintent.Root, u ctxintent.Use, h ctxflow.Holder) string {
	but := c.intent.Doubt(s.Value, u, c.hand(u.In.Func, h))
	if failed := c.Index.FailedCall(u.Call, u.In.Body); failed != nil {
		if b, _ := c.given(failed, h, nil); b != nil {
			but = cmp.Or(but, report.CallName(u.Call)+" does not have to complete")
		}
	}
	return but
}

// hand returns the context of an object as a function names it itself, if it does.
func (c *checker) hand(f *ctxindex.Func, h ctxflow.Holder) ctxflow.Hand {
	for n := range f.Nodes((*ast.SelectorExpr)(nil)) {
		if sel := n.(*ast.SelectorExpr); c.TypesInfo.Uses[sel.Sel] == h.Field {
			return ctxflow.Hand{Value: c.Flow.Of(f).Eval(sel)}
		}
	}
	return ctxflow.Hand{}
}

// stops reports whether what a goroutine does, or the method that it calls, looks at the
// context of the object or hands it on. What ranges over a channel ends with that.
func (c *checker) stops(call ctxindex.Caller, method *ctxindex.Func, h ctxflow.Holder) bool {
	if c.hand(method, h).Value != nil {
		return true
	}
	cur, ok := c.Index.Cursor(call.Call)
	if !ok || call.Spawned || c.hand(call.In, h).Value == nil {
		return false
	}
	for up := range cur.Enclosing((*ast.RangeStmt)(nil), (*ast.FuncLit)(nil)) {
		loop, ok := up.Node().(*ast.RangeStmt)
		if !ok {
			break
		}
		if _, isChan := c.TypesInfo.TypeOf(loop.X).Underlying().(*types.Chan); isChan {
			return false
		}
	}
	return true
}

// gives finds work in a method, its literals left out, that gets the context which the
// object holds.
func (c *checker) gives(method *ctxindex.Func, h ctxflow.Holder) *belonging {
	for _, call := range method.Calls {
		b, i := c.given(call.Expr, h, method.Sig.Recv())
		if b != nil && (c.Sums.Waits(call.Expr, i) == ctxsummary.Yes || ctxapi.CanFail(c.Index.Signature(call.Expr))) {
			return b
		}
	}
	return nil
}

// given shows that a call gets the context which an object holds, and as which argument:
// the object of a variable, or any.
func (c *checker) given(call *ast.CallExpr, h ctxflow.Holder, of *types.Var) (*belonging, int) {
	for i, arg := range call.Args {
		sel, ok := ast.Unparen(arg).(*ast.SelectorExpr)
		if ok && c.TypesInfo.Uses[sel.Sel] == h.Field && (of == nil || c.Index.Variable(sel.X) == of) {
			return &belonging{how: fmt.Sprintf("which %s gets at %s", report.CallName(call), c.Place(call))}, i
		}
	}
	return nil, 0
}

// spawned reports whether a function is, or is in, a literal that runs as a goroutine.
func spawned(f *ctxindex.Func) bool {
	for ; f != nil; f = f.Parent {
		if f.Run == ctxindex.Spawned {
			return true
		}
	}
	return false
}
