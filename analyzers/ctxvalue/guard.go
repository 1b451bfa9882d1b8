package ctxvalue

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
)

// expected reports whether the value is sure to be there, or the panic is
// what the function promises.
func (c *checker) expected(assert *ast.TypeAssertExpr, l *lookup) (why string) {
	key := l.site.Key
	if key.Obj != nil && key.Obj.Pkg() != nil && key.Obj.Pkg().Path() == "net/http" {
		return "the server of package net/http stores it"
	}
	f := c.Index.Enclosing(assert)
	for g := f; g != nil; g = g.Parent {
		if g.Obj != nil && isMust(g.Obj.Name()) || c.recovers(g) {
			return "a panic is wanted, or recovered, by the function at " + c.Place(g.Node)
		}
	}
	if f == nil || key.Type == nil {
		return ""
	}
	stores := c.storesFor(assert, l)
	for _, s := range stores {
		from, to := s.In.Outermost(), f.Outermost()
		must := s.Key.MustEqual(key)
		if must && c.injected(s) || from == to && s.Call.Pos() < assert.Pos() || from != to && must && ctxapi.SameReceiver(from.Obj, to.Obj) {
			return "it is stored at " + c.Place(s.Call) + ", before the code gets here"
		}
	}
	switch {
	case c.arrives(f, stores):
		return "the code is only reached by what has stored it"
	case c.paired(f, stores) != nil && c.optional(f, l):
		return "the function stands beside the one that stores it, and another asks without a panic: who calls this knows that it is there"
	}
	return ""
}

// storesFor returns the stores that may be of what an assertion wants.
func (c *checker) storesFor(assert *ast.TypeAssertExpr, l *lookup) []*ctxvalues.Site {
	want := c.TypesInfo.TypeOf(assert.Type)
	var stores []*ctxvalues.Site
	for _, s := range c.values.Stores {
		if s.In != nil && s.Value != nil && s.Key.MayEqual(l.site.Key) && types.AssignableTo(c.TypesInfo.TypeOf(s.Value), want) {
			stores = append(stores, s)
		}
	}
	return stores
}

// arrives reports whether all callers of a function are in view, and each gives it
// a context or request that a store was made in.
func (c *checker) arrives(f *ctxindex.Func, stores []*ctxvalues.Site) bool {
	if f.Obj == nil || len(stores) == 0 {
		return false
	}
	calls, complete := c.Index.Callers(f.Obj)
	for _, call := range calls {
		if !slices.ContainsFunc(call.Call.Args, func(arg ast.Expr) bool {
			for v := c.Flow.Of(call.In).Eval(arg); v != nil; v = v.Parent() {
				if slices.ContainsFunc(stores, func(s *ctxvalues.Site) bool { return v.Node == s.Call }) {
					return true
				}
			}
			return false
		}) {
			return false
		}
	}
	return complete && len(calls) > 0
}

// behind returns a function that stores the value, if whoever registers or calls
// the one that looks it up names that as well: it may be a middleware before it.
func (c *checker) behind(f *ctxindex.Func, stores []*ctxvalues.Site) *types.Func {
	var setter *types.Func
	past := func(in *ctxindex.Func) bool {
		for _, s := range stores {
			g := s.In.Outermost()
			if g.Obj != nil && (g == in || c.Index.Mentions(in.Body, g.Obj)) {
				setter = g.Obj
				return true
			}
		}
		return false
	}
	top := f.Outermost()
	if f != top && past(top) {
		return setter
	}
	if top.Obj == nil {
		return nil
	}
	for id, obj := range c.TypesInfo.Uses {
		if obj != top.Obj {
			continue
		}
		in := c.Index.Enclosing(id)
		if in == nil || in.Outermost() != top && !past(in.Outermost()) {
			return nil
		}
	}
	return setter
}

