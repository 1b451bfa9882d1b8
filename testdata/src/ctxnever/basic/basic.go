// Package basic waits for contexts that never end.
package basic

import (
	"context"
	"time"
)

type key struct{}

func work() {}

func background() {
	ctx := context.Background()
	<-ctx.Done() // want `nothing cancels ctx, so this receive blocks forever and what follows never runs`
	work()
}

func todo() {
	<-context.TODO().Done() // want `nothing cancels context\.TODO\(\), so this receive blocks forever and what follows never runs`
}

func values() {
	ctx := context.WithValue(context.Background(), key{}, 1)
	<-ctx.Done() // want `nothing cancels ctx, so this receive blocks forever and what follows never runs`
}

func detached(ctx context.Context) {
	ctx = context.WithoutCancel(ctx)
	<-ctx.Done() // want `nothing cancels ctx, so this receive blocks forever and what follows never runs`
	work()
}

func variable() error {
	ctx := context.Background()
	done := ctx.Done()
	_, ok := <-done // want `nothing cancels this context, so this receive blocks forever and what follows never runs`
	_ = ok
	return ctx.Err()
}

func selects() {
	ctx := context.Background()
	select {
	case <-ctx.Done(): // want `nothing cancels ctx, so this select blocks forever and what follows never runs`
	}
	work()
}

func loops(tick *time.Ticker) {
	ctx := context.Background()
	for {
		select {
		case <-ctx.Done(): // want `nothing cancels ctx, so this case is never ready and the loop never exits`
			return
		case <-tick.C:
			work()
		}
	}
}

func eitherWay(long bool) {
	ctx := context.Background()
	if long {
		ctx = context.WithValue(ctx, key{}, long)
	}
	<-ctx.Done() // want `nothing cancels ctx, so this receive blocks forever and what follows never runs`
}
