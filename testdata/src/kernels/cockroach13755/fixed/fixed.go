// Package fixed: close calls it.
package fixed

import "context"

type rows struct {
	cancel context.CancelFunc
	err    error
}

func (r *rows) watch(ctx context.Context) {
	ctx, r.cancel = context.WithCancel(ctx)
	go r.await(ctx)
}

func (r *rows) await(ctx context.Context) {
	<-ctx.Done()
	r.close(ctx.Err())
}

func (r *rows) close(err error) {
	r.cancel()
	r.err = err
}
