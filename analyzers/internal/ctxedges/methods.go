package ctxedges

import (
	"go/types"

	"github.com/ctxlint/ctxlint/internal/module"
)

// methods adds the method sets of the package, and the shapes of what other
// modules ask for.
func (w *walker) methods() {
	for _, obj := range w.x.Info.Defs {
		tn, ok := obj.(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		named, ok := tn.Type().(*types.Named)
		if !ok || named.TypeParams().Len() > 0 {
			continue
		}
		if iface, ok := named.Underlying().(*types.Interface); ok {
			w.out.Ifaces = add(w.out.Ifaces, w.ofInterface(iface))
		} else if !w.x.IsTest(tn.Pos()) {
			w.out.Types = add(w.out.Types, w.ofType(named))
		}
	}
	shapes := map[module.Shape]bool{}
	for _, pkg := range w.x.Pkg.Imports() {
		if w.view.Inside(pkg) {
			continue
		}
		for _, name := range pkg.Scope().Names() {
			tn, ok := pkg.Scope().Lookup(name).(*types.TypeName)
			if !ok || !tn.Exported() {
				continue
			}
			if iface, ok := tn.Type().Underlying().(*types.Interface); ok {
				for m := range iface.Methods() {
					shapes[module.ShapeOf(m)] = true
				}
			}
		}
	}
	shapes[module.ShapeOf(types.Universe.Lookup("error").Type().Underlying().(*types.Interface).Method(0))] = true
	for s := range shapes {
		w.out.Foreign = append(w.out.Foreign, s)
	}
}

func add(sets [][]module.Method, set []module.Method) [][]module.Method {
	if len(set) == 0 {
		return sets
	}
	return append(sets, set)
}

func (w *walker) ofInterface(iface *types.Interface) (set []module.Method) {
	for m := range iface.Methods() {
		set = append(set, w.method(m))
	}
	return set
}

func (w *walker) ofType(named *types.Named) (set []module.Method) {
	methods := types.NewMethodSet(types.NewPointer(named))
	for i := range methods.Len() {
		if fn, ok := methods.At(i).Obj().(*types.Func); ok {
			set = append(set, w.method(fn))
		}
	}
	return set
}

func (w *walker) method(fn *types.Func) module.Method {
	return module.Method{Is: module.Hash(module.Answers(fn)), Func: w.id(fn)}
}
