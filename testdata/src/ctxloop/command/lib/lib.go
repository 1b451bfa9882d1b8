// Package lib leaves it to others how its command is run.
package lib

import (
	"context"
	"time"

	"example.com/cli"
)

func serve(cmd *cli.Command) {
	ctx := cmd.Context()
	for {
		time.Sleep(time.Minute) // want `time.Sleep ignores ctx`
		_ = work(ctx)
	}
}

// Try runs it to see whether it works.
func Try() error { return (&cli.Command{Run: serve}).Execute() }

func work(ctx context.Context) error { return ctx.Err() }
