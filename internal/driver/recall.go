package driver

import (
	"encoding/json"
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// A factSource has facts of a package that was not analysed, by the names of its
// objects: those objects are not the ones that the facts were found for.
type factSource interface {
	// read sets fact to what is known of an object.
	read(obj types.Object, fact analysis.Fact) bool
}

// recall lets the facts about a unit be found that has types but was not
// analysed.
func (x *executor) recall(u *unit, source factSource) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.kept[u.Types] = source
}

// written returns the facts that a record keeps, which few ask for.
func (r *record) written() factSource {
	return writtenFacts(sync.OnceValue(func() factTable {
		table := factTable{}
		_ = json.Unmarshal(r.facts, &table) // we wrote it, and it is whole
		return table
	}))
}

type writtenFacts func() factTable

func (f writtenFacts) read(obj types.Object, fact analysis.Fact) bool { return f().read(obj, fact) }

// A factTable has the facts of a package, in JSON, by object and type.
type factTable map[string]json.RawMessage

func (t factTable) read(obj types.Object, fact analysis.Fact) bool {
	name, ok := factName(obj, reflect.TypeOf(fact))
	if !ok {
		return false
	}
	text, ok := t[name]
	return ok && json.Unmarshal(text, fact) == nil
}

// namedFacts are facts of a package that was analysed in this run.
type namedFacts map[string]analysis.Fact

func (t namedFacts) read(obj types.Object, fact analysis.Fact) bool {
	name, ok := factName(obj, reflect.TypeOf(fact))
	known := t[name]
	if !ok || known == nil {
		return false
	}
	reflect.ValueOf(fact).Elem().Set(reflect.ValueOf(known).Elem())
	return true
}

// named returns the facts that a unit exported by the names of their objects. It
// fails if one is about an object that others may speak of, and that has no
// name of its own.
func (r *record) named() (namedFacts, bool) {
	if r.lent != nil {
		return r.lent, true
	}
	table := namedFacts{}
	for key, fact := range r.exported {
		if unnamed(key.obj) {
			continue
		}
		name, ok := factName(key.obj, key.typ)
		if !ok || table[name] != nil && !reflect.DeepEqual(table[name], fact) {
			return nil, false
		}
		table[name] = fact
	}
	return table, true
}

// factTable returns the facts that a unit exported, in JSON, if they all have
// names.
func (r *record) factTable() ([]byte, bool) {
	named, ok := r.named()
	if !ok {
		return nil, false
	}
	data, err := json.Marshal(named)
	return data, err == nil
}
