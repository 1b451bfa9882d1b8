package ctxroot

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// handFor returns the context that a use of a root should have had. If there is
// none because the root itself has taken its name, as in
// ctx, cancel := context.WithTimeout(context.Background(), d), it is the one
// that was at hand where the root was made.
func (c *checker) handFor(s *site, u use) (ctxflow.Hand, bool) {
	h, ok := c.hand(u)
	if h.Var != nil || u.f != s.f {
		return h, ok
	}
	return c.hand(use{call: s.call, f: s.f})
}

// hand returns the context that the use should have had: the nearest live one,
// unless a literal that may outlive it stands between.
func (c *checker) hand(u use) (ctxflow.Hand, bool) {
	for _, h := range u.f.AtHand(u.call.Pos()) {
		if ctxapi.IsTesting(h.Var.Type()) {
			continue // t.Context() is a matter of style
		}
		if h.Dead != nil || !c.during(h) || c.started(u, h) || receiver(c.pass.TypesInfo, u.call) == h.Var {
			// A nearer context that is dead, or may be by then, or that a copy
			// of its request is to lose: detaching is the point of a root here.
			return h, false
		}
		return h, true
	}
	return ctxflow.Hand{}, false
}

// excused reports whether a use of a root is right whatever is at hand.
func (c *checker) excused(u use) bool { return c.meant(u) || c.ended(u) || c.handsOn(u) }

// handsOn reports whether what the call makes, a stream or connection, goes on
// living in a goroutine. One that the function closes before it returns does
// not.
func (c *checker) handsOn(u use) bool {
	cur, ok := c.x.Cursor(u.call)
	if !ok {
		return false
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok || len(as.Rhs) != 1 {
		return false
	}
	for _, lhs := range as.Lhs {
		id, ok := lhs.(*ast.Ident)
		if !ok {
			continue
		}
		v, ok := c.pass.TypesInfo.ObjectOf(id).(*types.Var)
		if ok && !ctxapi.IsError(v.Type()) && types.NewMethodSet(v.Type()).Len() > 0 && c.inGoroutine(u.f, v) && !c.closedHere(u.f, v) {
			return true
		}
	}
	return false
}

// closedHere reports whether a defer statement of f gives a variable to, or
// calls on it, what ends something.
func (c *checker) closedHere(f *ctxflow.Func, v *types.Var) bool {
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.DeferStmt:
			fn := c.x.Callee(n.Call)
			found = found || fn != nil && ctxapi.Ends(fn.Name()) && c.mentions(n.Call, v)
		}
		return !found
	})
	return found
}

// inGoroutine reports whether a go statement in f mentions a variable.
func (c *checker) inGoroutine(f *ctxflow.Func, v *types.Var) bool {
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if g, ok := n.(*ast.GoStmt); ok {
			found = found || c.mentions(g, v)
		}
		return !found
	})
	return found
}

