package recursion

import "context"

func even(ctx context.Context, n int) error { // want even:"^waits=1 watches$"
	if n == 0 {
		return nil
	}
	return odd(ctx, n-1)
}

func odd(ctx context.Context, n int) error { // want odd:"^waits=1 watches$"
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return even(ctx, n-1)
}

func idle(ctx context.Context, n int) { // want idle:"nothing"
	if n > 0 {
		idle(ctx, n-1)
	}
}

// A chain of calls, callers first, longer than any fixed number of rounds.
func a(ctx context.Context) error { return b(ctx) }    // want a:"^waits=1 watches$"
func b(ctx context.Context) error { return c(ctx) }    // want b:"^waits=1 watches$"
func c(ctx context.Context) error { return d(ctx) }    // want c:"^waits=1 watches$"
func d(ctx context.Context) error { return e(ctx) }    // want d:"^waits=1 watches$"
func e(ctx context.Context) error { return f(ctx) }    // want e:"^waits=1 watches$"
func f(ctx context.Context) error { return g(ctx) }    // want f:"^waits=1 watches$"
func g(ctx context.Context) error { return h(ctx) }    // want g:"^waits=1 watches$"
func h(ctx context.Context) error { return i(ctx) }    // want h:"^waits=1 watches$"
func i(ctx context.Context) error { return j(ctx) }    // want i:"^waits=1 watches$"
func j(ctx context.Context) error { return k(ctx) }    // want j:"^waits=1 watches$"
func k(ctx context.Context) error { return ctx.Err() } // want k:"^waits=1 watches$"
