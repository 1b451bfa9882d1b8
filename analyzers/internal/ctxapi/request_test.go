package ctxapi_test

import (
	"go/token"
	"go/types"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

func TestRequestMethod(t *testing.T) {
	t.Parallel()
	http := types.NewPackage("net/http", "http")
	request := types.NewPointer(types.NewNamed(types.NewTypeName(token.NoPos, http, "Request", nil), types.NewStruct(nil, nil), nil))
	web := types.NewPackage("example.com/web", "web")
	exchange := func(name string, params, results *types.Tuple) types.Type {
		sig := types.NewSignatureType(nil, nil, nil, params, results, false)
		iface := types.NewInterfaceType([]*types.Func{types.NewFunc(token.NoPos, web, name, sig)}, nil)
		return types.NewNamed(types.NewTypeName(token.NoPos, web, "Exchange", nil), iface.Complete(), nil)
	}
	one := func(t types.Type) *types.Tuple { return types.NewTuple(types.NewParam(token.NoPos, web, "", t)) }
	for _, test := range []struct {
		t    types.Type
		want bool
	}{
		{exchange("Request", nil, one(request)), true},
		{exchange("Request", nil, one(types.Typ[types.Int])), false},
		{exchange("Request", one(types.Typ[types.Int]), one(request)), false},
		{exchange("Req", nil, one(request)), false},
		{types.NewSlice(request), false},
		{nil, false},
	} {
		if got := ctxapi.RequestMethod(test.t) != nil; got != test.want {
			t.Errorf("RequestMethod(%v) = %t", test.t, got)
		}
	}
}
