// Package waits holds cancel functions that only a waiting goroutine calls.
package waits

import "context"

type pool struct {
	closed chan struct{}
	conn   conn
}

type conn struct{ closed chan struct{} }

func (c conn) send(ctx context.Context) error { return ctx.Err() }

func (p *pool) Send(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx) // want `only a goroutine that waits for this very context calls cancel, so both leak once the function returns`
	go func() {
		select {
		case <-ctx.Done():
		case <-p.closed:
		case <-p.conn.closed:
		}
		cancel()
	}()
	return p.conn.send(ctx)
}

func plain(ctx context.Context, c conn) error {
	ctx, cancel := context.WithCancel(ctx) // want `only a goroutine that waits for this very context calls cancel, so both leak once the function returns`
	go func() {
		defer cancel()
		<-ctx.Done()
	}()
	return c.send(ctx)
}

// The function calls it as well.
func deferred(ctx context.Context, c conn) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		<-ctx.Done()
		cancel()
	}()
	return c.send(ctx)
}

// The context goes on.
func (p *pool) Add(ctx context.Context) context.Context {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		select {
		case <-ctx.Done():
		case <-p.closed:
		}
		cancel()
	}()
	return ctx
}

func (p *pool) start(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		select {
		case <-ctx.Done():
		case <-p.closed:
		}
		cancel()
	}()
	go p.conn.send(ctx)
}

// The function has the other event in its hands.
func done(ctx context.Context, c conn) error {
	ctx, cancel := context.WithCancel(ctx)
	over := make(chan struct{})
	defer close(over)
	go func() {
		select {
		case <-ctx.Done():
		case <-over:
		}
		cancel()
	}()
	return c.send(ctx)
}

// It waits for another context.
func (p *pool) joined(ctx, other context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		<-other.Done()
		cancel()
	}()
	return p.conn.send(ctx)
}

// It does not wait at once, or not at all.
func (p *pool) works(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		p.conn.send(ctx)
		cancel()
	}()
	return p.conn.send(ctx)
}

func (p *pool) polls(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		select {
		case <-ctx.Done():
		default:
		}
		cancel()
	}()
	return p.conn.send(ctx)
}

// Somebody else has it, too.
func (p *pool) handed(ctx context.Context, register func(func())) error {
	ctx, cancel := context.WithCancel(ctx)
	register(cancel)
	go func() {
		<-ctx.Done()
		cancel()
	}()
	return p.conn.send(ctx)
}
