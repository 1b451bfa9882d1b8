package report

import (
	"go/types"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func TestStandsIn(t *testing.T) {
	for _, test := range []struct {
		module, pkg, file string
		want              bool
	}{
		{"github.com/a/b", "github.com/a/b/store", "store.go", false},
		{"github.com/a/b", "github.com/a/b/examples/web", "web.go", true},
		{"github.com/a/b", "github.com/a/b/store", "mock_store.go", true},
		{"github.com/a/b", "github.com/a/b/simulator", "vm.go", true},
		// An example that is a module of its own, and an owner of that name.
		{"github.com/a/b/examples/web", "github.com/a/b/examples/web/api", "api.go", true},
		{"github.com/example/b", "github.com/example/b/api", "api.go", false},
		{"example.com/m", "example.com/m/api", "api.go", false},
		{"", "example/api", "api.go", false}, // no module is known, as under nogo
		{"", "m/example/api", "api.go", true},
	} {
		p := &Pass{Pass: &analysis.Pass{Pkg: types.NewPackage(test.pkg, "p"), Module: &analysis.Module{Path: test.module}}}
		if got := standsIn(p.inModule(), "/src/"+test.file); got != test.want {
			t.Errorf("%s in module %q, %s: got %v", test.pkg, test.module, test.file, got)
		}
	}
}
