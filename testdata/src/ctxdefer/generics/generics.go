// Package generics has type parameters.
package generics

import "context"

func each[T any](ctx context.Context, all []T, do func(context.Context, T)) {
	for _, v := range all {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel() // want `deferred call of cancel`
		do(ctx, v)
	}
}
