// Package bug: the cancel function of a result set is kept, and its close forgets to
// call it: the goroutine that waits for the end of the context waits for ever.
package bug

import "context"

type rows struct {
	cancel context.CancelFunc
	err    error
}

func (r *rows) watch(ctx context.Context) {
	ctx, r.cancel = context.WithCancel(ctx) // want ctxleak/field
	go r.await(ctx)
}

func (r *rows) await(ctx context.Context) {
	<-ctx.Done()
	r.close(ctx.Err())
}

func (r *rows) close(err error) { r.err = err }
