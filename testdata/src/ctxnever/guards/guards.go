// Package guards waits for contexts that may end, or needs no end.
package guards

import (
	"context"
	"os/signal"
	"syscall"
	"time"
)

var base = context.Background()

type server struct{ ctx context.Context }

func work() {}

func parameter(ctx context.Context) { <-ctx.Done() }

func (s *server) field() { <-s.ctx.Done() }

func global() { <-base.Done() }

func cancelled() {
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(time.Second, cancel)
	<-ctx.Done()
}

func timed(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	<-ctx.Done()
}

func signalled() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	<-ctx.Done()
}

func sometimes(d time.Duration) {
	ctx := context.Background()
	if d > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, d)
		defer cancel()
	}
	<-ctx.Done()
}

func otherArm(in chan int) {
	ctx := context.Background()
	select {
	case <-ctx.Done():
	case <-in:
	}
	work()
}

func otherDefault() {
	ctx := context.Background()
	select {
	case <-ctx.Done():
	default:
	}
}

func otherWayOut(in chan int) {
	ctx := context.Background()
	for {
		select {
		case <-ctx.Done():
			return
		case _, ok := <-in:
			if !ok {
				return
			}
		}
	}
}

func otherWait(in chan int) {
	ctx := context.Background()
	for range in {
		select {
		case <-ctx.Done():
			return
		default:
			work()
		}
	}
}

// ctxroot says that this root should be ctx.
func atHand(ctx context.Context) {
	own := context.Background()
	<-own.Done()
}

// A context by the signature: it may end.
func derive(ctx context.Context) context.Context { return ctx }

func derived() { <-derive(context.Background()).Done() }
