// Package server stands in for a server: what it waits for hardly matters.
package server

import (
	"context"
	"os/exec"
)

func load(ctx context.Context, name string) error {
	return exec.CommandContext(ctx, name).Run()
}

func serve(ctx context.Context, name string) error {
	return load(context.Background(), name) // want `load gets context\.Background\(\).*; assuming it matters in an example or a test double`
}
