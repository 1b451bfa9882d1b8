package wrapper

import (
	"context"
	"time"

	"ctxloop/wrapper/lib"
)

func retries(ctx context.Context) {
	for {
		if err := lib.FetchTwice(ctx); err == nil { // want `retries whenever lib.FetchTwice fails`
			return
		}
	}
}

func logs(ctx context.Context) {
	for {
		if err := lib.Log(ctx); err == nil {
			return
		}
	}
}

func asks(ctx context.Context) {
	for {
		if err := lib.FetchTwice(ctx); err != nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}

func onlyLogs(ctx context.Context, ready func() bool) {
	for !ready() {
		_ = lib.Log(ctx)
		time.Sleep(time.Second)
	}
}

func long(ctx context.Context, xs []int) error {
	for range xs {
		lib.Get()
	}
	return ctx.Err()
}

func called(ctx context.Context, ready func() bool) error {
	lib.Each([]int{1}, func(int) {
		for !ready() {
			time.Sleep(time.Second) // want `time.Sleep ignores ctx`
		}
	})
	return ctx.Err()
}
