package answers

import (
	"context"
	"log/slog"
	"net/http"
	"os/exec"
)

type key struct{}

func reads(ctx context.Context) error { _ = ctx.Value(key{}); return nil }

func watches(ctx context.Context) error { return ctx.Err() }

type holder struct{ ctx context.Context }

func keeps(h *holder, ctx context.Context) { h.ctx = ctx }

type logger interface{ log(context.Context) }

type worker interface{ work(context.Context) error }

type retrier interface {
	policy(context.Context) func(func(context.Context) error) error
	name(context.Context) func() error
}

func policies(ctx context.Context, r retrier) {
	_ = r.policy(ctx) // want "yes"
	_ = r.name(ctx)   // want "unknown"
}

func hands(ctx context.Context, l logger) {
	l.log(ctx) // want "unknown"
}

//ctxlint:valueonly
func audit(ctx context.Context) error { return ctx.Err() }

var hook func(context.Context) error

func all(ctx context.Context, h *holder, l logger, w worker, r *http.Request, c *http.Client) {
	_ = reads(ctx)                                      // want "no"
	_ = watches(ctx)                                    // want "yes"
	keeps(h, ctx)                                       // want "unknown"
	hands(ctx, l)                                       // want "unknown"
	_ = audit(ctx)                                      // want "no"
	_ = w.work(ctx)                                     // want "yes"
	_ = hook(ctx)                                       // want "unknown"
	slog.InfoContext(ctx, "hello")                      // want "no"
	_ = exec.CommandContext(ctx, "true")                // want "yes"
	_, _ = c.Do(r)                                      // want "yes"
	_ = func(context.Context) error { return nil }(ctx) // want "no"
	do := func(context.Context) error { return nil }
	_ = do(ctx) // want "no"
}
