// Package rollback has clean-up that uses the context whose end may be its cause.
package rollback

import (
	"context"
	"errors"
	"time"
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
	defer l.Release(ctx) // want `work may have failed because ctx is done, and then l\.Release returns immediately and undoes nothing`
	return work(ctx)
}

func deferredLiteral(ctx context.Context, p pool) (err error) {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			p.Delete(ctx, l) // want `work may have failed because ctx is done, and then p\.Delete returns immediately and undoes nothing`
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
		l.Release(ctx) // want `work may have failed because ctx is done, and then l\.Release returns immediately and undoes nothing`
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

// Whether it is a clean-up would be a guess: nothing but its place says so.
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

// It runs only when an error is returned: it matters not who acquired it.
func given(ctx context.Context, l *lease) error {
	if err := work(ctx); err != nil {
		l.Release(ctx) // want `work may have failed because ctx is done, and then l\.Release returns immediately and undoes nothing`
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

// It cannot tell that it failed.
func cannotFail(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer p.releaseAll(ctx, l) // want `work may have failed because ctx is done, and then p\.releaseAll returns immediately and undoes nothing`
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

// Who returns what the call returns, or uses its result, calls it for its own
// sake.
func operation(ctx context.Context, p pool, l *lease) error {
	if err := work(ctx); err != nil {
		return p.Delete(ctx, l)
	}
	if err := work(ctx); err != nil {
		n, _ := p.DeleteCount(ctx, l)
		println(n)
		return err
	}
	return nil
}

func (pool) DeleteCount(ctx context.Context, l *lease) (int, error) { return 0, ctx.Err() }

// The error is handled: nothing is undone.
func handled(ctx context.Context, p pool, l *lease) error {
	if err := work(ctx); err != nil {
		p.Delete(ctx, l)
		return nil
	}
	return nil
}

// What failed never fails.
func neverFails(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	if err := succeeds(ctx); err != nil {
		l.Release(ctx)
		return err
	}
	return nil
}

func succeeds(ctx context.Context) error {
	<-ctx.Done()
	return nil
}

// The clean-up is deferred before the work that makes what it removes.
func setUpLater(ctx context.Context, p pool, l *lease) (err error) {
	defer func() {
		if err != nil {
			_ = p.Delete(ctx, l) // want `work may have failed because ctx is done, and then p\.Delete returns immediately and undoes nothing`
		}
	}()
	return work(ctx)
}

type table interface {
	Stat(ctx context.Context, key string) (string, error)
	View(ctx context.Context, key string) (string, error)
	Remove(ctx context.Context, key string) error
}

// What it removes goes by a key, and nobody has seen how.
func byKey(ctx context.Context, t table, key string) error {
	view, err := t.View(ctx, key)
	if err != nil {
		return err
	}
	defer t.Remove(ctx, key)
	println(view)
	return work(ctx)
}

type machine struct{}

func (*machine) change(ctx context.Context, s int) error { return ctx.Err() }

// A state is set, and set back.
func takenBack(ctx context.Context, m *machine) error {
	if err := m.change(ctx, 1); err != nil {
		return err
	}
	defer m.change(ctx, 0) // want `work may have failed because ctx is done, and then m\.change returns immediately and undoes nothing`
	return work(ctx)
}

// The clean-up has a timeout, which the first try may use up.
func fallback(p pool, l *lease) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if err := l.Release(ctx); err != nil {
		l.destroy(ctx) // want `l\.Release may have failed because ctx is done, and then l\.destroy returns immediately and undoes nothing`
		return err
	}
	return nil
}

func (*lease) destroy(ctx context.Context) error { return ctx.Err() }

// The helper finds its context dead, and takes another.
func prepared(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer l.releaseAnyway(ctx)
	return work(ctx)
}

func (l *lease) releaseAnyway(ctx context.Context) error {
	if ctx.Err() != nil {
		ctx = context.Background()
	}
	return l.Release(ctx)
}
