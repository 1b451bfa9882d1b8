package wrapper

import (
	"context"

	"ctxsummary/wrapper/lib"
)

func watches(ctx context.Context) error { return lib.Watch(ctx) } // want watches:"^waits=1 watches$"

func twice(ctx context.Context) error { return watches(ctx) } // want twice:"^waits=1 watches$"

// Value-only through two wrappers of another package.
func logs(ctx context.Context) { _ = lib.Logf(ctx, "hello") } // want logs:"^reads=1$"

func method(ctx context.Context, s *lib.Store) error { return s.Get(ctx) } // want method:"^waits=1 watches$"

func viaInterface(ctx context.Context, g lib.Getter) error { return g.Get(ctx) } // want viaInterface:"^waits=1 watches$"

func each(xs []int, f func(int)) { lib.Each(xs, f) } // want each:"^calls=10 repeats=10 stays$"
