// Package doc has the examples of the rule's page.
package doc

import "context"

func retry(ctx context.Context, f func(context.Context) error) error { return f(ctx) }

func fetch(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }

func bad(ctx context.Context) error {
	return retry(ctx, func(attempt context.Context) error {
		return fetch(ctx) // want `fetch gets ctx from outside`
	})
}

func good(ctx context.Context) error {
	return retry(ctx, func(ctx context.Context) error {
		return fetch(ctx) // good
	})
}
