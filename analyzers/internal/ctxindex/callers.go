package ctxindex

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"
	"sync"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// A Caller is a call of a function, and where it stands.
type Caller struct {
	Call     *ast.CallExpr
	In       *Func
	Spawned  bool // by a go statement
	Deferred bool // by a defer statement
}

// Callers returns the package's calls of a function of its own, in source order:
// those that name it, and those of an interface's method that it implements.
// Calls in tests count only for what tests declare themselves. Calls in
// literals and by go and defer statements are among them, and so are the
// function's calls of itself.
//
// Complete says that there are no others: other packages cannot call it, by its
// name or through an interface of theirs or of an exported one, it is nowhere
// used as a value, and nothing else runs it, as the runtime does main.
func (x *Index) Callers(fn *types.Func) (calls []Caller, complete bool) {
	r := &x.reverse
	r.once.Do(func() { r.build(x) })
	fn = fn.Origin()
	r.mu.Lock()
	defer r.mu.Unlock()
	found, ok := r.known[fn]
	if !ok {
		found = r.find(x, fn)
		r.known[fn] = found
	}
	return found.calls, found.complete
}

// UsedAsValue reports whether the package uses a function of its own other than by
// calling it.
func (x *Index) UsedAsValue(fn *types.Func) bool {
	r := &x.reverse
	r.once.Do(func() { r.build(x) })
	return r.mentions[fn.Origin()] > len(r.calls[fn.Origin()])
}

// Implemented returns the interface methods that a method of the package
// implements, as far as this package calls them: its signature is not its own
// to change.
func (x *Index) Implemented(fn *types.Func) []*types.Func {
	r := &x.reverse
	r.once.Do(func() { r.build(x) })
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.implemented(fn.Origin())
}

// reverse is the call graph of a package, from callee to caller; built once it
// is asked for.
type reverse struct {
	once     sync.Once
	calls    map[*types.Func][]Caller
	mentions map[*types.Func]int      // of any function
	abstract map[string][]*types.Func // interface methods that are called, by name
	types    []*types.Named           // declared here, those in functions included
	shown    map[*types.Named]bool    // what the exported API of the package lets others hold

	mu     sync.Mutex
	known  map[*types.Func]callers
	asking map[string][]types.Type // see there; once it is asked for
}

type callers struct {
	calls    []Caller
	complete bool
}

func (r *reverse) build(x *Index) {
	r.calls, r.mentions = make(map[*types.Func][]Caller), make(map[*types.Func]int)
	r.abstract, r.known = make(map[string][]*types.Func), make(map[*types.Func]callers)
	for _, obj := range x.Info.Uses {
		if fn, ok := obj.(*types.Func); ok {
			r.mentions[fn.Origin()]++
		}
	}
	for _, obj := range x.Info.Defs {
		if tn, ok := obj.(*types.TypeName); ok && !tn.IsAlias() {
			if named, ok := tn.Type().(*types.Named); ok && !types.IsInterface(named) {
				r.types = append(r.types, named)
			}
		}
	}
	r.shown = shown(x.Pkg)
	for _, f := range x.Funcs {
		for _, call := range f.Calls {
			if call.Fn != nil && !x.isMethodExpr(call.Expr) {
				r.note(x, call.Fn.Origin(), Caller{call.Expr, f, call.Spawned, call.Deferred})
			}
		}
	}
}

func (r *reverse) note(x *Index, fn *types.Func, c Caller) {
	abstract := isAbstract(fn)
	if fn.Pkg() != x.Pkg && !abstract {
		return
	}
	if abstract && len(r.calls[fn]) == 0 {
		r.abstract[fn.Name()] = append(r.abstract[fn.Name()], fn)
	}
	r.calls[fn] = append(r.calls[fn], c)
}

// isMethodExpr: T.m(x), whose arguments are not those of m.
func (x *Index) isMethodExpr(call *ast.CallExpr) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	s := x.Info.Selections[sel]
	return s != nil && s.Kind() == types.MethodExpr
}

func isAbstract(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type())
}

func (r *reverse) find(x *Index, fn *types.Func) callers {
	found := callers{r.calls[fn], r.mentions[fn] == len(r.calls[fn]) && !r.nameable(x, fn) && !x.runByOthers(fn)}
	for _, m := range r.implemented(fn) {
		found.calls = append(found.calls[:len(found.calls):len(found.calls)], r.calls[m]...)
		if m.Pkg() != x.Pkg || r.mentions[m] != len(r.calls[m]) {
			found.complete = false
		}
	}
	found.complete = found.complete && !r.demanded(x, fn)
	if !x.IsTest(fn.Pos()) {
		calls := found.calls
		found.calls = nil
		for _, c := range calls {
			if !x.IsTest(c.Call.Pos()) {
				found.calls = append(found.calls, c)
			}
		}
	}
	return found
}

// holders returns the types of the package that have fn as a method: its
// receiver's, and those that embed it.
func (r *reverse) holders(fn *types.Func) []*types.Named {
	var holders []*types.Named
	for _, t := range r.types {
		if !ctxapi.MayHave(t, fn.Name()) {
			continue
		}
		obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(t), false, fn.Pkg(), fn.Name())
		if m, ok := obj.(*types.Func); ok && m.Origin() == fn {
			holders = append(holders, t)
		}
	}
	return holders
}