// ended reports whether a root's use is meant to be, or to serve, an end: the
// context given is dead already, or the callee is what one calls when something
// is over, and must run to its end whatever became of the caller.
func (c *checker) ended(u use) bool {
	if fn := c.x.Callee(u.call); fn != nil && ctxapi.Ends(fn.Name()) {
		return true
	}
	at, ok := u.f.Locate(u.call)
	return !ok || u.f.DeadAt(u.f.Eval(u.call.Args[u.arg]), at) != nil
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
func (c *checker) started(u use, h ctxflow.Hand) bool {
	f := u.f
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

// meant reports whether the syntax around a use says that detaching is meant:
// a go or defer statement, the branch of an error that has to be cleaned up
// after, or code that waited for a signal to stop.
func (c *checker) meant(u use) bool { return c.spawned(u) || c.cleaning(u) }

// spawned reports whether a use stands in a go statement.
func (c *checker) spawned(u use) bool {
	cur, ok := c.x.Cursor(u.call)
	if !ok {
		return true
	}
	for up := range cur.Enclosing((*ast.GoStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		_, spawned := up.Node().(*ast.GoStmt)
		return spawned
	}
	return false
}

// cleaning is meant, but for go statements.
func (c *checker) cleaning(u use) bool {
	cur, ok := c.x.Cursor(u.call)
	if !ok {
		return true
	}
	for up := range cur.Enclosing((*ast.DeferStmt)(nil), (*ast.IfStmt)(nil), (*ast.CommClause)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		switch n := up.Node().(type) {
		case *ast.DeferStmt:
			return true
		case *ast.IfStmt:
			if c.afterError(n, u) {
				return true
			}
		case *ast.CommClause:
			if n.Comm != nil && c.isStop(n.Comm) && u.call.Pos() > n.Colon {
				return true
			}
		case *ast.FuncLit, *ast.FuncDecl:
			return c.afterStop(u)
		}
	}
	return false
}

// afterError: if err := work(ctx); err != nil { report(context.Background()) }.
// The end of ctx may be what failed, so what follows needs another; and
// whatever failed, undoing it does.
func (c *checker) afterError(branch *ast.IfStmt, u use) bool {
	if u.call.Pos() < branch.Body.Pos() || branch.Body.End() <= u.call.Pos() {
		return false
	}
	b, ok := ast.Unparen(branch.Cond).(*ast.BinaryExpr)
	if !ok || b.Op != token.NEQ || !c.pass.TypesInfo.Types[b.Y].IsNil() || !ctxapi.IsError(c.pass.TypesInfo.TypeOf(b.X)) {
		return false
	}
	if fn := c.x.Callee(u.call); fn != nil && ctxapi.CleansUp(fn.Name()) {
		return true
	}
	failed := c.x.FailedCall(u.call, u.f.Body)
	if failed == nil {
		return false
	}
	for _, h := range u.f.AtHand(u.call.Pos()) {
		for i, arg := range failed.Args {
			if c.x.API.IsContext(c.pass.TypesInfo.TypeOf(arg)) && u.f.Eval(arg).MayDeriveFrom(h.Value) && c.sums.Waits(failed, i) == ctxsummary.Yes {
				return true
			}
		}
	}
	return false
}

// afterStop reports whether every way to the use passes a receive from a stop
// channel or a channel of signals.
func (c *checker) afterStop(u use) bool {
	here, ok := u.f.Locate(u.call)
	if !ok {
		return true
	}
	found := false
	ast.Inspect(u.f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.SelectStmt:
			found = found || c.onlyStops(n, u, here)
			return false
		case *ast.ExprStmt:
			if p, ok := u.f.Locate(n); ok && c.isStop(n) && u.f.Dominates(p, here) {
				found = true
			}
		}
		return !found
	})
	return found
}

// onlyStops reports whether a select that every way to the use passes is left
// towards it by arms alone that receive from a stop channel.
func (c *checker) onlyStops(s *ast.SelectStmt, u use, here ctxflow.Point) bool {
	for _, clause := range s.Body.List {
		clause := clause.(*ast.CommClause)
		if clause.Comm != nil && c.isStop(clause.Comm) {
			continue
		}
		if len(clause.Body) == 0 {
			return false
		}
		if p, ok := u.f.Locate(clause.Body[0]); !ok || u.f.Reaches(p, here) {
			return false
		}
	}
	if len(s.Body.List) == 0 || u.call.Pos() < s.End() {
		return false
	}
	comm := s.Body.List[0].(*ast.CommClause).Comm
	if comm == nil {
		return false // a default clause first: nothing waits
	}
	p, ok := u.f.Locate(comm)
	return ok && u.f.Dominates(p, here)
}

// isStop reports whether a statement receives from a channel that says to
// stop: of signals, or of empty structs.
func (c *checker) isStop(s ast.Stmt) bool {
	var e ast.Expr
	switch s := s.(type) {
	case *ast.ExprStmt:
		e = s.X
	case *ast.AssignStmt:
		e = s.Rhs[0]
	default:
		return false
	}
	u, ok := ast.Unparen(e).(*ast.UnaryExpr)
	if !ok || u.Op != token.ARROW {
		return false
	}
	t := c.pass.TypesInfo.TypeOf(u.X)
	if ctxapi.IsDoneChan(t) {
		return true
	}
	ch, ok := t.Underlying().(*types.Chan)
	if !ok {
		return false
	}
	named, ok := types.Unalias(ch.Elem()).(*types.Named)
	return ok && named.Obj().Name() == "Signal" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "os"
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
	return c.bridged(s)
}

// bridged reports whether something that runs later, a goroutine or
// context.AfterFunc, calls the cancel of a context derived from the root: the
// code couples the two lives by hand.
func (c *checker) bridged(s *site) bool {
	for _, ob := range s.f.Obligations() {
		if ob.Var == nil || len(ob.Call.Args) == 0 || !s.f.Eval(ob.Call.Args[0]).MayDeriveFrom(s.root) {
			continue
		}
		found := false
		ast.Inspect(s.f.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				found = found || c.mentions(n, ob.Var)
			case *ast.CallExpr:
				if c.x.API.Callback(c.x.Callee(n)) == ctxapi.CallbackAfter {
					found = found || c.mentions(n, ob.Var)
				}
			}
			return !found
		})
		if found {
			return true
		}
	}
	return false
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
