// Package peers has the tests of staticcheck's SA1029 and of revive's
// context-keys-type, with this rule's opinion of them.
package peers

import "context"

type T string // want `exported`

type T2 struct { // want `exported`
	A int
}

type T3 struct { // want `exported`
	A []int
}

func fn(arg1 interface{}, arg2 string) {
	var ctx context.Context
	context.WithValue(ctx, "hi", nil) // want `predeclared type string`
	context.WithValue(ctx, arg1, nil)
	context.WithValue(ctx, arg2, nil) // want `predeclared type string`
	v1 := interface{}("byte")
	context.WithValue(ctx, v1, nil) // want `predeclared type string`

	var key T
	context.WithValue(ctx, key, nil)
	v2 := interface{}(key)
	context.WithValue(ctx, v2, nil)
	context.WithValue(ctx, T(""), nil)
	context.WithValue(ctx, string(key), nil) // want `predeclared type string`

	context.WithValue(ctx, []byte(nil), nil) // want `not comparable`
	context.WithValue(ctx, T2{}, nil)
	context.WithValue(ctx, T3{}, nil) // want `not comparable`

	context.WithValue(ctx, struct{ key string }{"k"}, nil)
	var empty struct{}
	context.WithValue(ctx, struct{}{}, nil) // want `unnamed type struct\{\}`
	context.WithValue(ctx, empty, nil)      // want `unnamed type struct\{\}`
}
