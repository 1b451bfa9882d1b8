package ctxroot

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// owner reports a root in the work of an object that has a life of its own, or
// serves a stream that has one: the receiver, or a struct of the package that is
// reached through it or given as a parameter, holds a context, a stream, or at
// least the cancel function of one. Its goroutines are its work as well.
func (c *checker) owner(s *ctxintent.Root) bool {
	outer := s.In.Outermost()
	if outer.Obj == nil || ctxapi.Ends(outer.Obj.Name()) || c.intent.Begins(s.Value) {
		return false
	}
	for _, u := range s.Uses {
		if c.intent.CleansUp(u) || c.intent.Ends(u) {
			continue
		}
		if e, ok := c.intent.Effect(s.Value, u); !ok || e.Log {
			continue
		}
		for _, h := range u.In.Holders(u.Call.Pos()) {
			if !h.Receiver && h.Expr != "" || c.fills(u.Call, h) {
				continue
			}
			c.reportOwner(s, u, h)
			return true
		}
	}
	return false
}

// fills reports whether a call is given what the context is held by, beside the root:
// it may be the one that stores a context there, as a command has none before it is
// executed.
func (c *checker) fills(call *ast.CallExpr, h ctxflow.Holder) bool {
	holds := func(e ast.Expr) bool {
		t := c.TypesInfo.TypeOf(e)
		v := c.Index.Variable(e)
		if sel, ok := ast.Unparen(e).(*ast.SelectorExpr); ok {
			v, _ = c.TypesInfo.Uses[sel.Sel].(*types.Var)
		}
		return v != nil && (v == h.Field || h.Field == nil && v == h.Var) && t != nil && h.Type != nil && types.Identical(t, h.Type)
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	return ok && holds(sel.X) || slices.ContainsFunc(call.Args, holds)
}

func (c *checker) reportOwner(s *ctxintent.Root, u ctxintent.Use, h ctxflow.Holder) {
	f := report.Finding{Category: "owner", At: s.Call, Related: held(h), Assumes: "the work belongs to the object"}
	given := types.ExprString(s.Call)
	if h.Expr == "" {
		end := typeName(h.Type) + "." + h.Field.Name()
		f.Message = fmt.Sprintf("%s gets %s, so it keeps running after %s is called; store the context next to %s and pass it", report.CallName(u.Call), given, end, end)
		c.Report(f)
		return
	}
	f.Message = fmt.Sprintf("%s gets %s, so it keeps running after %s is canceled; pass %s", report.CallName(u.Call), given, h.Expr, h.Expr)
	b := c.believed(u, h)
	if b == nil {
		if b = c.belongs(s, u, h); b != nil {
			if e, _ := c.intent.Effect(s.Value, u); e.But != "" && b.but == "" {
				b.but = e.But
				if !e.Brief && c.closes(h.Var) == "" {
					f.Needs = c.Settles(u.Call, u.Arg)
				}
			}
		}
	}
	if b != nil {
		f.Message = fmt.Sprintf("%s gets %s, so it keeps running after %s is canceled, %s; pass %s", report.CallName(u.Call), given, h.Expr, b.how, h.Expr)
		f.Assumes = b.but
		if closed := c.closes(h.Var); closed != "" {
			f.Assumes = fmt.Sprintf("%s.Close() does not stop it", closed)
		}
	}
	c.Report(f)
}

// closes returns the field of an object that is closed by the method which cancels
// the object's context: what runs on it ends then as well.
func (c *checker) closes(object *types.Var) string {
	for _, f := range c.Index.Funcs {
		if recv := f.Sig.Recv(); recv == nil || !types.Identical(recv.Type(), object.Type()) {
			continue
		}
		cancels, closed := false, ""
		for _, call := range f.Calls {
			sel, ok := ast.Unparen(call.Expr.Fun).(*ast.SelectorExpr)
			if !ok {
				continue
			}
			t := c.TypesInfo.TypeOf(sel)
			cancels = cancels || ctxapi.IsCancelFunc(t) || ctxapi.IsCancelCauseFunc(t)
			if c.operand(call.Expr) != nil && ctxapi.Closes(sel.Sel.Name) {
				closed = types.ExprString(sel.X)
			}
		}
		if cancels && closed != "" {
			return closed
		}
	}
	return ""
}

// believed finds that the package itself takes the work of a call for the object's: a
// method of what is in the same field gets, in another method of the type, the context
// that the object holds.
func (c *checker) believed(u ctxintent.Use, h ctxflow.Holder) *belonging {
	field := c.operand(u.Call)
	if field == nil || h.Field == nil || !c.Life.Ended(h.Field) || c.intent.AfterEnd(u, c.hand(u.In.Func, h)) {
		return nil
	}
	for _, f := range c.Index.Funcs {
		for _, call := range f.Calls {
			if call.Expr != u.Call && c.operand(call.Expr) == field {
				if b, _ := c.given(call.Expr, h, nil); b != nil {
					return b
				}
			}
		}
	}
	return nil
}

// operand returns the field that a method is called on.
func (c *checker) operand(call *ast.CallExpr) *types.Var {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	x, ok := ast.Unparen(sel.X).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	v, _ := c.TypesInfo.Uses[x.Sel].(*types.Var)
	return v
}

// typeName returns the name of a type, or of what it points to.
func typeName(t types.Type) string {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return named.Obj().Name()
	}
	return ""
}

func held(h ctxflow.Holder) []analysis.RelatedInformation {
	if h.Field == nil || !h.Field.Pos().IsValid() {
		return nil
	}
	return []analysis.RelatedInformation{{Pos: h.Field.Pos(), End: h.Field.Pos() + 1, Message: "it is stored here"}}
}
