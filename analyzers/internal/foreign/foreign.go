// Package foreign knows which signatures are not the module's own choice:
// a method that an interface asks for, a type that repeats one of another
// module. It looks at the package under analysis and the packages that it
// imports itself, no further, so that every driver sees the same.
package foreign

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"
)

// A View is what one package sees of the packages around it.
type View struct {
	pkg    *types.Package
	info   *types.Info
	module string // "" if the driver does not tell

	asks map[string][]asker // by the identifier of the method; nil until somebody asks
}

// An asker is a method of an interface in sight.
type asker struct {
	iface  *types.Interface
	method *types.Func
}

// New returns the view from the package under analysis.
func New(pass *analysis.Pass) *View {
	v := &View{pkg: pass.Pkg, info: pass.TypesInfo}
	if pass.Module != nil {
		v.module = pass.Module.Path
	}
	return v
}

// Inside reports whether pkg belongs to the module under analysis. Where the
// driver tells no module, as nogo does not, packages count as one that share as
// much of their path as a module's has at the least. A module nested in another one counts as part of it: its
// signatures can be changed in the same commit.
func (v *View) Inside(pkg *types.Package) bool {
	if pkg == nil {
		return false // predeclared, such as error
	}
	root := v.module
	if root == "" {
		root = likelyModule(v.pkg.Path())
	}
	return pkg == v.pkg || pkg.Path() == root || strings.HasPrefix(pkg.Path(), root+"/")
}

// Demands returns the package of another module, not of the standard library, whose
// code calls the method with arguments of its making: one of its interfaces in sight
// asks for it, or one of its functions is given the receiver for such an interface.
// It returns nil if there is none.
func (v *View) Demands(method *types.Func) *types.Package {
	if m := v.Asked(method); m != nil && v.elsewhere(m.Pkg()) {
		return m.Pkg()
	}
	recv := method.Signature().Recv()
	if recv == nil {
		return nil
	}
	var found *types.Package
	for e := range v.info.Types {
		call, ok := e.(*ast.CallExpr)
		if !ok {
			continue
		}
		fn := typeutil.StaticCallee(v.info, call)
		if fn == nil || !v.elsewhere(fn.Pkg()) {
			continue
		}
		params := fn.Signature().Params()
		for i, arg := range call.Args {
			if i >= params.Len() || !types.Identical(elem(v.info.TypeOf(arg)), elem(recv.Type())) {
				continue
			}
			if iface, ok := params.At(i).Type().Underlying().(*types.Interface); ok && member(iface, method) != nil &&
				(found == nil || fn.Pkg().Path() < found.Path()) {
				found = fn.Pkg()
			}
		}
	}
	return found
}

func elem(t types.Type) types.Type {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// elsewhere reports whether a package is of another module, and not of the
// standard library.
func (v *View) elsewhere(pkg *types.Package) bool {
	if pkg == nil || v.Inside(pkg) {
		return false
	}
	host, _, _ := strings.Cut(pkg.Path(), "/")
	return strings.Contains(host, ".")
}

// likelyModule is the shortest path that the module of a package may have.
// Where a host has an account for everybody, a module's path has three
// elements; on another one, two; what is on no host is the project's own.
func likelyModule(path string) string {
	elements := strings.Split(path, "/")
	length := 1
	switch host := elements[0]; {
	case host == "github.com" || host == "gitlab.com" || host == "bitbucket.org" || host == "codeberg.org" || path == "golang.org/x" || strings.HasPrefix(path, "golang.org/x/"):
		length = 3
	case strings.Contains(host, "."):
		length = 2
	}
	return strings.Join(elements[:min(length, len(elements))], "/")
}

// Asked returns the interface method, of this module or another one, that
// method implements: an interface declared here or exported by an imported
// package, which the receiver's type satisfies. It returns nil if there is
// none in sight.
func (v *View) Asked(method *types.Func) (found *types.Func) {
	v.asking(method, func(m *types.Func) bool {
		found = m
		// An interface of another module settles it; one of this
		// module may repeat one that comes later.
		return v.Inside(m.Pkg())
	})
	return found
}

// Names reports whether one of the interfaces that ask for the method gives its
// parameter i that name.
func (v *View) Names(method *types.Func, i int, name string) (found bool) {
	v.asking(method, func(m *types.Func) bool {
		found = m.Signature().Params().At(i).Name() == name
		return !found
	})
	return found
}

// asking calls f for the interface methods in sight that method implements,
// until f returns false.
func (v *View) asking(method *types.Func, f func(*types.Func) bool) {
	recv := method.Signature().Recv()
	if recv == nil || types.IsInterface(recv.Type()) {
		return
	}
	t := recv.Type()
	if _, ok := types.Unalias(t).(*types.Pointer); !ok {
		t = types.NewPointer(t)
	}
	for _, a := range v.askers()[method.Id()] {
		if types.Implements(t, a.iface) && !f(a.method) {
			return
		}
	}
}

// askers returns the methods of the interfaces in sight. Nearly every method of a
// package is asked about, and an import declares hundreds of types.
func (v *View) askers() map[string][]asker {
	if v.asks == nil {
		v.asks = make(map[string][]asker)
		v.named(func(named *types.Named) bool {
			if iface, ok := named.Underlying().(*types.Interface); ok && named.TypeParams().Len() == 0 {
				for m := range iface.Methods() {
					v.asks[m.Id()] = append(v.asks[m.Id()], asker{iface, m})
				}
			}
			return true
		})
	}
	return v.asks
}

// AskedFromOutside reports whether an interface of another module demands the
// method as it is.
func (v *View) AskedFromOutside(method *types.Func) bool {
	m := v.Asked(method)
	return m != nil && !v.Inside(m.Pkg())
}

// Mirrored reports whether an imported package of another module has a type
// with the same method: an interface that is declared here for such a type to
// satisfy must repeat it.
func (v *View) Mirrored(method *types.Func) bool {
	found := false
	v.named(func(named *types.Named) bool {
		if v.Inside(named.Obj().Pkg()) {
			return true
		}
		obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(named), true, method.Pkg(), method.Name())
		if fn, ok := obj.(*types.Func); ok && types.Identical(fn.Signature(), method.Signature()) {
			found = true
		}
		return !found
	})
	return found
}

// MirroredType reports whether an imported package of another module exports
// a function type identical to sig.
func (v *View) MirroredType(sig *types.Signature) bool {
	found := false
	v.named(func(named *types.Named) bool {
		found = !v.Inside(named.Obj().Pkg()) && types.Identical(named.Underlying(), sig)
		return !found
	})
	return found
}

// named calls f for the types declared at the top of this package and for
// the exported ones of its imports, until f returns false.
func (v *View) named(f func(*types.Named) bool) {
	for _, pkg := range append([]*types.Package{v.pkg}, v.pkg.Imports()...) {
		scope := pkg.Scope()
		for _, name := range scope.Names() {
			tn, ok := scope.Lookup(name).(*types.TypeName)
			if !ok || tn.IsAlias() || pkg != v.pkg && !tn.Exported() {
				continue
			}
			if named, ok := tn.Type().(*types.Named); ok && !f(named) {
				return
			}
		}
	}
}

func member(iface *types.Interface, method *types.Func) *types.Func {
	for m := range iface.Methods() {
		if m.Id() == method.Id() {
			return m
		}
	}
	return nil
}
