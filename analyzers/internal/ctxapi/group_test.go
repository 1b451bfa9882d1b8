package ctxapi_test

import (
	"go/token"
	"go/types"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

func TestIsGroup(t *testing.T) {
	t.Parallel()
	named := func(path, name string) types.Type {
		pkg := types.NewPackage(path, "p")
		return types.NewNamed(types.NewTypeName(token.NoPos, pkg, name, nil), types.NewStruct(nil, nil), nil)
	}
	group := named("golang.org/x/sync/errgroup", "Group")
	for _, test := range []struct {
		t    types.Type
		want bool
	}{
		{group, true},
		{types.NewPointer(group), true},
		{types.NewAlias(types.NewTypeName(token.NoPos, nil, "alias", nil), group), true},
		{types.NewSlice(group), false},
		{named("golang.org/x/sync/singleflight", "Group"), false},
		{named("example.com/errgroup", "Group"), false},
		{types.Typ[types.Int], false},
		{nil, false},
	} {
		if got := ctxapi.IsGroup(test.t); got != test.want {
			t.Errorf("IsGroup(%v) = %t", test.t, got)
		}
	}
}
