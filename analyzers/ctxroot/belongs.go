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
	how string   // "which load gets at a.go:12"
	at  ast.Node // where it shows
	but string
}

// belongs returns what shows that a use of a root is work of the object: the same
// method gives other work the context that the object holds; or all that call the
// method are methods of the object that do, or goroutines that they start, and the
// object ends its context itself.
func (c *checker) belongs(s *ctxintent.Root, u ctxintent.Use, h ctxflow.Holder) *belonging {
	if !h.Receiver || h.Field == nil || !c.Life.Ended(h.Field) || c.intent.Place(u) {
		return nil
	}
	if but, ok := c.Life.Within(u.In.Literals()); !ok || but != "" {
		return nil
	}
	method := u.In.Outermost()
	if b := c.gives(method, h); b != nil {
		b.but = cmp.Or(b.but, c.beside(s, u, b))
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
		b := c.gives(from, h)
		switch {
		case b != nil:
			b.but = cmp.Or(b.but, c.beside(s, ctxintent.Use{Call: call.Call, In: c.Flow.Of(call.In)}, b))
		case c.Life.Owns(h.Field) && (call.Spawned || spawned(call.In)):
			b = &belonging{how: fmt.Sprintf("which ends the goroutine that %s starts", from.Obj.Name()), at: call.Call}
		default:
			return nil
		}
		if first == nil || first.but == "" && b.but != "" {
			first = b
		}
	}
	return first
}

// beside is what a claim assumes where the evidence is a call before the use: the use
// may complete what that has done, or its author knows of the root.
func (c *checker) beside(s *ctxintent.Root, u ctxintent.Use, b *belonging) string {
	call := b.at.(*ast.CallExpr)
	in := c.Flow.Of(c.Index.Enclosing(call))
	for _, arg := range call.Args {
		if ctxapi.IsStdContext(c.TypesInfo.TypeOf(arg)) {
			return c.intent.Doubt(s.Value, u, ctxflow.Hand{Value: in.Eval(arg)})
		}
	}
	return ""
}

// gives finds work in a method, its literals left out, that gets the context which the
// object holds.
func (c *checker) gives(method *ctxindex.Func, h ctxflow.Holder) *belonging {
	for _, call := range method.Calls {
		for i, arg := range call.Expr.Args {
			sel, ok := ast.Unparen(arg).(*ast.SelectorExpr)
			if !ok || c.TypesInfo.Uses[sel.Sel] != h.Field || c.Index.Variable(sel.X) != method.Sig.Recv() {
				continue
			}
			if c.Sums.Waits(call.Expr, i) == ctxsummary.Yes || ctxapi.CanFail(c.Index.Signature(call.Expr)) {
				return &belonging{how: fmt.Sprintf("which %s gets at %s", report.CallName(call.Expr), c.Place(call.Expr)), at: call.Expr}
			}
		}
	}
	return nil
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
