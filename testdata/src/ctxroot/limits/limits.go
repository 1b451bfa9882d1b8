// Package limits has what the rule does not see, or chooses not to say.
package limits

import "context"

func lookup(ctx context.Context) error { return ctx.Err() }

// A field that holds a root.
type service struct{ ctx context.Context }

func (s service) run(ctx context.Context) error { return lookup(s.ctx) }

// Two levels: load's caller has no context, but that one's caller does.
func load() error    { return lookup(context.Background()) }
func between() error { return load() }

func run(ctx context.Context) error { return between() }

// A context among several values of a composite.
type options struct{ ctx context.Context }

func composite(ctx context.Context) error { return do(options{context.Background()}) }

func do(o options) error { return o.ctx.Err() }

// Carriers without a Context method.
type request struct{ Ctx context.Context }

func carried(r request) error { return lookup(context.Background()) }

// A variable whose address is taken may hold anything.
func addressed(ctx context.Context) error {
	c := context.Background()
	set(&c)
	return lookup(c)
}

func set(c *context.Context) {}

// A parameter that the function assigns a root on some way is any of both.
func either(ctx context.Context, detached bool) error {
	if detached {
		ctx = context.Background()
	}
	return lookup(context.Background())
}
