// Package leak can be run: the functions named Bad leave a goroutine behind for
// ever, those named Good do not. The goroutine-leak profile says so, too.
package leak

import (
	"context"
	"errors"
)

func watch(ctx context.Context) { <-ctx.Done() }

func prepare() error { return errors.New("no") }

func BadPath(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is not called before a return; defer it`
	go watch(ctx)
	if prepare() != nil {
		return
	}
	cancel()
}

func GoodPath(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go watch(ctx)
	if prepare() != nil {
		return
	}
}

func BadDiscarded(ctx context.Context) {
	ctx, _ = context.WithCancel(ctx) // want `the cancel function of context\.WithCancel is discarded`
	go watch(ctx)
}

func BadOverwritten(ctx context.Context) {
	first, cancel := context.WithCancel(ctx) // want `cancel is overwritten before it is called; call it first, or keep both`
	go watch(first)
	second, cancel := context.WithCancel(ctx)
	defer cancel()
	go watch(second)
}

func GoodBoth(ctx context.Context) {
	first, cancel := context.WithCancel(ctx)
	defer cancel()
	go watch(first)
	second, cancelSecond := context.WithCancel(ctx)
	defer cancelSecond()
	go watch(second)
}

type server struct{ stop context.CancelFunc }

func (s *server) start(ctx context.Context) {
	ctx, s.stop = context.WithCancel(ctx) // want `stored in the field s\.stop, which no code calls`
	go watch(ctx)
}

func BadField(ctx context.Context) { new(server).start(ctx) }

// A txn owns a context.
type txn struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func begin(ctx context.Context) *txn {
	ctx, cancel := context.WithCancel(ctx)
	t := &txn{ctx: ctx, cancel: cancel}
	go t.await()
	return t
}

func (t *txn) await()    { <-t.ctx.Done() }
func (t *txn) Rollback() { t.cancel() }

func BadOwner(ctx context.Context) {
	begin(ctx) // want `the \*txn returned by begin is discarded, so the context in it is never canceled`
}

func GoodOwner(ctx context.Context) {
	t := begin(ctx)
	defer t.Rollback()
}

func open(ctx context.Context) (*txn, error) {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is not called before return nil, err, and nothing else gets it; call it first`
	go watch(ctx)
	if err := prepare(); err != nil {
		return nil, err
	}
	return &txn{ctx, cancel}, nil
}

func BadErrorPath(ctx context.Context) { _, _ = open(ctx) }

func openRight(ctx context.Context) (*txn, error) {
	ctx, cancel := context.WithCancel(ctx)
	go watch(ctx)
	if err := prepare(); err != nil {
		cancel()
		return nil, err
	}
	return &txn{ctx, cancel}, nil
}

func GoodErrorPath(ctx context.Context) { _, _ = openRight(ctx) }
