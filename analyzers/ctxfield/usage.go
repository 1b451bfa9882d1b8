package ctxfield

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// usage answers what the package does with a context that it reads from a
// field, a variable or a parameter. It follows plain copies, derivations and
// parameters of the package's own functions, without regard to order: the
// question is which kinds of use there are at all.
type usage struct {
	index *ctxindex.Index
	sums  *ctxsummary.Summaries
	life  *ctxlife.Model
	refs  map[types.Object][]inspector.Cursor // identifiers that refer to a variable or function
	busy  map[types.Object]bool
	known map[types.Object]*uses
}

// A use is a set of things that are done with a context.
type use uint8

const (
	// watched: somebody waits for its end or asks for it.
	watched use = 1 << iota
	// background: it is given to a goroutine.
	background
	// elsewhere: it is returned, stored, sent, or used in a way that cannot
	// be followed.
	elsewhere
)

// uses is what is done with one context.
type uses struct {
	kinds use
	at    ast.Node // the first place that made one of the kinds
	sync  []site   // where it is given, in the course of a call, to work that observes it
	write []inspector.Cursor
}

// mark adds kinds of use, seen at a place.
func (u *uses) mark(kinds use, at ast.Node) {
	if u.kinds |= kinds; kinds != 0 && u.at == nil {
		u.at = at
	}
}

// A site is a place in a declared function, or in a literal that runs while
// that function does.
type site struct {
	call *ast.CallExpr
	in   *ctxindex.Func
}

func newUsage(index *ctxindex.Index, sums *ctxsummary.Summaries, life *ctxlife.Model) *usage {
	u := &usage{
		index: index,
		sums:  sums,
		life:  life,
		refs:  make(map[types.Object][]inspector.Cursor),
		busy:  make(map[types.Object]bool),
		known: make(map[types.Object]*uses),
	}
	for cur := range index.Inspector.Root().Preorder((*ast.Ident)(nil)) {
		switch obj := index.Info.Uses[cur.Node().(*ast.Ident)].(type) {
		case *types.Var:
			if holds(obj.Type()) {
				u.refs[obj.Origin()] = append(u.refs[obj.Origin()], cur)
			}
		case *types.Func:
			if obj.Pkg() == index.Pkg {
				u.refs[obj.Origin()] = append(u.refs[obj.Origin()], cur)
			}
		}
	}
	return u
}

// of returns what is done with the context in obj.
func (u *usage) of(obj types.Object) *uses {
	if known := u.known[obj]; known != nil {
		return known
	}
	out := new(uses)
	if u.busy[obj] { // recursion adds nothing new
		return out
	}
	u.busy[obj] = true
	for _, ref := range u.refs[obj] {
		u.value(operand(ref), out)
	}
	delete(u.busy, obj)
	u.known[obj] = out
	return out
}

// operand returns the whole operand that an identifier stands in: x.f for f.
func operand(cur inspector.Cursor) inspector.Cursor {
	if sel, ok := cur.Parent().Node().(*ast.SelectorExpr); ok && sel.Sel == cur.Node() {
		cur = cur.Parent()
	}
	return unparen(cur)
}

func unparen(cur inspector.Cursor) inspector.Cursor {
	for {
		if _, ok := cur.Parent().Node().(*ast.ParenExpr); !ok {
			return cur
		}
		cur = cur.Parent()
	}
}

// value adds to out what is done with the value of the expression at cur.
func (u *usage) value(cur inspector.Cursor, out *uses) {
	parent := cur.Parent()
	switch n := parent.Node().(type) {
	case *ast.SelectorExpr: // a method of the context
		if n.Sel.Name != "Value" {
			out.mark(watched, cur.Node())
		}
	case *ast.CallExpr:
		if n.Fun == cur.Node() { // a field that is a func() context.Context
			u.value(unparen(parent), out)
			return
		}
		for i, arg := range n.Args {
			if arg == cur.Node() {
				u.argument(parent, n, i, out)
			}
		}
	case *ast.BinaryExpr:
		if !u.index.Info.Types[n.X].IsNil() && !u.index.Info.Types[n.Y].IsNil() {
			out.mark(elsewhere, cur.Node())
		}
	case *ast.AssignStmt:
		for i, lhs := range n.Lhs {
			switch {
			case lhs == cur.Node():
				out.write = append(out.write, cur)
			case i < len(n.Rhs) && n.Rhs[i] == cur.Node():
				u.assigned(lhs, out)
			}
		}
	case *ast.ValueSpec:
		for i, v := range n.Values {
			if v == cur.Node() && i < len(n.Names) {
				u.assigned(n.Names[i], out)
			}
		}
	case *ast.KeyValueExpr:
		if n.Key == cur.Node() {
			out.write = append(out.write, cur)
		} else {
			out.mark(elsewhere, cur.Node())
		}
	default:
		out.mark(elsewhere, cur.Node())
	}
}

