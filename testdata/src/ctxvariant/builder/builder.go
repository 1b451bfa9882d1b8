// Package builder has chains of steps, one of which takes the context.
package builder

import (
	"context"

	"example.com/sdk"
)

func chain(ctx context.Context, c *sdk.Client) (string, error) {
	return c.Get("x").Fields("a").Do() // want `Do ignores ctx, so it keeps running after ctx is canceled; add Context\(ctx\) before it`
}

func lines(ctx context.Context, c *sdk.Client) (string, error) {
	return c.Get("x").
		Fields("a").
		Do() // want `Do ignores ctx, so it keeps running after ctx is canceled; add Context\(ctx\) before it`
}

func taken(ctx context.Context, c *sdk.Client) (string, error) {
	return c.Get("x").Context(ctx).Fields("a").Do()
}

func variable(ctx context.Context, c *sdk.Client) (string, error) {
	call := c.Get("x")
	call = call.Fields("a")
	return call.Do() // want `Do ignores ctx, so it keeps running after ctx is canceled; add Context\(ctx\) before it`
}

// The work takes the context itself.
func pages(ctx context.Context, c *sdk.Client) error {
	return c.Get("x").Pages(ctx)
}

// A step, though it can fail.
func checked(ctx context.Context, c *sdk.Client) (*sdk.Call, error) {
	return c.Get("x").Check()
}

// Not the work.
func header(ctx context.Context, c *sdk.Client) map[string]string {
	return c.Get("x").Header()
}

func bound(ctx context.Context, c *sdk.Client) (string, error) {
	call := c.Get("x")
	call.Context(ctx)
	return call.Do()
}

func rebound(ctx context.Context, c *sdk.Client, verbose bool) (string, error) {
	call := c.Get("x")
	if verbose {
		call = call.Fields("a").Context(ctx)
	}
	return call.Do()
}

// What has the builder in its hands may bind it.
func handed(ctx context.Context, c *sdk.Client) (string, error) {
	call := c.Get("x")
	prepare(call)
	return call.Do()
}

func prepare(*sdk.Call) {}

// Another chain may be bound.
func swapped(ctx context.Context, c *sdk.Client, other *sdk.Call) (string, error) {
	call := c.Get("x")
	call = other
	return call.Do()
}

func given(ctx context.Context, call *sdk.Call) (string, error) {
	return call.Do()
}

func made(ctx context.Context, c *sdk.Client) (string, error) {
	return c.GetFor(ctx, "x").Do()
}

// A session that is bound lends its context to what it makes.
type session struct{ c *sdk.Client }

func (s *session) WithContext(ctx context.Context) *session { return s }
func (s *session) Get() *sdk.Call                           { return s.c.Get("x") }

func inherits(ctx context.Context, s *session) (string, error) {
	return s.Get().Do()
}

func none(c *sdk.Client) (string, error) { return c.Get("x").Do() }

func deferred(ctx context.Context, c *sdk.Client) {
	defer c.Get("x").Do()
}
