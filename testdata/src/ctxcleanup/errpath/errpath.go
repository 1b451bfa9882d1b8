// Package errpath has clean-up that uses the context whose end may be its cause.
package errpath

import (
	"context"
	"errors"
)

type lease struct{}

func (*lease) Release(ctx context.Context) error { return ctx.Err() }
func (*lease) Renew(ctx context.Context) error   { return ctx.Err() }

type pool struct{}

func (pool) Acquire(ctx context.Context) (*lease, error)  { return &lease{}, ctx.Err() }
func (pool) Delete(ctx context.Context, l *lease) error   { return ctx.Err() }
func (pool) Describe(ctx context.Context, l *lease) error { return ctx.Err() }

func work(ctx context.Context) error { return ctx.Err() }

func deferred(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer l.Release(ctx) // want `ctx may be what ended when work failed, and then l\.Release gives up at once and releases nothing`
	return work(ctx)
}

func deferredLiteral(ctx context.Context, p pool) (err error) {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			p.Delete(ctx, l) // want `ctx may be what ended when work failed, and then p\.Delete gives up`
		}
	}()
	return work(ctx)
}

func branch(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	if err := work(ctx); err != nil {
		l.Release(ctx) // want `ctx may be what ended when work failed`
		return err
	}
	return nil
}

func onSuccess(ctx context.Context, p pool) (err error) {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			return
		}
		p.Delete(ctx, l) // the old one goes once the new one is there
	}()
	return work(ctx)
}

// No work with the context lies between.
func nothingBetween(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer l.Release(ctx)
	return nil
}

// Not a clean-up.
func notCleanup(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	if err := work(ctx); err != nil {
		p.Describe(ctx, l)
		return err
	}
	return nil
}

// The work has a context of its own.
func other(ctx, sub context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer l.Release(ctx)
	return work(sub)
}

// Nobody can end a root.
func root(p pool) error {
	ctx := context.Background()
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer l.Release(ctx)
	return work(ctx)
}

// What is released was not acquired here.
func given(ctx context.Context, l *lease) error {
	if err := work(ctx); err != nil {
		l.Release(ctx)
		return err
	}
	return nil
}

// The error is of a kind that the end of the context does not cause.
func kind(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	if err := work(ctx); err != nil {
		if errors.Is(err, errGone) {
			p.Delete(ctx, l)
		}
		return err
	}
	return nil
}

var errGone = errors.New("gone")

// Closing lets go of what is this program's own.
func closes(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer l.Close(ctx)
	return work(ctx)
}

func (*lease) Close(ctx context.Context) error { return ctx.Err() }

// It cannot fail.
func cannotFail(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer p.releaseAll(ctx, l)
	return work(ctx)
}

func (pool) releaseAll(ctx context.Context, l *lease) { work(ctx) }

// Only itself can have failed.
func itself(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer l.Release(ctx)
	return l.Release(ctx)
}

// The acquisition itself failed.
func notAcquired(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		l.Release(ctx)
		return err
	}
	return nil
}

// The work came before.
func before(ctx context.Context, p pool) error {
	if err := work(ctx); err != nil {
		return err
	}
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer l.Release(ctx)
	return nil
}

// Maybe not acquired here.
func maybe(ctx context.Context, p pool, l *lease) error {
	if l == nil {
		l, _ = p.Acquire(ctx)
	}
	defer l.Release(ctx)
	return work(ctx)
}

// Acquired with another context.
func otherAcquired(ctx, sub context.Context, p pool) error {
	l, err := p.Acquire(sub)
	if err != nil {
		return err
	}
	defer l.Release(ctx)
	return work(ctx)
}

// The work did not fail.
func worked(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	if err := work(ctx); err == nil {
		l.Release(ctx)
	}
	if err := work(ctx); err != nil {
		return err
	} else {
		l.Release(ctx)
	}
	return nil
}
