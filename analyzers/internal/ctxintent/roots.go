package ctxintent

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// A Root is a call of Background or TODO, with what becomes of it.
type Root struct {
	Value *ctxflow.Value
	Call  *ast.CallExpr
	In    *ctxflow.Func // the function that makes it
	Uses  []Use         // calls that wait under it, or may

	// Roots, or contexts derived from them, that are returned, stored or sent,
	// or bound to something that outlives the call, stand for a life of their
	// own.
	Returned []ast.Expr // the results that they are
	Bound    []Use      // the calls that keep them
	Stored   bool       // they are kept in another way
	At       ast.Expr   // where that is seen first

	// Made: a function of the module makes it. Filled: and puts values in.
	Made, Filled bool
}

// Carries is what a finding assumes that wants another context in place of a root
// which a function of the module has put values into; "" if it has not.
func (r *Root) Carries(expr string) string {
	if !r.Filled {
		return ""
	}
	return expr + " carries what " + types.ExprString(r.Call) + " puts into its context"
}

// Kept reports whether the root stands for a life of its own.
func (r *Root) Kept() bool { return r.Stored || len(r.Returned) > 0 || len(r.Bound) > 0 }

// Qualified spells a name of package context as the root is spelled.
func (r *Root) Qualified(name string) string {
	if sel, ok := ast.Unparen(r.Call.Fun).(*ast.SelectorExpr); ok {
		return types.ExprString(sel.X) + "." + name
	}
	return name
}

// Roots returns the roots that the package's functions make, in source order.
func (m *Model) Roots() []*Root {
	m.rootsOnce.Do(m.findRoots)
	return m.roots
}

func (m *Model) findRoots() {
	if !m.makesRoots() {
		return
	}
	byValue := make(map[*ctxflow.Value]*Root)
	get := func(v *ctxflow.Value) *Root {
		r, ok := byValue[v]
		if !ok {
			r = &Root{Value: v, Call: v.Node.(*ast.CallExpr), In: v.In}
			made := m.sums.ResultOf(r.Call)
			r.Made, r.Filled = made.MakesRoot(), made == ctxsummary.Filled
			byValue[v] = r
			m.roots = append(m.roots, r)
		}
		return r
	}
	for _, fn := range m.x.Funcs {
		if m.namesContext(fn) {
			m.collect(m.flow.Of(fn), get)
		}
	}
	slices.SortFunc(m.roots, func(a, b *Root) int { return cmp.Compare(a.Call.Pos(), b.Call.Pos()) })
}

// makesRoots is the cheap test that most packages fail.
func (m *Model) makesRoots() bool {
	for _, f := range m.x.Funcs {
		for _, call := range f.Calls {
			if m.x.API.IsRoot(call.Fn) || m.makesRoot(call.Expr) {
				return true
			}
		}
	}
	return false
}

// makesRoot reports whether a call is one of a function of the module that makes a
// root.
func (m *Model) makesRoot(call *ast.CallExpr) bool {
	return ctxapi.IsStdContext(m.x.Info.TypeOf(call)) && m.sums.ResultOf(call).MakesRoot()
}

// isRoot reports whether v is certainly a root, or derived from nothing but roots,
// those that functions of the module make among them.
func (m *Model) isRoot(v *ctxflow.Value) bool {
	origins := v.Origins()
	for _, o := range origins {
		call, ok := o.Node.(*ast.CallExpr)
		if o.Op != ctxflow.Root && !(ok && o.Op == ctxflow.Derived && m.makesRoot(call)) {
			return false
		}
	}
	return len(origins) > 0
}

// namesContext reports whether anything in a function, literals left out, is a
// context.
func (m *Model) namesContext(fn *ctxindex.Func) bool {
	// Whatever else is a context has one of these in it.
	for n := range fn.Nodes((*ast.Ident)(nil), (*ast.CallExpr)(nil), (*ast.IndexExpr)(nil), (*ast.StarExpr)(nil), (*ast.UnaryExpr)(nil), (*ast.TypeAssertExpr)(nil)) {
		if ctxapi.IsStdContext(m.x.Info.TypeOf(n.(ast.Expr))) {
			return true
		}
	}
	return false
}

// collect finds the uses of roots in one function.
func (m *Model) collect(f *ctxflow.Func, get func(*ctxflow.Value) *Root) {
	keep := func(e ast.Expr) {
		for _, o := range m.rootsOf(f, e) {
			r := get(o)
			if r.Stored = true; r.At == nil {
				r.At = e
			}
		}
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			for _, e := range n.Results {
				for _, o := range m.rootsOf(f, e) {
					get(o).Returned = append(get(o).Returned, e)
				}
			}
		case *ast.SendStmt:
			keep(n.Value)
		case *ast.CompositeLit:
			for _, e := range n.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					e = kv.Value
				}
				keep(e)
			}
		case *ast.AssignStmt:
			m.assigned(n, keep)
		case *ast.CallExpr:
			m.arguments(f, n, get)
		}
		return true
	})
}

