package ctxapi

import (
	"go/types"
	"testing"

	"golang.org/x/tools/go/packages"
)

// Each row names a function that takes no context, and is there.
func TestVariants(t *testing.T) {
	t.Parallel()
	pkgs := load(t)
	for full := range variants {
		path, typ, name := pathOf(t, full)
		fn := resolve(pkgs[path], full, typ, name)
		if fn == nil {
			t.Errorf("there is no %s", full)
			continue
		}
		if New().contextParam(fn, fn.Signature()) != none {
			t.Errorf("%s takes a context: %v", full, fn.Signature())
		}
	}
}

func TestRealm(t *testing.T) {
	t.Parallel()
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadTypes}, "net", "os/exec", "log/slog", "net/http", "crypto/tls", "encoding/json")
	if err != nil {
		t.Fatal(err)
	}
	scope := make(map[string]*types.Scope)
	for _, pkg := range pkgs {
		scope[pkg.PkgPath] = pkg.Types.Scope()
	}
	for _, c := range []struct {
		path, name string
		want       Realm
		stops      bool
	}{
		{"net", "Dial", RealmNet, true},
		{"crypto/tls", "Dial", RealmNet, true},
		{"os/exec", "Command", RealmProcess, true},
		{"log/slog", "Info", 0, false},
		{"encoding/json", "Marshal", 0, false},
		{"net/http", "NewRequest", RealmCall, true},
		{"net/http", "Get", RealmCall, true},
	} {
		fn := scope[c.path].Lookup(c.name).(*types.Func)
		if got, stops := New().Realm(fn); got != c.want || stops != c.stops {
			t.Errorf("%s.%s: %d %t, want %d", c.path, c.name, got, stops, c.want)
		}
	}
}
