// Package limits has what the rule does not see, or chooses not to say.
package limits

import "context"

type store struct{ ctx context.Context }

func (store) Save(ctx context.Context) error  { return ctx.Err() }
func (store) Close(ctx context.Context) error { return ctx.Err() }

func work(ctx context.Context) error { return ctx.Err() }

// The end is told by an error that only the callee knows to be the context's.
func failed(ctx context.Context, s store) error {
	if err := work(ctx); err == context.Canceled {
		return s.Save(ctx)
	}
	return nil
}

// A function that waits for the end: its callers are not told.
func wait(ctx context.Context) { <-ctx.Done() }

func waited(ctx context.Context, s store) error {
	wait(ctx)
	return s.Save(ctx)
}

// A loop that ends with the context, by a flag.
func flagged(ctx context.Context, s store) error {
	ended := ctx.Err() != nil
	if ended {
		return s.Save(ctx)
	}
	return nil
}

// A dead context in a field that the call reads.
func stored(s store) error {
	<-s.ctx.Done()
	return s.saveOwn()
}

func (s store) saveOwn() error { return work(s.ctx) }

// Closing is this program's own affair. What tells no error still has none.

func open(ctx context.Context) (*store, error) { return &store{}, ctx.Err() }

func (*store) release(ctx context.Context) { work(ctx) }

func closes(ctx context.Context) error {
	s, err := open(ctx)
	if err != nil {
		return err
	}
	defer s.Close(ctx)
	defer s.release(ctx) // want `work may have failed because ctx is done, and then s\.release returns immediately and undoes nothing`
	return work(ctx)
}

// The kind of end is passed on with the context, which the rule takes for work.
type reason int

func (store) closeWith(ctx context.Context, r reason) error { return work(ctx) }

func closeBy(ctx context.Context, s store) {
	if ctx.Err() == context.Canceled {
		s.closeWith(ctx, 1) // want `ctx is already done here \(checked on line \d+\), so s\.closeWith returns immediately`
	}
}
