// Package limits has what the rule misses, or is silent about on purpose.
package limits

import "context"

type key struct{}

func work(ctx context.Context) error { return ctx.Err() }

// A recursion comes back, and each level is there to be seen in a trace.
func recurse(ctx context.Context, n int) error {
	if n == 0 {
		return work(ctx)
	}
	ctx = context.WithValue(ctx, key{}, n)
	return recurse(ctx, n-1)
}

// A field that a method makes from itself grows with each call, if it is called
// more than once: builders are, a few times.
type builder struct{ ctx context.Context }

func (b *builder) with(v any) *builder {
	b.ctx = context.WithValue(b.ctx, key{}, v)
	return b
}

// Through two functions.
func each(ctx *context.Context, ids []int) {
	for _, id := range ids {
		*ctx = context.WithValue(*ctx, key{}, id)
	}
}

// Whoever calls the function twice is not looked for.
func stored(ctx context.Context) {
	f := func() {
		ctx = context.WithValue(ctx, key{}, 1)
		work(ctx)
	}
	if ctx.Err() == nil {
		f()
	}
}
