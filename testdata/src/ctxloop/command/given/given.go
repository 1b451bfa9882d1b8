// Package main runs a command with a context.
package main

import (
	"context"
	"os"
	"os/signal"
	"time"

	"example.com/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	cmd := &cli.Command{Run: serve}
	if len(os.Args) > 1 {
		_ = cmd.Execute()
		return
	}
	_ = cmd.ExecuteContext(ctx)
}

func serve(cmd *cli.Command) {
	ctx := cmd.Context()
	for {
		time.Sleep(time.Minute) // want `time.Sleep ignores ctx`
		_ = work(ctx)
	}
}

func work(ctx context.Context) error { return ctx.Err() }
