// Package limits has known misses and deliberate silences.
package limits

import (
	"context"
	"net/http"
	"time"

	"example.com/sdk"
)

// A function value that may be another has no name to find a sibling by.
func value(ctx context.Context, fake func(string) error) error {
	ping := sdk.Ping
	if fake != nil {
		ping = fake
	}
	return ping("h")
}

var ping = sdk.Ping

func global(ctx context.Context) error { return ping("h") }

// The context is in a struct that the function is given.
type params struct {
	ctx  context.Context
	host string
}

func inStruct(p params) error {
	return p.ping()
}

func (p params) ping() error { return nil }

// A client's own timeout bounds the call, and whoever calls may wait less long.
func timeout(url string) (*http.Response, error) {
	c := http.Client{Timeout: time.Minute}
	return c.Get(url) // want `nothing can cancel c\.Get, because no context is in scope; take a parameter ctx context\.Context and use http\.NewRequestWithContext and Do`
}

// A command that is built by hand.
func other(ctx context.Context, c *sdk.Client) error { return c.Other("k") }

// A variable holds the function.
func held(ctx context.Context) error {
	ping := sdk.Ping
	return ping("h")
}
