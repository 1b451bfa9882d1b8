package ctxkey

import (
	"go/types"
	"testing"
)

// In a package with type errors elsewhere, what is stored may have no type.
func TestNeverOf(t *testing.T) {
	str, num, bad := types.Type(types.Typ[types.String]), types.Type(types.Typ[types.Int]), types.Type(types.Typ[types.Invalid])
	for _, test := range []struct {
		stored, asserted types.Type
		want             bool
	}{
		{num, str, true},
		{str, str, false},
		{bad, str, false},
		{str, bad, false},
		{types.NewPointer(bad), str, false},
		{num, types.NewPointer(bad), false},
	} {
		if got := neverOf(test.stored, test.asserted); got != test.want {
			t.Errorf("neverOf(%v, %v) = %v", test.stored, test.asserted, got)
		}
	}
}