// assigned keeps what is assigned to anything but a local variable.
func (m *Model) assigned(as *ast.AssignStmt, keep func(ast.Expr)) {
	for i, lhs := range as.Lhs {
		if lhs, ok := ast.Unparen(lhs).(*ast.Ident); ok {
			if v, ok := m.x.Info.ObjectOf(lhs).(*types.Var); !ok || v.Parent() != m.x.Pkg.Scope() {
				continue
			}
		}
		if len(as.Rhs) == len(as.Lhs) {
			keep(as.Rhs[i])
		} else if i == 0 {
			keep(as.Rhs[0])
		}
	}
}

func (m *Model) arguments(f *ctxflow.Func, call *ast.CallExpr, get func(*ctxflow.Value) *Root) {
	how, derives := m.x.API.Derivation(m.x.Callee(call), m.x.Signature(call))
	for i, arg := range call.Args {
		if !m.x.API.IsContext(m.x.Info.TypeOf(arg)) {
			continue
		}
		roots := m.rootsOf(f, arg)
		u := Use{Call: call, Arg: i, In: f}
		for _, o := range roots {
			r := get(o)
			switch {
			case m.Keeps(call, i):
				r.Bound = append(r.Bound, u)
			case derives && how.Known:
				if how.Kind == ctxapi.Carry {
					r.Uses = append(r.Uses, u)
				} // else what becomes of the derived context counts
			case m.mayWait(call, i, derives):
				r.Uses = append(r.Uses, u)
			}
		}
	}
}

// mayWait reports whether a call waits under its argument, or nobody knows that
// it does not.
func (m *Model) mayWait(call *ast.CallExpr, arg int, derives bool) bool {
	if m.sums.Waits(call, arg) == ctxsummary.Yes {
		return true
	}
	e, certain := m.sums.Effect(call, arg)
	return !derives && m.x.Signature(call) != nil && (certain == ctxsummary.Unseen || e.Has(ctxsummary.Hands))
}

// Keeps reports whether a call binds the context that it is given to something
// that outlives the call, a goroutine among it: a function of the module that is
// known to, or a foreign one that may.
func (m *Model) Keeps(call *ast.CallExpr, arg int) bool {
	e, _ := m.sums.Effect(call, arg)
	return m.sums.Keeps(call, arg) || e.Has(ctxsummary.Stops) || m.mayKeep(call)
}

// mayKeep reports whether a foreign function may bind the context that it is
// given to what it returns: by its name it makes something that has a life, and
// its result can hold a context.
func (m *Model) mayKeep(call *ast.CallExpr) bool {
	fn := m.x.Callee(call)
	if fn == nil || fn.Pkg() == nil || m.x.API.Row(fn) != nil || fn.Pkg().Path() == "net/http" || m.sums.InModule(fn) {
		return false
	}
	res := fn.Signature().Results()
	if res.Len() == 0 || !holds(res.At(0).Type(), 3) {
		return false
	}
	for _, prefix := range []string{"New", "Dial", "Open", "Connect", "Start"} {
		if strings.HasPrefix(fn.Name(), prefix) {
			return true
		}
	}
	t := res.At(0).Type()
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && slices.ContainsFunc([]string{"Client", "Conn", "Connection", "Session", "Source"}, func(suffix string) bool {
		return strings.HasSuffix(named.Obj().Name(), suffix)
	})
}

// holds reports whether a value of type t, no error, can hold a context.
func holds(t types.Type, depth int) bool {
	if ctxapi.IsError(t) || depth == 0 {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return false
	case *types.Slice:
		return holds(u.Elem(), depth-1)
	case *types.Array:
		return holds(u.Elem(), depth-1)
	case *types.Map:
		return holds(u.Elem(), depth-1) || holds(u.Key(), depth-1)
	case *types.Struct:
		for field := range u.Fields() {
			if holds(field.Type(), depth-1) {
				return true
			}
		}
		return false
	}
	return true
}

// rootsOf returns the roots that an expression certainly comes from: nothing
// else may be among its origins.
func (m *Model) rootsOf(f *ctxflow.Func, e ast.Expr) []*ctxflow.Value {
	if e == nil {
		return nil
	}
	t := m.x.Info.TypeOf(e)
	if _, tuple := t.(*types.Tuple); !tuple && !m.x.API.IsContext(t) {
		return nil
	}
	v := f.Eval(e)
	if !m.isRoot(v) {
		return nil
	}
	return v.Origins()
}
