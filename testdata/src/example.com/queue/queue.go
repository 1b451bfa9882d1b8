// Package queue stands for a dependency: its signatures are not the
// module's to change.
package queue

import "context"

// Consumer has its context last.
type Consumer interface {
	Consume(topic string, ctx context.Context) error
	Peek(c context.Context) error
}

// Handler has its context last.
type Handler func(topic string, ctx context.Context) error

// Client is a concrete type with its context last.
type Client struct{}

// Publish has its context last.
func (*Client) Publish(topic string, ctx context.Context) error { return ctx.Err() }

// Subscribe takes an unnamed function type.
func Subscribe(f func(topic string, ctx context.Context) error) { _ = f }
