package ctxsummary

import (
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

func ofInterface(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type())
}

// implementations returns what is known of the methods that a call of a method of
// an interface may reach, as far as they can be seen: those that the package of
// the interface knows, and those of this package and of exported types of its
// imports. Interfaces of other modules are not asked, their implementations lie
// elsewhere; types of test files stand in for the real ones.
func (s *Summaries) implementations(fn *types.Func) []*Fact {
	if fn == nil || fn.Pkg() == nil || !ofInterface(fn) || !s.view.Inside(fn.Pkg()) {
		return nil
	}
	fn = fn.Origin()
	s.implMu.Lock()
	defer s.implMu.Unlock()
	facts, ok := s.impls[fn]
	if ok {
		return facts
	}
	if fn.Pkg() != s.pass.Pkg {
		if fact := s.fromFacts(fn); fact != nil {
			facts = append(facts, fact)
		}
	}
	for _, method := range s.methods(fn) {
		if fact := s.Of(method); fact != nil {
			facts = append(facts, fact)
		}
	}
	s.impls[fn] = facts
	return facts
}

// methods returns the methods in sight that implement one of an interface. While
// facts are inferred, or under implMu.
func (s *Summaries) methods(fn *types.Func) []*types.Func {
	if !ofInterface(fn) || fn.Pkg() == nil || !s.view.Inside(fn.Pkg()) {
		return nil
	}
	found, known := s.sight[fn]
	iface, ok := fn.Signature().Recv().Type().Underlying().(*types.Interface)
	if known || !ok {
		return found
	}
	for _, named := range s.concrete() {
		t := types.NewPointer(named)
		if !ctxapi.MayHave(t, fn.Name()) {
			continue
		}
		obj, _, _ := types.LookupFieldOrMethod(t, false, fn.Pkg(), fn.Name())
		if method, ok := obj.(*types.Func); ok && types.Implements(t, iface) {
			found = append(found, method)
		}
	}
	s.sight[fn] = found
	return found
}

// exportInterfaces exports for each method of an interface of the package what
// its implementations here do: who imports the interface may not see them.
func (s *Summaries) exportInterfaces() {
	scope := s.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		iface, ok := tn.Type().Underlying().(*types.Interface)
		if !ok {
			continue
		}
		for m := range iface.ExplicitMethods() {
			if m.Pkg() != s.pass.Pkg || !s.matters(m.Signature()) {
				continue
			}
			if facts := s.implementations(m); len(facts) > 0 {
				s.pass.ExportObjectFact(m, union(facts))
			}
		}
	}
}

// union is what any of several functions does, and all of them are sure of.
func union(facts []*Fact) *Fact {
	all := &Fact{Schema: schema, Succeeds: true}
	for _, f := range facts {
		if f.Values {
			all.Succeeds = all.Succeeds && f.Succeeds
			continue
		}
		all.Waits |= f.Waits
		all.Each |= f.Each
		all.Lasts |= f.Lasts
		all.Trusts |= f.Trusts
		all.Checks |= f.Checks
		all.Stops |= f.Stops
		all.Keeps |= f.Keeps
		all.Hands |= f.Hands
		all.Reads |= f.Reads
		all.Lends |= f.Lends
		all.Stays = all.Stays || f.Stays
		all.Succeeds = all.Succeeds && f.Succeeds
	}
	return all
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
func dispatched(impls []*Fact, arg int) (Effect, Certainty) {
	e, certain := union(impls).effect(bit(arg))
	if e == 0 {
		return 0, Unseen
	}
	return e, certain
}
