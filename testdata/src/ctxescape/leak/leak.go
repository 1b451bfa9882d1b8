// Package leak can be run: the functions named Bad leave a goroutine behind for
// ever, those named Good do not. The goroutine-leak profile says so, too: what
// a goroutine does not deliver, because its context has ended, somebody waits for.
package leak

import (
	"context"
	"time"
)

func fetch(ctx context.Context) (int, error) {
	select {
	case <-time.After(5 * time.Millisecond):
		return 1, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func later(ctx context.Context) <-chan int {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	out := make(chan int, 1)
	go func() {
		n, err := fetch(ctx) // want `ctx`
		if err != nil {
			return
		}
		out <- n
	}()
	return out
}

func BadLocal(ctx context.Context) {
	out := later(ctx)
	go func() { <-out }()
}

func laterRight(ctx context.Context) <-chan int {
	out := make(chan int, 1)
	go func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		n, err := fetch(ctx)
		if err != nil {
			return
		}
		out <- n
	}()
	return out
}

func GoodLocal(ctx context.Context) {
	out := laterRight(ctx)
	go func() { <-out }()
}

func notify(ctx context.Context, ready chan<- struct{}) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go announce(ctx, ready) // want `ctx`
}

func announce(ctx context.Context, ready chan<- struct{}) {
	if _, err := fetch(ctx); err == nil {
		close(ready)
	}
}

func BadCall(ctx context.Context) {
	ready := make(chan struct{})
	notify(ctx, ready)
	go func() { <-ready }()
}

func notifyRight(ctx context.Context, ready chan<- struct{}) {
	go announce(context.WithoutCancel(ctx), ready)
}

func GoodCall(ctx context.Context) {
	ready := make(chan struct{})
	notifyRight(ctx, ready)
	go func() { <-ready }()
}
