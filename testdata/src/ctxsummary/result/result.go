package result

import (
	"context"
	"errors"
	"time"
)

type key struct{}

func derives(ctx context.Context) context.Context { // want derives:"^returns=1$"
	return context.WithValue(ctx, key{}, 1)
}

func itself(ctx context.Context) context.Context { return ctx } // want itself:"^returns=1$"

func withCancel(ctx context.Context) (context.Context, func()) { // want withCancel:"^returns=1$"
	return context.WithTimeout(ctx, time.Second)
}

func either(a, b context.Context, on bool) context.Context { // want either:"^returns=11$"
	if on {
		return a
	}
	return b
}

// The second parameter, which the signature does not tell.
func second(values, ctx context.Context) context.Context { // want second:"^reads=1 returns=10$"
	return context.WithValue(ctx, key{}, values.Value(key{}))
}

func detaches(ctx context.Context) context.Context { // want detaches:"^outlives$"
	return context.WithoutCancel(ctx)
}

func roots(ctx context.Context) context.Context { // want roots:"^reads=1 outlives$"
	return context.WithValue(context.Background(), key{}, ctx.Value(key{}))
}

func fallible(ctx context.Context, on bool) (context.Context, error) { // want fallible:"^returns=1$"
	if on {
		return nil, errors.New("on")
	}
	return derives(ctx), nil
}

// Sometimes the one, sometimes the other.
func mixed(ctx context.Context, on bool) context.Context { // want mixed:"nothing"
	if on {
		return context.WithoutCancel(ctx)
	}
	return ctx
}

func named(ctx context.Context) (out context.Context) { // want named:"nothing"
	out = ctx
	return
}

var global context.Context

func stored(ctx context.Context) context.Context { return global } // want stored:"nothing"

func twice(ctx context.Context) context.Context { return derives(derives(ctx)) } // want twice:"^returns=1$"

func detachesToo(ctx context.Context) context.Context { return detaches(ctx) } // want detachesToo:"^outlives$"

func recursive(ctx context.Context, n int) context.Context { // want recursive:"nothing"
	if n == 0 {
		return ctx
	}
	return recursive(ctx, n-1)
}

// What a wrapper detaches is not observed.
func detached(ctx context.Context) error { // want detached:"^watches$"
	return detachesToo(ctx).Err()
}

func kept(ctx context.Context) error { // want kept:"^waits=1 watches$"
	return twice(ctx).Err()
}

func other(a, b context.Context) error { // want other:"^waits=10 reads=1 watches$"
	return second(a, b).Err()
}

func returnsAny(ctx context.Context) any { return ctx } // want returnsAny:"^keeps=1$"

func closure(ctx context.Context) func() context.Context { // want closure:"^keeps=1$"
	return func() context.Context { return ctx }
}

var hook func() context.Context

func closureToo(ctx context.Context) context.Context { // want closureToo:"^keeps=1 outlives$"
	hook = func() context.Context { return ctx }
	return context.Background()
}

func globally(ctx context.Context) { // want globally:"^keeps=1$"
	global = ctx
}