// implemented returns the interface methods that are called here and that fn may
// be, as a method of its own type or of one that embeds it.
func (r *reverse) implemented(fn *types.Func) []*types.Func {
	if fn.Signature().Recv() == nil || len(r.abstract[fn.Name()]) == 0 || isAbstract(fn) {
		return nil
	}
	var methods []*types.Func
	holders := r.holders(fn)
	for _, m := range r.abstract[fn.Name()] {
		if iface, ok := m.Signature().Recv().Type().Underlying().(*types.Interface); ok && m.Id() == fn.Id() && implements(holders, iface) {
			methods = append(methods, m)
		}
	}
	return methods
}

// implements reports whether one of some types satisfies an interface. Of
// generic ones it is not known, and they may.
func implements(holders []*types.Named, iface *types.Interface) bool {
	for _, t := range holders {
		if t.TypeParams().Len() > 0 || types.Implements(types.NewPointer(t), iface) {
			return true
		}
	}
	return false
}

// nameable reports whether other packages can call a function by its name.
func (r *reverse) nameable(x *Index, fn *types.Func) bool {
	if !fn.Exported() || x.Pkg.Name() == "main" || x.IsTest(fn.Pos()) {
		return false
	}
	if fn.Signature().Recv() == nil {
		return true
	}
	for _, t := range r.holders(fn) {
		if t.Obj().Exported() || r.shown[t] {
			return true
		}
	}
	return false
}

// shown returns the unexported types that the exported names of a package let
// others come by: results, fields, variables and embedded types.
func shown(pkg *types.Package) map[*types.Named]bool {
	shown := make(map[*types.Named]bool)
	seen := make(map[types.Type]bool)
	var show func(t types.Type)
	show = func(t types.Type) {
		if seen[t] {
			return
		}
		seen[t] = true
		switch t := types.Unalias(t).(type) {
		case *types.Named:
			if t = t.Origin(); t.Obj().Pkg() != pkg || shown[t] {
				return
			}
			shown[t] = true
			for m := range t.Methods() {
				if m.Exported() {
					show(m.Signature())
				}
			}
			show(t.Underlying())
		case *types.Signature:
			for v := range t.Results().Variables() {
				show(v.Type())
			}
			for v := range t.Params().Variables() {
				if _, callback := v.Type().Underlying().(*types.Signature); callback {
					show(v.Type())
				}
			}
		case *types.Struct:
			for f := range t.Fields() {
				if f.Exported() || f.Embedded() {
					show(f.Type())
				}
			}
		case *types.Interface:
			for m := range t.Methods() {
				show(m.Signature())
			}
		case *types.Map:
			show(t.Key())
			show(t.Elem())
		case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
			show(t.Elem())
		}
	}
	for _, name := range pkg.Scope().Names() {
		if obj := pkg.Scope().Lookup(name); obj.Exported() {
			show(obj.Type())
		}
	}
	return shown
}

// demanded reports whether an interface that others can call asks for a method:
// one that an imported package exports, the predeclared error, or an exported
// one of this package.
func (r *reverse) demanded(x *Index, fn *types.Func) bool {
	if fn.Signature().Recv() == nil || !fn.Exported() {
		return false
	}
	if r.asking == nil {
		r.asking = asking(x.Pkg)
	}
	named := r.asking[fn.Name()]
	if len(named) == 0 {
		return false
	}
	holders := r.holders(fn)
	return slices.ContainsFunc(named, func(t types.Type) bool {
		generic, ok := t.(*types.Named)
		return ok && generic.TypeParams().Len() > 0 || implements(holders, t.Underlying().(*types.Interface))
	})
}

// asking returns the interfaces that others can call, by the names of their exported
// methods.
func asking(of *types.Package) map[string][]types.Type {
	found := make(map[string][]types.Type)
	add := func(tn *types.TypeName) {
		if iface, ok := tn.Type().Underlying().(*types.Interface); ok {
			for m := range iface.Methods() {
				if m.Exported() {
					found[m.Name()] = append(found[m.Name()], tn.Type())
				}
			}
		}
	}
	for _, pkg := range append([]*types.Package{of}, of.Imports()...) {
		if pkg == of && pkg.Name() == "main" {
			continue
		}
		for _, name := range pkg.Scope().Names() {
			if tn, ok := pkg.Scope().Lookup(name).(*types.TypeName); ok && tn.Exported() {
				add(tn)
			}
		}
	}
	add(types.Universe.Lookup("error").(*types.TypeName))
	return found
}

// runByOthers reports whether something runs a function that is no call in any
// package: main, init, tests, what C or assembly calls.
func (x *Index) runByOthers(fn *types.Func) bool {
	f := x.Declaration(fn)
	if f == nil {
		return true
	}
	if fn.Signature().Recv() == nil && (f.IsMain() || fn.Name() == "init") {
		return true
	}
	if x.IsTest(fn.Pos()) {
		for _, prefix := range []string{"Test", "Benchmark", "Fuzz", "Example"} {
			if strings.HasPrefix(fn.Name(), prefix) {
				return true
			}
		}
	}
	if doc := f.Node.(*ast.FuncDecl).Doc; doc != nil {
		for _, c := range doc.List {
			if strings.HasPrefix(c.Text, "//export ") || strings.HasPrefix(c.Text, "//go:linkname ") {
				return true
			}
		}
	}
	return false
}

// RunByOthers reports whether something runs a function of the package that is
// no call in any package.
func (x *Index) RunByOthers(fn *types.Func) bool { return x.runByOthers(fn.Origin()) }
