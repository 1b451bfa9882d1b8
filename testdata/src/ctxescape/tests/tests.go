// Package tests has companions of a test.
package tests

import "context"

func serve(ctx context.Context) error { return ctx.Err() }
