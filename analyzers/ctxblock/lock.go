package ctxblock

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A lock is the call by which a function takes a lock that a field of an object is.
type lock struct {
	call  *ast.CallExpr
	root  types.Object // the variable that holds the object
	field *types.Var
	read  bool
}

// lockOf takes apart the method x.mu.Lock, or x.Lock of what x embeds; false if it is
// none for which is holds.
func (c *checker) lockOf(method ast.Expr, is func(*types.Func) bool) (l lock, ok bool) {
	sel, ok := ast.Unparen(method).(*ast.SelectorExpr)
	if !ok {
		return l, false
	}
	fn, _ := c.TypesInfo.Uses[sel.Sel].(*types.Func)
	if !is(fn) {
		return l, false
	}
	l.read = fn.Name() == "RLock" || fn.Name() == "RUnlock"
	switch x := ast.Unparen(sel.X).(type) {
	case *ast.SelectorExpr:
		l.root, l.field = c.rootOf(x), c.variable(x)
	case *ast.Ident:
		l.root, l.field = c.TypesInfo.Uses[x], c.embedded(sel)
	}
	return l, l.root != nil && l.field != nil && l.field.IsField()
}

// embedded returns the field by which a method is promoted, or nil.
func (c *checker) embedded(sel *ast.SelectorExpr) *types.Var {
	s := c.TypesInfo.Selections[sel]
	if s == nil || len(s.Index()) != 2 {
		return nil
	}
	t := s.Recv().Underlying()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	if st, ok := t.(*types.Struct); ok {
		return st.Field(s.Index()[0]).Origin()
	}
	return nil
}

// rootOf returns the variable whose field an expression names, or nil.
func (c *checker) rootOf(e ast.Expr) types.Object {
	if sel, ok := ast.Unparen(e).(*ast.SelectorExpr); ok {
		if id, ok := ast.Unparen(sel.X).(*ast.Ident); ok {
			return c.TypesInfo.Uses[id]
		}
	}
	return nil
}

// held returns the locks of an object that a function certainly holds at a node: taken
// on every way to it, and given back nowhere before.
func (c *checker) held(f *ctxflow.Func, at ast.Node, root types.Object) []lock {
	to, ok := f.Locate(at)
	if !ok || root == nil {
		return nil
	}
	var locks []lock
	for n := range f.Nodes((*ast.CallExpr)(nil)) {
		call := n.(*ast.CallExpr)
		p, located := f.Locate(call)
		if !located || c.deferred(call) || !f.Dominates(p, to) {
			continue
		}
		if l, ok := c.lockOf(call.Fun, ctxapi.Locks); ok && l.root == root && !c.freed(f, l.field, p, to) {
			l.call = call
			locks = append(locks, l)
		}
	}
	return locks
}

// freed reports whether a lock may be given back between two points of a function: there
// or in what is called there, or in a literal or by a value that may be called there.
func (c *checker) freed(f *ctxflow.Func, field *types.Var, from, to ctxflow.Point) bool {
	between := func(n ast.Node) bool {
		p, located := f.Locate(n)
		return !located || f.Reaches(from, p) && f.Reaches(p, to)
	}
	var calls []ast.Expr // what is called, and not deferred
	for n := range f.Nodes((*ast.CallExpr)(nil)) {
		call := n.(*ast.CallExpr)
		if calls = append(calls, ast.Unparen(call.Fun)); c.deferred(call) {
			continue
		}
		if between(call) && (c.unlocks(call.Fun, field) || c.releases(c.Index.Declaration(c.Index.Callee(call)), field, 3)) {
			return true
		}
	}
	for _, lit := range f.Lits {
		if lit.Run != ctxindex.Deferred && c.releases(lit, field, 1) && !ctxindex.Some(lit.Body, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return false
			}
			l, locks := c.lockOf(call.Fun, ctxapi.Locks)
			return locks && l.field == field
		}) {
			return true
		}
	}
	for n := range f.Nodes((*ast.SelectorExpr)(nil)) {
		if sel := n.(*ast.SelectorExpr); c.unlocks(sel, field) && !slices.Contains(calls, ast.Expr(sel)) {
			return true
		}
	}
	return false
}

// unlocks reports whether an expression is the method that gives a lock back.
func (c *checker) unlocks(method ast.Expr, field *types.Var) bool {
	l, ok := c.lockOf(method, ctxapi.Unlocks)
	return ok && l.field == field
}

// releases reports whether a function gives a lock back, by itself or by what it calls.
func (c *checker) releases(f *ctxindex.Func, field *types.Var, depth int) bool {
	return f != nil && depth > 0 && ctxindex.Some(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			return c.unlocks(n, field)
		case *ast.CallExpr:
			return c.releases(c.Index.Declaration(c.Index.Callee(n)), field, depth-1)
		}
		return false
	})
}

// takes returns the calls by which code of a function takes a lock of an object, itself
// or by a method of the object that it calls. A reader does not keep another from reading.
func (c *checker) takes(f *ctxindex.Func, root types.Object, held lock, depth int) (found []*ast.CallExpr) {
	if root == nil || depth == 0 {
		return nil
	}
	for n := range f.Nodes((*ast.CallExpr)(nil)) {
		call := n.(*ast.CallExpr)
		if cur, ok := c.Index.Cursor(call); ok {
			if k, _ := cur.ParentEdge(); k == edge.GoStmt_Call {
				continue
			}
		}
		if l, ok := c.lockOf(call.Fun, ctxapi.Locks); ok && l.root == root && l.field == held.field && !(l.read && held.read) {
			found = append(found, call)
			continue
		}
		if c.rootOf(call.Fun) != root {
			continue
		}
		if decl := c.Index.Declaration(c.Index.Callee(call)); decl != nil && decl != f && decl.Sig.Recv() != nil && len(c.takes(decl, decl.Sig.Recv(), held, depth-1)) > 0 {
			found = append(found, call)
		}
	}
	return found
}
