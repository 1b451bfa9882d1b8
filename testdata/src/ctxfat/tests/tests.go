// Package tests has a test, to which the rule applies as well.
package tests

import "context"

func work(ctx context.Context) error { return ctx.Err() }
