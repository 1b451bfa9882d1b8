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
	<-ctx.Done() // want `nothing ends ctx: this waits for ever, and what follows never runs`
	work()
}

func todo() {
	<-context.TODO().Done() // want `nothing ends context.TODO\(\)`
}

func values() {
	ctx := context.WithValue(context.Background(), key{}, 1)
	<-ctx.Done() // want `nothing ends ctx`
}

func detached(ctx context.Context) {
	ctx = context.WithoutCancel(ctx)
	<-ctx.Done() // want `nothing ends ctx`
	work()
}

func variable() error {
	ctx := context.Background()
	done := ctx.Done()
	_, ok := <-done // want `nothing ends this context`
	_ = ok
	return ctx.Err()
}

func selects() {
	ctx := context.Background()
	select {
	case <-ctx.Done(): // want `nothing ends ctx: this select waits for ever`
	}
	work()
}

func loops(tick *time.Ticker) {
	ctx := context.Background()
	for {
		select {
		case <-ctx.Done(): // want `this arm never opens`
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
	<-ctx.Done() // want `nothing ends ctx`
}
