package local

import "context"

type key int

const (
	limit key = iota
	deep
	elsewhere
	twice
	public
	userID
	unread
	escapes
)

func direct(ctx context.Context) {
	readLimit(context.WithValue(ctx, limit, 10)) // want `limit is only looked up by readLimit`
}

func readLimit(ctx context.Context) int { n, _ := ctx.Value(limit).(int); return n }

func nested(ctx context.Context) {
	ctx = context.WithValue(ctx, deep, 10) // want `deep is only looked up by bottom`
	top(ctx)
}

func top(ctx context.Context) { bottom(ctx) }

func bottom(ctx context.Context) any { return ctx.Value(deep) }

// Not every lookup is on the path.
func some(ctx context.Context) {
	ctx = context.WithValue(ctx, elsewhere, 10)
	reads(ctx)
}

func reads(ctx context.Context) any { return ctx.Value(elsewhere) }

func readsToo(ctx context.Context) any { return ctx.Value(elsewhere) }

// More than one place decides what the value is.
func first(ctx context.Context) { readTwice(context.WithValue(ctx, twice, 1)) }

func second(ctx context.Context) { readTwice(context.WithValue(ctx, twice, 2)) }

func readTwice(ctx context.Context) any { return ctx.Value(twice) }

// Other packages may look it up.
func open(ctx context.Context) { Public(context.WithValue(ctx, public, 1)) }

func Public(ctx context.Context) any { return ctx.Value(public) }

// Data of the request.
func withUser(ctx context.Context) { readUser(context.WithValue(ctx, userID, 1)) }

func readUser(ctx context.Context) any { return ctx.Value(userID) }

// Nobody looks it up here.
func write(ctx context.Context) { top(context.WithValue(ctx, unread, 1)) }

// The value goes where it cannot be followed.
func stored(ctx context.Context, run func(context.Context)) {
	ctx = context.WithValue(ctx, escapes, 1)
	run(ctx)
}

func readEscaped(ctx context.Context) any { return ctx.Value(escapes) }
