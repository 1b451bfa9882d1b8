package panics

import "context"

type slice struct{ list []string }

func f(ctx context.Context, fn func(), key any) {
	_ = context.WithValue(ctx, nil, 1)              // want `key nil is nil: context.WithValue panics`
	_ = context.WithValue(ctx, []byte("k"), 1)      // want `key \[\]byte\("k"\) has type \[\]byte, which is not comparable`
	_ = context.WithValue(ctx, map[string]int{}, 1) // want `type map\[string\]int, which is not comparable`
	_ = context.WithValue(ctx, slice{}, 1)          // want `key slice\{\} has type slice, which is not comparable`
	_ = context.WithValue(ctx, fn, 1)               // want `type func\(\)`
	var none any
	_ = context.WithValue(ctx, none, 1) // want `key none is nil`

	_ = context.WithValue(ctx, key, 1)
	_ = context.WithValue(ctx, &slice{}, 1)
	_ = context.WithValue(ctx, (*slice)(nil), 1) // a nil pointer is a value
}
