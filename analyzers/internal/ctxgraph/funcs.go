package ctxgraph

import (
	"fmt"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/internal/graph"
	"github.com/ctxlint/ctxlint/internal/module"
)

func isTesting(t types.Type) bool { return ctxapi.IsTesting(t) }

func keyOf(fn *types.Func) graph.Key { return graph.Key(module.Key(fn)) }

// placed is the key of what has no name of its own.
func (w *walker) placed(what string, pos token.Pos) graph.Key {
	at := w.at(pos)
	return graph.Key(fmt.Sprintf("%s %s:%d:%d", what, at.Filename, at.Line, at.Column))
}

// key names a function or a literal.
func (w *walker) key(f *ctxindex.Func) graph.Key {
	if f.Obj != nil {
		return keyOf(f.Obj)
	}
	return w.placed("literal", f.Node.Pos())
}

// in names the declared function around f, or the outermost literal of a
// package-level variable.
func (w *walker) in(f *ctxindex.Func) graph.Key { return w.key(f.Outermost()) }

// declare enters a function that has a body, or a literal that takes a context. What
// only serves tests can be named, and that is all.
func (w *walker) declare(f *ctxindex.Func) {
	var params []graph.Param
	if !w.x.IsTest(f.Node.Pos()) {
		params = w.params(f)
	}
	if f.Obj == nil && f.Parent != nil && len(params) == 0 {
		return
	}
	d := graph.Func{
		Key: w.key(f), Path: w.x.Pkg.Path(), Pkg: w.x.Pkg.Name(), In: w.in(f), Params: params,
		At: w.at(f.Node.Pos()), End: w.at(f.Node.End()),
	}
	if f.Obj != nil {
		d.Local = local(f.Obj)
		d.Name = w.name(f.Obj)
		d.At = w.at(f.Obj.Pos())
		d.Exported = f.Obj.Exported() && w.x.Pkg.Name() != "main"
	} else {
		outer := f.Outermost()
		d.Name = "func literal of package " + d.Pkg
		if outer.Obj != nil {
			d.Name = "func literal in " + w.name(outer.Obj)
		}
	}
	w.out.Funcs = append(w.out.Funcs, d)
}

// local names a function within its package.
func local(fn *types.Func) string {
	if _, named := receiver(fn); named != nil {
		return named.Obj().Name() + "." + fn.Name()
	}
	return fn.Name()
}

func receiver(fn *types.Func) (ptr bool, named *types.Named) {
	recv := fn.Signature().Recv()
	if recv == nil {
		return false, nil
	}
	t := types.Unalias(recv.Type())
	if p, ok := t.(*types.Pointer); ok {
		t, ptr = types.Unalias(p.Elem()), true
	}
	named, _ = t.(*types.Named)
	return ptr, named
}

// name is how ctxlint thread names a function too.
func (w *walker) name(fn *types.Func) string {
	pkg := ""
	if fn.Pkg() != nil {
		pkg = fn.Pkg().Name() + "."
	}
	ptr, named := receiver(fn)
	switch {
	case named == nil:
		return pkg + fn.Name()
	case ptr:
		return "(*" + pkg + named.Obj().Name() + ")." + fn.Name()
	}
	return pkg + named.Obj().Name() + "." + fn.Name()
}

// params returns the parameters of a function that are contexts or carry one.
func (w *walker) params(f *ctxindex.Func) (params []graph.Param) {
	add := func(i int, v *types.Var) {
		if w.holds(v.Type()) {
			params = append(params, graph.Param{Index: i, Name: v.Name(), Entry: w.entry(f, v)})
		}
	}
	if recv := f.Sig.Recv(); recv != nil {
		add(-1, recv)
	}
	for i := range f.Sig.Params().Len() {
		add(i, f.Sig.Params().At(i))
	}
	return params
}

// entry says what gives a parameter its context, if no call in the module does.
func (w *walker) entry(f *ctxindex.Func, v *types.Var) graph.Entry {
	if r, ok := ctxlife.IsHTTPHandler(f.Sig); ok && r == v {
		return graph.Request
	}
	if ctx, ok := ctxlife.RPCContext(f); ok && ctx == v {
		return graph.Request
	}
	if ctxapi.FrameOf(v.Type()) != nil {
		return graph.Request
	}
	if ctxapi.FromProgram(v) != "" {
		return graph.Command
	}
	return graph.None
}

// methods adds the method sets of the package, by which calls of an interface's
// method find those that implement it. Generic types are left out.
func (w *walker) methods() {
	scope := w.x.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		named, ok := tn.Type().(*types.Named)
		if !ok || named.TypeParams().Len() > 0 {
			continue
		}
		if iface, ok := named.Underlying().(*types.Interface); ok {
			w.iface(iface)
			continue
		}
		set := types.NewMethodSet(types.NewPointer(named))
		var all []graph.Method
		for i := range set.Len() {
			if fn, ok := set.At(i).Obj().(*types.Func); ok {
				all = append(all, method(fn))
			}
		}
		if len(all) > 0 {
			w.out.Types = append(w.out.Types, all)
		}
	}
}

// iface adds an interface, with the methods that take a context.
func (w *walker) iface(iface *types.Interface) {
	if w.asked[iface] || iface.NumMethods() == 0 {
		return
	}
	w.asked[iface] = true
	var set []graph.Method
	for m := range iface.Methods() {
		set = append(set, method(m))
		if w.view.Inside(m.Pkg()) {
			w.abstract(m)
		}
	}
	w.out.Ifaces = append(w.out.Ifaces, set)
}

// abstract enters a method of an interface of this package.
func (w *walker) abstract(m *types.Func) {
	if m.Pkg() != w.x.Pkg {
		return
	}
	d := graph.Func{
		Key: keyOf(m), Name: w.name(m), Path: m.Pkg().Path(), Pkg: m.Pkg().Name(), Local: local(m), In: keyOf(m),
		At: w.at(m.Pos()), End: w.at(m.Pos()), Abstract: true,
	}
	for i := range m.Signature().Params().Len() {
		if v := m.Signature().Params().At(i); w.holds(v.Type()) {
			d.Params = append(d.Params, graph.Param{Index: i, Name: v.Name()})
		}
	}
	w.out.Funcs = append(w.out.Funcs, d)
}

func method(fn *types.Func) graph.Method {
	return graph.Method{Is: module.Answers(fn), Func: keyOf(fn)}
}
