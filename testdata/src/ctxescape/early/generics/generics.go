// Package generics has the rule's shapes in generic code.
package generics

import (
	"context"
	"iter"
	"net/http"
	"time"
)

type lister[T any] interface {
	List(ctx context.Context) iter.Seq2[T, error]
}

func list[T any, L lister[T]](ctx context.Context, l L) iter.Seq2[T, error] {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return l.List(ctx) // want `the deferred cancel on line \d+ runs before the caller can use the result of l\.List, which needs the context; consume it here, or return the cancel function with it`
}

type box[T any] struct{ v T }

func boxed(ctx context.Context, req *http.Request) (box[*http.Response], error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := http.DefaultClient.Do(req.WithContext(ctx))
	if err != nil {
		return box[*http.Response]{}, err
	}
	return box[*http.Response]{resp}, nil // want `the deferred cancel on line \d+ runs before the caller can use resp, which needs the context; read the body here, or call cancel in its Close`
}

func within[T any](ctx context.Context, f func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return f(ctx)
}
