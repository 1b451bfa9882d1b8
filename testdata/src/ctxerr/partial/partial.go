// Package partial throws away the error that tells of missing results.
package partial

import (
	"context"
	"errors"

	"ctxerr/partial/lib"
)

var total int

func counts(ctx context.Context, n int) (sum int) {
	results := make(chan int, n)
	_ = lib.Each(ctx, n, func(i int) error { // want `lib.Each stops early when ctx ends, and only its error, which is thrown away, tells that results may lack results; return the error, or ask the context in each callback \(ctxerr\) \[swallow\]`
		results <- i
		return nil
	})
	for range n {
		sum += <-results
	}
	return sum
}

func fills(ctx context.Context, n int) []int {
	out := make([]int, n)
	lib.Each(ctx, n, func(i int) error { // want `tells that out may lack results`
		out[i] = i
		return nil
	})
	return out
}

// The error is asked, or returned.
func asks(ctx context.Context, n int) []int {
	out := make([]int, n)
	if err := lib.Each(ctx, n, func(i int) error { out[i] = i; return nil }); err != nil {
		return nil
	}
	err := lib.Each(ctx, n, func(i int) error { out[i] = i; return nil })
	return append(out, len(errors.Join(err).Error()))
}

// It never stops early.
func all(ctx context.Context, n int) []int {
	out := make([]int, n)
	_ = lib.All(ctx, n, func(i int) error { out[i] = i; return nil })
	return out
}

// Nothing is left behind, nothing is used, or it is everybody's.
func nothing(ctx context.Context, n int) int {
	_ = lib.Each(ctx, n, func(i int) error { local := i; local++; return nil })
	last := n
	n += last
	_ = lib.Each(ctx, n, func(i int) error { last = i; return nil })
	_ = lib.Each(ctx, n, func(i int) error { total += i; return nil })
	return total
}

// Nothing ends it.
func endless(n int) []int {
	out := make([]int, n)
	_ = lib.Each(context.Background(), n, func(i int) error { out[i] = i; return nil })
	return out
}
