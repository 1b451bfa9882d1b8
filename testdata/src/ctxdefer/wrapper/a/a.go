// Package a hands out cancel functions.
package a

import "context"

func Derive(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithCancel(ctx)
}

func Named(ctx context.Context) (_ context.Context, cancel func()) {
	return context.WithCancel(ctx)
}
