package lib

import (
	"context"
	"log/slog"
)

func Watch(ctx context.Context) error { return ctx.Err() } // want Watch:"^waits=1 watches$"

// Log returns an error, as what watches a context does, but its body is known.
func Log(ctx context.Context, msg string) error { // want Log:"^reads=1 succeeds$"
	slog.InfoContext(ctx, msg)
	return nil
}

func Logf(ctx context.Context, msg string) error { return Log(ctx, msg) } // want Logf:"^reads=1 succeeds$"

type Store struct{}

func (*Store) Get(ctx context.Context) error { return Watch(ctx) } // want Get:"^waits=1 watches$"

type Getter interface {
	Get(ctx context.Context) error // want Get:"^waits=1$"
}

func Each[T any](xs []T, f func(T)) { // want Each:"^calls=10 repeats=10 stays$"
	for _, x := range xs {
		f(x)
	}
}
