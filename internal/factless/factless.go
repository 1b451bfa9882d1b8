// Package factless runs analyzers that have facts in a driver that would load
// every dependency from source for their sake, as golangci-lint does: the
// driver sees analyzers without facts, and the facts travel inside the
// process.
//
// That works because such a driver analyses a package after those that it
// imports. What it does not analyse itself, because it knows the outcome from
// its cache, is fetched: without the facts of its imports a package would have
// other findings than it has in a run from scratch.
package factless

import (
	"go/types"
	"reflect"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// A Fetch returns the facts about functions of a package of the module that
// pass belongs to. There may be facts of other packages among them.
type Fetch func(pass *analysis.Pass, path string) []analysis.ObjectFact

// A store keeps the facts of a process.
type store struct {
	fetch Fetch

	mu    sync.Mutex
	known map[string]bool // packages whose facts are here
	facts map[key]analysis.Fact
}

// A key names a fact. A variant of a package shadows the plain one, whose
// functions it has all; their facts are the same.
type key struct {
	function string // as by (*types.Func).FullName
	kind     reflect.Type
}

// Wrap returns analyzers that do what the given ones do, and have no facts.
// The order is that of the argument.
func Wrap(analyzers []*analysis.Analyzer, fetch Fetch) []*analysis.Analyzer {
	s := &store{fetch: fetch, known: map[string]bool{}, facts: map[key]analysis.Fact{}}
	twins := map[*analysis.Analyzer]*analysis.Analyzer{}
	var out []*analysis.Analyzer
	for _, a := range analyzers {
		out = append(out, s.wrap(a, twins))
	}
	return out
}

func (s *store) wrap(a *analysis.Analyzer, twins map[*analysis.Analyzer]*analysis.Analyzer) *analysis.Analyzer {
	if twin := twins[a]; twin != nil {
		return twin
	}
	twin := new(analysis.Analyzer)
	*twin = *a
	twins[a] = twin
	twin.FactTypes, twin.Requires = nil, nil
	for _, req := range a.Requires {
		twin.Requires = append(twin.Requires, s.wrap(req, twins))
	}
	twin.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.Analyzer = a
		p.ResultOf = make(map[*analysis.Analyzer]any, len(a.Requires))
		for _, req := range a.Requires {
			p.ResultOf[req] = pass.ResultOf[twins[req]]
		}
		if len(a.FactTypes) == 0 {
			return a.Run(&p)
		}
		v := &visit{store: s, pass: pass, own: map[key]analysis.Fact{}}
		p.ImportObjectFact, p.ExportObjectFact = v.load, v.save
		result, err := a.Run(&p)
		s.enter(pass.Pkg.Path(), v.own)
		return result, err
	}
	return twin
}

// enter adds the facts of a package.
func (s *store) enter(path string, facts map[key]analysis.Fact) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known[path] = true
	for k, fact := range facts {
		s.facts[k] = fact
	}
}

// A visit is one analyzer on one package.
type visit struct {
	*store
	pass *analysis.Pass
	own  map[key]analysis.Fact
}

func keyOf(obj types.Object, fact analysis.Fact) (key, bool) {
	fn, ok := obj.(*types.Func)
	if !ok || fn.Pkg() == nil {
		return key{}, false
	}
	return key{fn.Origin().FullName(), reflect.TypeOf(fact)}, true
}

func (v *visit) save(obj types.Object, fact analysis.Fact) {
	if k, ok := keyOf(obj, fact); ok {
		v.own[k] = fact
	}
}

func (v *visit) load(obj types.Object, fact analysis.Fact) bool {
	k, ok := keyOf(obj, fact)
	if !ok || !v.ours(obj.Pkg().Path()) {
		return false
	}
	known, ok := v.own[k]
	if !ok && obj.Pkg() != v.pass.Pkg {
		known, ok = v.lookup(k, obj.Pkg().Path())
	}
	if ok {
		reflect.ValueOf(fact).Elem().Set(reflect.ValueOf(known).Elem())
	}
	return ok
}

// ours reports whether a package belongs to the module of the pass: only
// those have facts.
func (v *visit) ours(path string) bool {
	m := v.pass.Module
	if m == nil || m.Path == "" {
		return false
	}
	rest, ok := strings.CutPrefix(path, m.Path)
	return ok && (rest == "" || rest[0] == '/')
}

// lookup finds a fact about a function of another package, and fetches that
// package's facts first if nobody made them yet.
func (v *visit) lookup(k key, path string) (analysis.Fact, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.known[path] {
		v.known[path] = true // whether it succeeds or not
		for _, f := range v.fetch(v.pass, path) {
			if k, ok := keyOf(f.Object, f.Fact); ok && v.facts[k] == nil {
				v.facts[k] = f.Fact
				v.known[f.Object.Pkg().Path()] = true
			}
		}
	}
	fact, ok := v.facts[k]
	return fact, ok
}
