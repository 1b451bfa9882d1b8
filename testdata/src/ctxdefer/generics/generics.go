// Package generics has type parameters.
package generics

import "context"

func each[T any](ctx context.Context, all []T, do func(context.Context, T)) {
	for _, v := range all {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel() // want `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		do(ctx, v)
	}
}
