// Package copied is the copy of another project's.
package copied

import "context"

func call(context.Context) error { return nil }

func each(ctx context.Context, hooks []string) {
	for range hooks {
		one, cancel := context.WithCancel(ctx)
		defer cancel() // want `the contexts of all iterations pile up.*; assuming this copy of another project is yours to change`
		_ = call(one)
	}
}
