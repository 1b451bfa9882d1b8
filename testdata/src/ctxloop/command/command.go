// Package main runs a command without a context: what it is given never ends.
package main

import (
	"context"
	"time"

	"example.com/cli"
)

func main() {
	cmd := &cli.Command{Run: serve}
	_ = cmd.Execute()
}

func serve(cmd *cli.Command) {
	ctx := cmd.Context()
	for {
		time.Sleep(time.Minute)
		_ = work(ctx)
	}
}

// A parameter may end, also here.
func wait(ctx context.Context) {
	for {
		time.Sleep(time.Minute) // want `time.Sleep ignores ctx`
		_ = work(ctx)
	}
}

func work(ctx context.Context) error { return ctx.Err() }
