// Package a hands out cancel functions, and takes them.
package a

import (
	"context"
	"time"
)

func WithRetry(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, time.Minute)
}

func WithUser(ctx context.Context) (_ context.Context, cancel func(), _ error) {
	ctx, cancel = context.WithCancel(ctx)
	return ctx, cancel, ctx.Err()
}

func Plain(ctx context.Context) (context.Context, func()) {
	return ctx, func() {}
}

func Ignore(context.CancelFunc) {}

func Run(cancel context.CancelFunc) { defer cancel() }

var kept []context.CancelFunc

func Keep(cancel context.CancelFunc) { kept = append(kept, cancel) }
