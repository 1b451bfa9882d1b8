// Package server stands in for a server: what it waits for hardly matters.
package server

import (
	"context"
	"os/exec"
)

func run(ctx context.Context, name string) error {
	return exec.CommandContext(ctx, name).Run()
}

func serve(ctx context.Context, name string) error {
	return run(context.Background(), name) // want `run gets context\.Background\(\).*; assuming it matters in an example or a test double`
}
