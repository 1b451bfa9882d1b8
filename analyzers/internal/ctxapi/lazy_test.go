package ctxapi

import (
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// Every lazy type of the standard library exists, and has what uses it up.
func TestLazyTypes(t *testing.T) {
	for full, ends := range lazyTypes {
		dot := strings.LastIndexByte(full, '.')
		path, name := full[:dot], full[dot+1:]
		if !isStd(path) {
			continue
		}
		pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadTypes}, path)
		if err != nil || len(pkgs) != 1 {
			t.Fatal(path, err)
		}
		obj := pkgs[0].Types.Scope().Lookup(name)
		if obj == nil {
			t.Errorf("there is no %s", full)
			continue
		}
		typ := types.NewPointer(obj.Type())
		if !IsLazy(typ) {
			t.Errorf("*%s is not lazy", full)
		}
		for _, end := range ends {
			if found, _, _ := types.LookupFieldOrMethod(typ, true, pkgs[0].Types, end); found == nil {
				t.Errorf("%s has no %s", full, end)
			}
			if !UsesUp(typ, end) {
				t.Errorf("%s does not use up %s", end, full)
			}
		}
	}
}
