// Package app starts functions by name.
package app

import (
	"context"

	"ctxblock/send_wrapper/lib"
)

type client struct{}

func (c *client) ask(out chan<- error) { out <- nil }

func ask(n int, out chan error) {
	if n > 0 {
		out <- nil
		return
	}
	out <- context.Canceled
}

func function(ctx context.Context) error {
	done := make(chan error) // want `write make\(chan error, 1\)`
	go ask(1, done)
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *client) method(ctx context.Context) error {
	done := make(chan error) // want `write make\(chan error, 1\)`
	go c.ask(done)
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// What another package does with the channel is not in view.
func foreign(ctx context.Context) error {
	done := make(chan error)
	go lib.Ask(done)
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Called, not started: it returns only when all was sent.
func called(ctx context.Context) error {
	done := make(chan error)
	ask(1, done)
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}
