// Package options has structs that gather what a call is to do.
package options

import (
	"context"

	"example.com/sdk"
)

func literal(ctx context.Context, c *sdk.Client) error {
	return c.Kill(sdk.KillOptions{ID: "a"}) // want `the field Context of sdk\.KillOptions is not set, so c\.Kill goes on after ctx has ended; set it to ctx`
}

func empty(ctx context.Context, c *sdk.Client) error {
	return c.KillAll(&sdk.KillOptions{}) // want `the field Context of sdk\.KillOptions is not set`
}

func variable(ctx context.Context, c *sdk.Client) error {
	o := sdk.KillOptions{ // want `the field Context of sdk\.KillOptions is not set`
		ID: "a",
	}
	return c.Kill(o)
}

func pointer(ctx context.Context, c *sdk.Client) error {
	o := &sdk.KillOptions{ID: "a"} // want `the field Context of sdk\.KillOptions is not set`
	return c.KillAll(o)
}

func unreachable(c *sdk.Client) error {
	return c.Kill(sdk.KillOptions{ID: "a"}) // want `the field Context of sdk\.KillOptions is not set, so nothing can stop c\.Kill; take a context and set it`
}

func set(ctx context.Context, c *sdk.Client) error {
	return c.Kill(sdk.KillOptions{ID: "a", Context: ctx})
}

func positional(ctx context.Context, c *sdk.Client) error {
	return c.Kill(sdk.KillOptions{"a", ctx})
}

func setLater(ctx context.Context, c *sdk.Client) error {
	o := sdk.KillOptions{ID: "a"}
	o.Context = ctx
	return c.Kill(o)
}

// The call has a context of its own.
func besides(ctx context.Context, c *sdk.Client) error {
	return c.KillFor(ctx, sdk.KillOptions{ID: "a"})
}

// A constructor keeps it for longer than ctx may live.
func constructor(ctx context.Context) (*sdk.Client, error) {
	return sdk.NewKiller(sdk.KillOptions{ID: "a"})
}

func constructorVariable(ctx context.Context) (*sdk.Client, error) {
	o := sdk.KillOptions{ID: "a"}
	return sdk.NewKiller(o)
}

// Who knows what becomes of it.
func twice(ctx context.Context, c *sdk.Client) error {
	o := &sdk.KillOptions{ID: "a"}
	fill(o)
	return c.KillAll(o)
}

func fill(o *sdk.KillOptions) { o.Context = context.Background() }

func returned(ctx context.Context) sdk.KillOptions {
	return sdk.KillOptions{ID: "a"}
}

func deferred(ctx context.Context, c *sdk.Client) {
	defer c.Kill(sdk.KillOptions{ID: "a"})
}

func later(ctx context.Context, c *sdk.Client) func() error {
	return func() error { return c.Kill(sdk.KillOptions{ID: "a"}) }
}

// The module's own options are its own affair.
type ownOptions struct{ Context context.Context }

func own(ctx context.Context) error { return work(ownOptions{}) }

func work(ownOptions) error { return nil }

// Options that carry the context.

func carriedNil(ctx context.Context, c *sdk.Client) ([]string, error) {
	return c.List("k", nil) // want `c\.List does not see ctx, so it goes on after ctx has ended; give it a \*sdk\.QueryOptions with WithContext\(ctx\)`
}

func carriedFresh(ctx context.Context, c *sdk.Client) ([]string, error) {
	return c.List("k", &sdk.QueryOptions{}) // want `c\.List does not see ctx`
}

func carriedBound(ctx context.Context, c *sdk.Client) ([]string, error) {
	return c.List("k", (&sdk.QueryOptions{}).WithContext(ctx))
}

func carriedGiven(ctx context.Context, c *sdk.Client, o *sdk.QueryOptions) ([]string, error) {
	return c.List("k", o)
}

func carriedAside(ctx context.Context, c *sdk.Client) {
	defer c.List("k", nil)
}
