// Package bug: a transaction has a context of its own and a goroutine that waits for
// its end. Who begins it and forgets it keeps both.
package bug

import "context"

type store struct{}

type txn struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func (s *store) begin(ctx context.Context) *txn {
	ctx, cancel := context.WithCancel(ctx)
	t := &txn{ctx: ctx, cancel: cancel}
	go t.await()
	return t
}

func (t *txn) await()    { <-t.ctx.Done() }
func (t *txn) Rollback() { t.finish() }
func (t *txn) finish()   { t.cancel() }

func touch(ctx context.Context, s *store) {
	s.begin(ctx) // want ctxleak/owner
}
