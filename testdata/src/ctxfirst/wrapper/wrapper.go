package wrapper

import (
	"context"

	"example.com/queue"
)

// consumer has the order that package queue demands.
type consumer struct{}

func (consumer) Consume(topic string, ctx context.Context) error { return ctx.Err() }
func (consumer) Peek(c context.Context) error                    { return c.Err() }

// Other methods are its own.
func (consumer) Drop(topic string, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after topic in Drop; make it the first parameter`

// half does not implement queue.Consumer.
type half struct{}

func (half) Consume(topic string, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after topic in Consume; make it the first parameter`

// publisher is satisfied by *queue.Client.
type publisher interface {
	Publish(topic string, ctx context.Context) error
}

// numbered is not, nor is receiver.
type numbered interface {
	Publish(topic int, ctx context.Context) error // want `context\.Context comes after topic in method Publish; make it the first parameter`
}

type receiver interface {
	Receive(topic string, ctx context.Context) error // want `context\.Context comes after topic in method Receive; make it the first parameter`
}

// handle is a queue.Handler, onMessage is passed as one without saying so.
type handle func(topic string, ctx context.Context) error

func onMessage(topic string, ctx context.Context) error { return ctx.Err() }

type options struct {
	handler func(topic string, ctx context.Context) error
}

func Forward(f func(id int, ctx context.Context)) { forward(f) }

func forward(any) {}

func run(o options) {
	queue.Subscribe(onMessage)
	queue.Subscribe(func(topic string, ctx context.Context) error { return ctx.Err() })
	queue.Subscribe(o.handler)
}
