// Package main goes on for a while, and no longer.
package main

import (
	"context"
	"time"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	go worker(ctx)
	time.Sleep(time.Second)
	cancel()
	time.Sleep(time.Second)
}

func worker(ctx context.Context) {
	for {
		time.Sleep(200 * time.Millisecond) // want `time\.Sleep ignores ctx: the loop never exits`
		_ = work(ctx)
	}
}

func work(ctx context.Context) error { return ctx.Err() }
