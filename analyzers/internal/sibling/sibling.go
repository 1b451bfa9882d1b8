// Package sibling finds, for a function that takes no context, the function
// beside it that does the same under one: QueryContext for Query, in the same
// package or on the same type. Names propose and types decide, so it needs no
// list of libraries and no body. What it found is remembered per function.
package sibling

import (
	"go/types"
	"sync"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// A Sibling is the function that takes a context.
type Sibling struct {
	Func *types.Func
	Ctx  int // place of the context among its parameters

	// Exact: a call becomes one of the sibling by its name and one more
	// argument. Otherwise the sibling also wants callbacks that take a
	// context, or returns an error besides.
	Exact bool

	// In is the type that has the method, where the type it was asked for has
	// not, but another one of its package is named after it.
	In *types.TypeName
}

// A Table answers for one package. It may be used concurrently.
type Table struct {
	from *types.Package
	api  *ctxapi.API

	mu    sync.Mutex
	known map[callee]*Sibling
	steps map[types.Type]*types.Func
}

type callee struct {
	fn   *types.Func
	recv types.Type
}

// New returns the table for calls made in a package.
func New(from *types.Package, api *ctxapi.API) *Table {
	return &Table{from: from, api: api, known: make(map[callee]*Sibling), steps: make(map[types.Type]*types.Func)}
}

// suffixes end the name of a sibling, the most usual first.
var suffixes = []string{"Context", "WithContext", "Ctx", "WithCtx"}

// Of returns the sibling of fn, or nil. For a method, recv is the type of the
// operand that it is called on: the sibling may belong to the type around the
// one that declares the method.
func (t *Table) Of(fn *types.Func, recv types.Type) *Sibling {
	key := callee{fn, recv}
	t.mu.Lock()
	defer t.mu.Unlock()
	s, ok := t.known[key]
	if !ok {
		s = t.find(fn, recv)
		t.known[key] = s
	}
	return s
}

func (t *Table) find(fn *types.Func, recv types.Type) *Sibling {
	if fn.Pkg() == nil || t.api.TakesContext(fn.Signature()) {
		return nil
	}
	if own := t.named(fn, recv, fn.Name()); own != nil {
		fn = own // with the type arguments of recv
	}
	sig := fn.Signature()
	if t.api.TakesContext(sig) {
		return nil
	}
	if s := t.among(fn, recv); s != nil {
		return s
	}
	return t.inType(fn, recv)
}

// among looks among the functions beside fn, or the methods of a type.
func (t *Table) among(fn *types.Func, recv types.Type) *Sibling {
	for _, suffix := range suffixes {
		other := t.named(fn, recv, fn.Name()+suffix)
		if other == nil {
			continue
		}
		if s := match(fn.Signature(), other); s != nil {
			return s
		}
	}
	return nil
}

// inType looks in the interface that a package names after recv, an interface
// itself: ContextClient for Client.
func (t *Table) inType(fn *types.Func, recv types.Type) *Sibling {
	named, ok := recv.(*types.Named)
	if !ok || !types.IsInterface(recv) || named.Obj().Pkg() == nil {
		return nil
	}
	scope, name := named.Obj().Pkg().Scope(), named.Obj().Name()
	for _, other := range []string{"Context" + name, name + "Context", name + "WithContext"} {
		tn, ok := scope.Lookup(other).(*types.TypeName)
		if !ok || !types.IsInterface(tn.Type()) {
			continue
		}
		if s := t.among(fn, tn.Type()); s != nil {
			s.In, s.Exact = tn, false
			return s
		}
	}
	return nil
}

// named returns the function of that name beside fn which the package can call.
func (t *Table) named(fn *types.Func, recv types.Type, name string) *types.Func {
	var obj types.Object
	if fn.Signature().Recv() == nil {
		obj = fn.Pkg().Scope().Lookup(name)
	} else if recv != nil {
		obj, _, _ = types.LookupFieldOrMethod(recv, true, t.from, name)
	}
	other, ok := obj.(*types.Func)
	if !ok || !other.Exported() && other.Pkg() != t.from {
		return nil
	}
	return other
}

// match compares a function with one that may be its sibling.
func match(sig *types.Signature, other *types.Func) *Sibling {
	s := &Sibling{Func: other, Ctx: -1, Exact: true}
	with := instantiate(other.Signature(), sig.TypeParams())
	if with == nil {
		return nil
	}
	var rest []types.Type
	for i := range with.Params().Len() {
		p := with.Params().At(i).Type()
		if s.Ctx < 0 && types.IsInterface(p) && ctxapi.IsContext(p) {
			s.Ctx = i
			continue
		}
		rest = append(rest, p)
	}
	n := sig.Params().Len()
	switch {
	case s.Ctx < 0:
		return nil
	case len(rest) == n && with.Variadic() == sig.Variadic():
	case len(rest) == n+1 && with.Variadic() && !sig.Variadic() && s.Ctx < len(rest):
		rest = rest[:n] // options that a call can leave out
	default:
		return nil
	}
	for i, p := range rest {
		same, ok := sameParam(sig.Params().At(i).Type(), p)
		if !ok {
			return nil
		}
		s.Exact = s.Exact && same
	}
	same, ok := sameResults(sig.Results(), with.Results())
	if !ok {
		return nil
	}
	s.Exact = s.Exact && same
	return s
}

// instantiate gives a generic function the type parameters of another one, so
// that their signatures can be compared. It returns nil if they differ in number.
func instantiate(sig *types.Signature, params *types.TypeParamList) *types.Signature {
	if sig.TypeParams().Len() != params.Len() {
		return nil
	}
	if params.Len() == 0 {
		return sig
	}
	var args []types.Type
	for p := range params.TypeParams() {
		args = append(args, p)
	}
	inst, err := types.Instantiate(nil, sig, args, false)
	if err != nil {
		return nil
	}
	return inst.(*types.Signature)
}

// sameParam reports whether a parameter is the same, or a callback that gained
// a context.
func sameParam(p, with types.Type) (exact, ok bool) {
	if types.Identical(p, with) {
		return true, true
	}
	f, ok1 := p.Underlying().(*types.Signature)
	g, ok2 := with.Underlying().(*types.Signature)
	if !ok1 || !ok2 || g.Params().Len() != f.Params().Len()+1 || !ctxapi.IsContext(g.Params().At(0).Type()) {
		return false, false
	}
	for i := range f.Params().Len() {
		if !types.Identical(f.Params().At(i).Type(), g.Params().At(i+1).Type()) {
			return false, false
		}
	}
	return false, types.Identical(f.Results(), g.Results())
}

// sameResults reports whether results are the same, or gained an error.
func sameResults(r, with *types.Tuple) (exact, ok bool) {
	if r.Len() != with.Len() && (r.Len()+1 != with.Len() || !ctxapi.IsError(with.At(r.Len()).Type())) {
		return false, false
	}
	for i := range r.Len() {
		if !types.Identical(r.At(i).Type(), with.At(i).Type()) {
			return false, false
		}
	}
	return r.Len() == with.Len(), true
}
