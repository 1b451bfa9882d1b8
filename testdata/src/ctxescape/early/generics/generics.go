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
	return l.List(ctx) // want `the deferred call on line \d+ cancels the context of the result of l\.List before the caller can use it`
}

type box[T any] struct{ v T }

func boxed(ctx context.Context, req *http.Request) (box[*http.Response], error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := http.DefaultClient.Do(req.WithContext(ctx))
	if err != nil {
		return box[*http.Response]{}, err
	}
	return box[*http.Response]{resp}, nil // want `the deferred call on line \d+ cancels the context of resp before the caller can use it`
}

func within[T any](ctx context.Context, f func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return f(ctx)
}
