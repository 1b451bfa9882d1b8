package foreign

import (
	"go/types"
	"testing"
)

func TestInside(t *testing.T) {
	for _, test := range []struct {
		module, from, to string
		want             bool
	}{
		{"example.com/m", "example.com/m/a", "example.com/m/b", true},
		{"example.com/m", "example.com/m/a", "example.com/mm", false},
		// No module is told.
		{"", "service/a", "service/b", true},
		{"", "service/a", "net/http", false},
		{"", "example.com/m/a", "example.com/m", true},
		{"", "example.com/m/a", "example.com/sdk", false},
		{"", "github.com/us/one/a", "github.com/us/one/b", true},
		{"", "github.com/us/one/a", "github.com/us/two", false},
		{"", "golang.org/x/sync/errgroup", "golang.org/x/net/http2", false},
		{"", "main", "main", true},
	} {
		v := &View{pkg: types.NewPackage(test.from, "p"), module: test.module}
		if got := v.Inside(types.NewPackage(test.to, "q")); got != test.want {
			t.Errorf("from %s (module %q): %s is inside: %t", test.from, test.module, test.to, got)
		}
	}
}
