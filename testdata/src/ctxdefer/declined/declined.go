// Package declined switches the like check of another linter off.
package declined

import "context"

func call(context.Context) error { return nil }

func few(ctx context.Context, hooks []string) {
	for range hooks {
		one, cancel := context.WithCancel(ctx)
		defer cancel() /* want `the contexts of all iterations pile up.*; assuming the suppression on line \d+ is not meant for this` */ //nolint:gocritic // a handful, and the function returns soon
		_ = call(one)
	}
}

// A linter that does not ask this says nothing of it.
func other(ctx context.Context, hooks []string) {
	for range hooks {
		one, cancel := context.WithCancel(ctx)
		defer cancel() /* want `the contexts of all iterations pile up; move the loop body into a function that defers it, or call cancel on every way out` */ //nolint:errcheck // nothing to check
		_ = call(one)
	}
}
