package driver

import (
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/module"
	"github.com/ctxlint/ctxlint/internal/results"
	"github.com/ctxlint/ctxlint/internal/suppress"
)

// FuzzRecord does with any bytes what is done with those of the cache. The store has
// checksums; here it is as if they were right.
func FuzzRecord(f *testing.F) {
	var r record
	fill(reflect.ValueOf(&r).Elem(), 0)
	r.exported, r.failed, r.facts = nil, false, []byte(`{"*x.Fact f":{"A":1}}`)
	for i := range r.Pending.Found {
		r.Pending.Found[i].SuggestedFixes = nil
	}
	whole, err := r.encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	for _, text := range []string{"", "\n", "null\n", "{}\n{}", `{"Pending":{"Found":[{"Covered":[-1]}]},"Hidden":[{}]}` + "\n", `{"Edges":{"Decls":[{"Waits":1}],"Passes":[{"Param":-5}]}}` + "\nnull",
		// A parameter that no function has.
		`{"Pending":{"Found":[{"Claim":{"Needs":[{"Kind":4,"Param":-1}]}}]},"Hidden":[{}],"Edges":{"Decls":[{"ID":14695981039346656037}]}}` + "\n{}",
	} {
		f.Add([]byte(text))
	}
	exec, err := newRuler(suppress.Rules{
		Known:   analyzers.Rules(),
		Ran:     func(string, string) bool { return true },
		Assumed: func(string, string) bool { return true },
	}, true, Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r := decode(data)
		if r == nil {
			return
		}
		again, err := r.encode()
		if err != nil {
			t.Fatalf("what was read can't be written: %v", err)
		}
		if decode(again) == nil {
			t.Errorf("%q was read, %q is not", data, again)
		}
		r.holds(&unit{}, results.NewFiles(os.ReadFile))
		var world *module.World
		if r.Edges != nil {
			world = module.New([]*module.Edges{r.Edges}, true)
		}
		if r.Pending != nil {
			r.Pending.decide(exec.rules, world, nil)
		}
		table := factTable{}
		if json.Unmarshal(r.facts, &table) != nil {
			return
		}
		for _, text := range table {
			for _, a := range exec.order {
				for _, fact := range a.FactTypes {
					_ = json.Unmarshal(text, reflect.New(reflect.TypeOf(fact).Elem()).Interface()) // of other bytes it says so
				}
			}
		}
	})
}
