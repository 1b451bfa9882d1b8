package ctxroot

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
)

// handFor returns the context that a use of a root should have had. If there is
// none because the root itself has taken its name, as in
// ctx, cancel := context.WithTimeout(context.Background(), d), it is the one
// that was at hand where the root was made.
func (c *checker) handFor(s *site, u ctxintent.Use) (ctxflow.Hand, bool) {
	h, ok := c.hand(u)
	if h.Var != nil || u.In != s.f {
		return h, ok
	}
	return c.hand(ctxintent.Use{Call: s.call, In: s.f})
}

// hand returns the context that the use should have had: the nearest live one,
// unless a literal that may outlive it stands between.
func (c *checker) hand(u ctxintent.Use) (ctxflow.Hand, bool) {
	for _, h := range u.In.AtHand(u.Call.Pos()) {
		if ctxapi.IsTesting(h.Var.Type()) {
			continue // t.Context() is a matter of style
		}
		if h.Dead != nil || !c.during(h) || c.started(u, h) || receiver(c.pass.TypesInfo, u.Call) == h.Var {
			// A nearer context that is dead, or may be by then, or that a copy
			// of its request is to lose: detaching is the point of a root here.
			return h, false
		}
		return h, true
	}
	return ctxflow.Hand{}, false
}

// during reports whether every literal between a place and the function whose
// context is at hand runs while that function does.
func (c *checker) during(h ctxflow.Hand) bool {
	for _, lit := range h.Crossed {
		switch lit.Run {
		case ctxindex.Called:
			continue
		case ctxindex.Passed:
			switch c.sums.Callback(lit.Call, lit.Arg) {
			case ctxapi.CallbackNow:
				continue
			case ctxapi.CallbackJoined:
				if c.waitedFor(lit) {
					continue
				}
			}
		}
		return false
	}
	return true
}

// started reports whether the function that got the context as a parameter is
// the body of a goroutine: a literal, or a function that nobody just calls.
func (c *checker) started(u ctxintent.Use, h ctxflow.Hand) bool {
	f := u.In
	for range h.Crossed {
		f = f.ParentFlow()
	}
	if f.Run == ctxindex.Spawned {
		return isParam(f, h.Var)
	}
	if f.Obj == nil {
		return false
	}
	spawned := 0
	for cur := range c.x.Inspector.Root().Preorder((*ast.GoStmt)(nil)) {
		if fn := c.x.Callee(cur.Node().(*ast.GoStmt).Call); fn != nil && fn.Origin() == f.Obj {
			spawned++
		}
	}
	return spawned > 0 && spawned == c.mentioned[f.Obj] && !f.Obj.Exported()
}

// waitedFor reports whether the function around a literal that was given to a
// group waits for that group.
func (c *checker) waitedFor(lit *ctxflow.Func) bool {
	group := receiver(c.pass.TypesInfo, lit.Call)
	found := false
	ast.Inspect(lit.Parent.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && group != nil {
			sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
			found = found || ok && sel.Sel.Name == "Wait" && receiver(c.pass.TypesInfo, call) == group
		}
		return !found
	})
	return found
}

// receiver returns the variable that a method is called on.
func receiver(info *types.Info, call *ast.CallExpr) types.Object {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	if id, ok := ast.Unparen(sel.X).(*ast.Ident); ok {
		return info.ObjectOf(id)
	}
	return nil
}

// keeps reports whether a call is likely to bind the context to something that
// outlives the call: a function of the module that is known to, or a foreign
// constructor.
func (c *checker) keeps(call *ast.CallExpr, arg int) bool {
	fn := c.x.Callee(call)
	if fn == nil {
		return false
	}
	if c.sums.Keeps(call, arg) {
		return true
	}
	if c.sums.InModule(fn) {
		return false
	}
	// Here names decide, and only to be silent: clients and connections that a
	// foreign constructor makes often live by the context they are given.
	if !constructs(fn) || fn.Pkg().Path() == "net/http" {
		return false
	}
	for _, prefix := range []string{"New", "Dial", "Open", "Connect", "Start"} {
		if strings.HasPrefix(fn.Name(), prefix) {
			return true
		}
	}
	made := typeName(fn.Signature().Results().At(0).Type())
	for _, suffix := range []string{"Client", "Conn", "Connection", "Session", "Source"} {
		if strings.HasSuffix(made, suffix) {
			return true
		}
	}
	return false
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

// constructs reports whether a function returns something besides an error.
func constructs(fn *types.Func) bool {
	res := fn.Signature().Results()
	return res.Len() > 0 && !ctxapi.IsError(res.At(0).Type())
}

// detached reports whether the code around the root is marked //ctxlint:detach,
// or ends the root's context itself when another one ends.
func (c *checker) detached(s *site) bool {
	outer := s.f.Outermost()
	if fact := c.sums.Of(outer.Obj); fact != nil && fact.Detach {
		return true
	}
	return c.intent.Linked(s.root)
}

func (c *checker) mentions(n ast.Node, v *types.Var) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && c.pass.TypesInfo.Uses[id] == v {
			found = true
		}
		return !found
	})
	return found
}

// rebuilt reports whether the root gets values of the context at hand.
func (c *checker) rebuilt(s *site) bool {
	made, _ := c.intent.Rebuilt(s.root)
	return made != nil
}

// hasOther reports whether the call gets the context at hand by another way as
// well, in a literal among its arguments: then the root is for something else.
func (c *checker) hasOther(u ctxintent.Use, h ctxflow.Hand) bool {
	for i, arg := range u.Call.Args {
		if i != u.Arg && c.mentions(arg, h.Var) {
			return true
		}
	}
	return false
}