// isMust reports whether a function by its name panics if it cannot do what
// it is asked: MustUser, mustUser, must.
func isMust(name string) bool {
	rest, ok := strings.CutPrefix(name, "Must")
	if !ok {
		rest, ok = strings.CutPrefix(name, "must")
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return ok && (rest == "" || !unicode.IsLower(r))
}

// recovers reports whether f defers a literal that recovers.
func (c *checker) recovers(f *ctxindex.Func) bool {
	return slices.ContainsFunc(f.Lits, func(lit *ctxindex.Func) bool {
		return lit.Run == ctxindex.Deferred && c.Index.Recovers(lit)
	})
}

// guarded reports whether a check decides, on every way to the place, in its
// function or those around it, that the value is there.
func (c *checker) guarded(cur inspector.Cursor, l *lookup) bool {
	for clause := range cur.Enclosing((*ast.TypeSwitchStmt)(nil)) {
		if n := clause.Node().(*ast.TypeSwitchStmt); n.Body.Pos() < cur.Node().Pos() && c.same(switched(n), l) {
			return true
		}
	}
	for up := range cur.Enclosing((*ast.BinaryExpr)(nil), (*ast.FuncLit)(nil)) { // the graph has no branches in an expression
		b, ok := up.Node().(*ast.BinaryExpr)
		if !ok {
			break
		}
		if and := b.Op == token.LAND; b.Y.Pos() <= cur.Node().Pos() && (and || b.Op == token.LOR) && c.implies(b.X, and, l) {
			return true
		}
	}
	at := cur.Node()
	for f := c.Index.Enclosing(at); f != nil; at, f = f.Node, f.Parent {
		flow := c.Flow.Of(f)
		if p, ok := flow.Locate(at); ok && slices.ContainsFunc(flow.Conditions(p), func(cond ctxflow.Condition) bool {
			return c.implies(cond.Expr, cond.Truth, l)
		}) {
			return true
		}
	}
	return false
}

// switched returns what a type switch is over.
func switched(n *ast.TypeSwitchStmt) ast.Expr {
	var x ast.Expr
	switch assign := n.Assign.(type) {
	case *ast.ExprStmt:
		x = assign.X
	case *ast.AssignStmt:
		x = assign.Rhs[0]
	}
	return ast.Unparen(x).(*ast.TypeAssertExpr).X
}

// implies reports whether the condition, being true or false as given, says
// that the value was checked.
func (c *checker) implies(cond ast.Expr, truth bool, l *lookup) bool {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		return e.Op == token.NOT && c.implies(e.X, !truth, l)
	case *ast.BinaryExpr:
		switch e.Op {
		case token.LAND:
			return truth && (c.implies(e.X, true, l) || c.implies(e.Y, true, l))
		case token.LOR:
			return !truth && (c.implies(e.X, false, l) || c.implies(e.Y, false, l))
		case token.NEQ, token.EQL:
			return truth == (e.Op == token.NEQ) && (c.isNil(e.Y) && c.same(e.X, l) || c.isNil(e.X) && c.same(e.Y, l))
		}
	case *ast.Ident:
		return truth && c.succeeded(e, l)
	case *ast.CallExpr:
		return c.asks(e, l)
	}
	return false
}

func (c *checker) isNil(e ast.Expr) bool { return c.TypesInfo.Types[e].IsNil() }

// same reports whether e is the value: the variable that holds it, or the
// same lookup written again.
func (c *checker) same(e ast.Expr, l *lookup) bool {
	if id, ok := ast.Unparen(e).(*ast.Ident); ok && l.variable != nil && c.TypesInfo.Uses[id] == l.variable {
		return true
	}
	other := c.source(e)
	return other != nil && types.ExprString(other.call) == types.ExprString(l.call)
}

// succeeded reports whether ok is the second result of an assertion on the
// value, or of a lookup of the same key by a function.
func (c *checker) succeeded(ok *ast.Ident, l *lookup) bool {
	obj := c.TypesInfo.Uses[ok]
	f := c.Index.Enclosing(ok)
	if obj == nil || f == nil {
		return false
	}
	found := false
	ast.Inspect(f.Outermost().Body, func(n ast.Node) bool {
		assign, isAssign := n.(*ast.AssignStmt)
		if !isAssign || len(assign.Lhs) != 2 || len(assign.Rhs) != 1 {
			return !found
		}
		id, isIdent := assign.Lhs[1].(*ast.Ident)
		if !isIdent || c.TypesInfo.Defs[id] != obj && c.TypesInfo.Uses[id] != obj {
			return !found
		}
		switch rhs := ast.Unparen(assign.Rhs[0]).(type) {
		case *ast.TypeAssertExpr:
			found = found || c.same(rhs.X, l)
		case *ast.CallExpr:
			found = found || c.asks(rhs, l)
		}
		return !found
	})
	return found
}

// asks reports whether a call is of a function of this package that looks the
// key up: it tells whether the value is there.
func (c *checker) asks(call *ast.CallExpr, l *lookup) bool {
	f := c.Index.Declaration(c.Index.Callee(call))
	if f == nil || l.site.Key.Type == nil {
		return false
	}
	for _, other := range c.values.Lookups {
		if other.In != nil && other.In.Outermost() == f && other.Key.MustEqual(l.site.Key) {
			return true
		}
	}
	return false
}
