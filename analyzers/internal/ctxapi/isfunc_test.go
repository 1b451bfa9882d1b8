package ctxapi

import (
	"go/importer"
	"go/types"
	"testing"
)

func TestIsFunc(t *testing.T) {
	pkg, err := importer.Default().Import("time")
	if err != nil {
		t.Skip(err) // no export data
	}
	after := pkg.Scope().Lookup("After").(*types.Func)
	method, _, _ := types.LookupFieldOrMethod(pkg.Scope().Lookup("Time").Type(), true, pkg, "After")
	for _, test := range []struct {
		fn         *types.Func
		path, name string
		want       bool
	}{
		{after, "time", "After", true},
		{after, "time", "AfterFunc", false},
		{after, "times", "After", false},
		{method.(*types.Func), "time", "After", false},
		{nil, "time", "After", false},
	} {
		if got := IsFunc(test.fn, test.path, test.name); got != test.want {
			t.Errorf("IsFunc(%v, %s, %s) = %v", test.fn, test.path, test.name, got)
		}
	}
}