// assigned adds what is done with the variable that a context is copied to.
func (u *usage) assigned(lhs ast.Expr, out *uses) {
	id, ok := ast.Unparen(lhs).(*ast.Ident)
	if ok && id.Name == "_" {
		return
	}
	v, ok := u.index.Info.ObjectOf(id).(*types.Var)
	// A parameter that takes a stored context in place of a missing one holds
	// either; fields and package-level variables are not this call's.
	if !ok || v.Kind() != types.LocalVar {
		out.mark(elsewhere, lhs)
		return
	}
	u.add(u.of(v), out)
}

func (u *usage) add(more *uses, out *uses) {
	out.mark(more.kinds, more.at)
	out.sync = append(out.sync, more.sync...)
}

// argument adds what a call does with its i-th argument.
func (u *usage) argument(cur inspector.Cursor, call *ast.CallExpr, i int, out *uses) {
	in, run := u.runs(cur)
	if run == background {
		out.mark(background, call)
		return
	}
	sig, fn := u.index.Signature(call), u.index.Callee(call)
	if sig == nil || in == nil {
		out.mark(elsewhere, call) // a conversion, append, a package-level variable
		return
	}
	if d, ok := u.index.API.Derivation(fn, sig); ok && d.Parent == i && d.Kind != ctxapi.Carry {
		if d.Kind != ctxapi.Detach {
			u.derived(cur, d.Ctx, out)
		}
		return
	}
	if row := u.index.API.Row(fn); row != nil && (row.Kind == ctxapi.After || row.Kind == ctxapi.Access) {
		out.mark(watched, call) // AfterFunc, Cause
		return
	}
	decl := u.index.Declaration(fn)
	if fact := u.sums.Of(fn); fact != nil && (fact.Values || fact.Detach) {
		return
	}
	switch {
	case u.sums.Explains(call, i):
		out.mark(watched, call)
		return
	case decl == nil && u.sums.Keeps(call, i):
		out.mark(elsewhere, call)
		return
	case decl == nil && u.sums.Waits(call, i) != ctxsummary.Yes:
		return // a logger, an accessor
	case decl != nil && i < decl.Sig.Params().Len() && !decl.Sig.Variadic():
		inner := u.of(decl.Sig.Params().At(i))
		kinds := inner.kinds
		if kinds&watched != 0 && !ctxapi.SameReceiver(decl.Obj, in.Obj) {
			// A helper that watches its context is work that observes it. A
			// method of the same type that does is the object's own loop.
			kinds &^= watched
		} else if len(inner.sync) == 0 {
			out.mark(kinds, call)
			return
		}
		out.mark(kinds, call)
	}
	if run == elsewhere {
		return // a literal that may or may not run in the course of the call
	}
	if u.startsLater(cur, call) {
		out.mark(background, call)
		return
	}
	out.sync = append(out.sync, site{call, in})
}

// startsLater reports whether a goroutine that nobody waits for uses what a call
// returns, such as a command: the work goes on when the function has returned.
func (u *usage) startsLater(cur inspector.Cursor, call *ast.CallExpr) bool {
	as, ok := unparen(cur).Parent().Node().(*ast.AssignStmt)
	if !ok || len(as.Rhs) != 1 || ast.Unparen(as.Rhs[0]) != call {
		return false
	}
	id, ok := as.Lhs[0].(*ast.Ident)
	v, isVar := u.index.Info.ObjectOf(id).(*types.Var)
	body, found := u.index.Cursor(u.index.Enclosing(call).Outermost().Body)
	if !ok || !isVar || !found || ctxapi.IsError(v.Type()) {
		return false
	}
	for use := range body.Preorder((*ast.Ident)(nil)) {
		if u.index.Info.Uses[use.Node().(*ast.Ident)] == v {
			if _, run := u.runs(use); run == background {
				return true
			}
		}
	}
	return false
}

// derived adds what is done with the context that a call derives.
func (u *usage) derived(call inspector.Cursor, result int, out *uses) {
	if result < 0 {
		return
	}
	call = unparen(call)
	if n, ok := call.Parent().Node().(*ast.AssignStmt); ok && len(n.Rhs) == 1 && result < len(n.Lhs) {
		u.assigned(n.Lhs[result], out)
		return
	}
	u.value(call, out)
}

// runs says in which declared function the node at cur runs, and how: 0 for
// in the course of a call of it, background, or elsewhere if that cannot be told.
func (u *usage) runs(cur inspector.Cursor) (*ctxindex.Func, use) {
	f := u.index.Enclosing(cur.Node())
	if _, ok := cur.Parent().Node().(*ast.GoStmt); ok || f == nil {
		return nil, background
	}
	switch when, but := u.life.RunsWithin(f, f.Outermost()); {
	case when >= ctxlife.Beside: // a pool's Submit, for all that can be told
		return nil, background
	case but != "":
		return f.Outermost(), elsewhere
	}
	return f.Outermost(), 0
}
