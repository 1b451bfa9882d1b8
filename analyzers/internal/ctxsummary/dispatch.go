package ctxsummary

import (
	"go/types"
	"strings"
)

// implementations returns the methods that a call of a method of an interface
// may reach, as far as they can be seen: those of types of this package and of
// exported ones of its imports whose bodies were analysed. Interfaces of other
// modules are not asked, their implementations lie elsewhere; types of test
// files stand in for the real ones.
func (s *Summaries) implementations(fn *types.Func) []*types.Func {
	if fn == nil || fn.Pkg() == nil || !s.view.Inside(fn.Pkg()) {
		return nil
	}
	recv := fn.Signature().Recv()
	if recv == nil || !types.IsInterface(recv.Type()) {
		return nil
	}
	s.implMu.Lock()
	defer s.implMu.Unlock()
	impls, ok := s.impls[fn]
	if ok {
		return impls
	}
	if iface, ok := recv.Type().Underlying().(*types.Interface); ok {
		for _, named := range s.concrete() {
			t := types.NewPointer(named)
			obj, _, _ := types.LookupFieldOrMethod(t, false, fn.Pkg(), fn.Name())
			method, ok := obj.(*types.Func)
			if ok && types.Implements(t, iface) && s.Of(method) != nil {
				impls = append(impls, method)
			}
		}
	}
	s.impls[fn] = impls
	return impls
}

// concrete returns the types that may implement an interface of the module.
func (s *Summaries) concrete() []*types.Named {
	if s.named != nil {
		return s.named
	}
	s.named = []*types.Named{}
	for _, pkg := range append([]*types.Package{s.pass.Pkg}, s.pass.Pkg.Imports()...) {
		if pkg != s.pass.Pkg && !s.view.Inside(pkg) {
			continue
		}
		for _, name := range pkg.Scope().Names() {
			tn, ok := pkg.Scope().Lookup(name).(*types.TypeName)
			if !ok || tn.IsAlias() || pkg != s.pass.Pkg && !tn.Exported() || strings.HasSuffix(s.pass.Fset.Position(tn.Pos()).Filename, "_test.go") {
				continue
			}
			if named, ok := tn.Type().(*types.Named); ok && !types.IsInterface(named) && named.TypeParams().Len() == 0 {
				s.named = append(s.named, named)
			}
		}
	}
	return s.named
}

// dispatched is the union of what implementations do. If none in sight does
// anything, others may.
func (s *Summaries) dispatched(impls []*types.Func, arg int) (Effect, Certainty) {
	var all Effect
	best := Unseen
	for _, fn := range impls {
		e, certain := s.Of(fn).effect(bit(arg))
		switch {
		case e.Has(Waits) && !all.Has(Waits):
			best = certain
		case e.Has(Waits):
			best = max(best, certain)
		}
		all |= e
	}
	if !all.Has(Waits) && all != 0 {
		best = Proven
	}
	return all, best
}
