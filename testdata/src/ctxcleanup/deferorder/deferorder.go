// Package deferorder has deferred calls, and the cancel of their context
// deferred before or after them.
package deferorder

import "context"

type store struct{}

func (store) Save(ctx context.Context) error  { return ctx.Err() }
func (store) Close(ctx context.Context) error { return ctx.Err() }
func (s store) self() store                   { return s }

func next(parent context.Context, s store) error {
	ctx, cancel := context.WithCancel(parent)
	defer s.Close(ctx) // want `ctx is canceled by the defer on line \d+, which runs before this deferred s\.Close; defer the cancel first`
	defer cancel()
	return s.Save(ctx)
}

func nextPlain(parent context.Context, s store) error {
	ctx, cancel := context.WithCancel(parent)
	// want +1 `ctx is canceled by the defer on line \d+`
	defer s.Close(ctx)
	defer cancel()
	return s.Save(ctx)
}

func nextLiteral(parent context.Context, s store) error {
	ctx, cancel := context.WithCancel(parent)
	defer func() {
		// want +1 `ctx is canceled by the defer on line \d+`
		s.Close(ctx)
	}()
	defer cancel()
	return s.Save(ctx)
}

// Not in this order by chance, or not side by side: no swap.

func evaluated(parent context.Context, s store) error {
	ctx, cancel := context.WithCancel(parent)
	// want +1 `ctx is canceled by the defer on line \d+`
	defer s.self().Close(ctx)
	defer cancel()
	return s.Save(ctx)
}

func apart(parent context.Context, s store) error {
	ctx, cancel := context.WithCancel(parent)
	// want +1 `ctx is canceled by the defer on line \d+`
	defer s.Close(ctx)
	if err := s.Save(ctx); err != nil {
		cancel()
		return err
	}
	defer cancel()
	return s.Save(ctx)
}

func cause(parent context.Context, s store) error {
	ctx, cancel := context.WithCancelCause(parent)
	// want +1 `ctx is canceled by the defer on line \d+`
	defer s.Close(ctx)
	defer cancel(nil)
	return s.Save(ctx)
}

func literal(parent context.Context, s store) error {
	ctx, cancel := context.WithCancel(parent)
	// want +1 `ctx is canceled by the defer on line \d+`
	defer s.Close(ctx)
	defer func() { cancel() }()
	return s.Save(ctx)
}

// Right.

func right(parent context.Context, s store) error {
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	defer s.Close(ctx)
	return s.Save(ctx)
}

// Another context's cancel.
func other(parent context.Context, s store) error {
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	defer s.Close(parent)
	sub, stop := context.WithCancel(ctx)
	defer stop()
	return s.Save(sub)
}

// A child's cancel does not end its parent.
func child(ctx context.Context, s store) error {
	defer s.Close(ctx)
	sub, cancel := context.WithCancel(ctx)
	defer cancel()
	return s.Save(sub)
}

// The cancel may not be deferred at all.
func conditional(parent context.Context, s store, early bool) error {
	ctx, cancel := context.WithCancel(parent)
	defer s.Close(ctx)
	defer func() {
		if early {
			cancel()
		}
	}()
	return s.Save(ctx)
}

// In a loop either may come first.
func loop(parent context.Context, s store, n int) {
	ctx, cancel := context.WithCancel(parent)
	for range n {
		defer s.Close(ctx)
		defer cancel()
	}
}
