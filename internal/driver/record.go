package driver

import (
	"bytes"
	"cmp"
	"encoding/json"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/module"
	"github.com/ctxlint/ctxlint/internal/results"
)

// A record is what is known of a unit that was analysed: enough to do without
// its syntax and types.
type record struct {
	Shape   results.Hash            // of itself: all that an importer can see of it
	Needs   []results.Hash          // the shapes of its imports of the module
	Beyond  map[string]results.Hash // files of other packages that findings show
	Pending *pending                // if it was reported on
	Edges   *module.Edges           // if the module is read as a whole
	Hidden  []hidden                // what JSON leaves out of its findings

	facts    []byte // a factTable; read only by who imports the package
	exported map[factKey]analysis.Fact
	lent     namedFacts // instead, those of a twin
	failed   bool       // some rule did
}

// hidden is what the JSON form of a [finding.Finding] does not show.
type hidden struct {
	Package, Symbol string
	Former          []string
}

// shown returns all findings of a record, in order.
func (r *record) shown() (list []*finding.Finding) {
	if r.Pending == nil {
		return nil
	}
	for i := range r.Pending.Found {
		list = append(list, &r.Pending.Found[i].Shown)
	}
	for i := range r.Pending.Remarks {
		list = append(list, &r.Pending.Remarks[i].Shown)
	}
	return list
}

// encode writes a record as a line, and its facts behind that.
func (r *record) encode() ([]byte, error) {
	own := *r
	own.Hidden = nil
	for _, f := range r.shown() {
		own.Hidden = append(own.Hidden, hidden{f.Package, f.Symbol, f.Former})
	}
	line, err := json.Marshal(&own)
	return append(append(line, '\n'), r.facts...), err
}

// decode reads what encode wrote. Of anything else it returns nil.
func decode(data []byte) *record {
	line, facts, ok := bytes.Cut(data, []byte("\n"))
	r := &record{facts: facts}
	if !ok || json.Unmarshal(line, r) != nil {
		return nil
	}
	list := r.shown()
	if len(list) != len(r.Hidden) {
		return nil
	}
	for i, h := range r.Hidden {
		list[i].Package, list[i].Symbol, list[i].Former = h.Package, h.Symbol, h.Former
	}
	return r
}

// factName names an object that other packages may speak of, with a type of facts.
func factName(obj types.Object, fact reflect.Type) (string, bool) {
	name := obj.Name()
	switch fn, ok := obj.(*types.Func); {
	case ok && fn.Origin() == fn:
		name = fn.FullName()
	case ok || obj.Pkg() == nil || obj.Parent() != obj.Pkg().Scope():
		return "", false
	}
	return fact.String() + " " + name, true
}

// unnamed reports whether nobody can speak of a function: there may be several init
// and _ in a package.
func unnamed(obj types.Object) bool {
	fn, ok := obj.(*types.Func)
	return ok && (fn.Name() == "_" || fn.Name() == "init" && fn.Signature().Recv() == nil)
}

// beyond notes the files of other packages that findings show: they are to be
// what they were.
func (r *record) beyond(u *unit, files *results.Files) {
	own := slices.Concat(u.CompiledGoFiles, u.GoFiles)
	note := func(name string) {
		if name != "" && !slices.Contains(own, name) {
			if r.Beyond == nil {
				r.Beyond = map[string]results.Hash{}
			}
			r.Beyond[name] = files.Sum(name)
		}
	}
	for _, f := range r.shown() {
		note(f.File)
		for _, rel := range f.Related {
			note(rel.File)
		}
		for _, fix := range f.Fixes {
			for _, e := range fix.Edits {
				note(e.File)
			}
		}
	}
}

// holds reports whether a record is true of a unit, whose imports were settled.
func (r *record) holds(u *unit, files *results.Files) bool {
	needs, ok := u.needs()
	if !ok || !slices.Equal(needs, r.Needs) {
		return false
	}
	for name, sum := range r.Beyond {
		if sum == (results.Hash{}) || files.Sum(name) != sum {
			return false
		}
	}
	return true
}

// needs returns the shapes of what a unit imports of the module. Something has
// none if it failed, or can't be kept.
func (u *unit) needs() ([]results.Hash, bool) {
	deps := slices.Clone(u.deps)
	slices.SortFunc(deps, func(a, b *unit) int { return cmp.Compare(a.ID, b.ID) })
	list := []results.Hash{}
	for _, dep := range deps {
		switch {
		case !dep.inScope: // the key says what it is
		case dep.shape == (results.Hash{}):
			return nil, false
		default:
			list = append(list, dep.shape)
		}
	}
	return list, true
}
