// Package basic has the ways round a loop.
package basic

import (
	"context"
	"errors"
	"net/http"
	"time"
)

type key struct{}

func work(ctx context.Context) error { return ctx.Err() }
func more() bool                     { return false }

type span struct{}

func (span) End() {}

func start(ctx context.Context, name string) (span, context.Context) {
	return span{}, context.WithValue(ctx, key{}, name)
}

func straight(ctx context.Context, ids []int) {
	for _, id := range ids {
		ctx = context.WithValue(ctx, key{}, id) // want `ctx is made from itself in every turn`
		work(ctx)
	}
}

func second(ctx context.Context, names []string) {
	var s span
	for _, name := range names {
		s, ctx = start(ctx, name) // want `so the span of each turn becomes a child of the one before`
		work(ctx)
		s.End()
	}
}

func orElse(ctx context.Context, ids []int) {
	for _, id := range ids {
		if id > 0 {
			work(ctx)
		} else {
			ctx = context.WithValue(ctx, key{}, id) // want `made from itself`
			work(ctx)
		}
	}
}

func typeSwitch(ctx context.Context, ids []any) {
	for _, id := range ids {
		switch id := id.(type) {
		case int:
			ctx = context.WithValue(ctx, key{}, id) // want `made from itself`
			work(ctx)
		}
	}
}

func selects(ctx context.Context, ids chan int, stop chan struct{}) {
	for {
		select {
		case id := <-ids:
			ctx = context.WithValue(ctx, key{}, id) // want `made from itself`
			work(ctx)
		case <-stop:
			return
		}
	}
}

func label(ctx context.Context) {
again:
	ctx = context.WithValue(ctx, key{}, "again") // want `made from itself`
	work(ctx)
	if more() {
		goto again
	}
}

func other(ctx context.Context, ids []int) {
	for _, id := range ids {
		next := context.WithValue(ctx, key{}, id) // want `ctx is made from itself`
		work(next)
		ctx = next
	}
}

func request(r *http.Request, ids []int) {
	for _, id := range ids {
		ctx := context.WithValue(r.Context(), key{}, id)
		work(ctx)
		r = r.WithContext(context.WithValue(r.Context(), key{}, id)) // want `r is made from itself`
	}
}

func twice(ctx context.Context, ids []int) {
	for _, id := range ids {
		ctx = context.WithValue(ctx, key{}, id) // want `made from itself`
		ctx = context.WithValue(ctx, key{}, -id)
		work(ctx)
	}
}

func timeout(ctx context.Context) error {
	for {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, time.Second) // want `so it ends with the contexts of all earlier turns`
		err := work(ctx)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			return err
		}
	}
}

func detached(ctx context.Context) {
	for more() {
		ctx = context.WithoutCancel(ctx) // want `made from itself`
		work(ctx)
	}
}

func headless(ctx context.Context) {
	for err := error(nil); err == nil; err = work(ctx) {
		ctx = context.WithValue(ctx, key{}, "v") // want `made from itself`
	}
}

func post(ctx context.Context) {
	for err := error(nil); err == nil; err = work(ctx) {
		ctx = context.WithValue(ctx, key{}, "v") // want `made from itself`
		work(ctx)
	}
}

type job struct{ ctx context.Context }

func fields(j *job, ids []int) {
	for _, id := range ids {
		j.ctx = context.WithValue(j.ctx, key{}, id) // want `j\.ctx is made from itself in every turn of the loop, .*; use a new variable in the loop`
		work(j.ctx)
	}
}

func elements(js []*job, ids []int) {
	for _, id := range ids {
		js[0].ctx = context.WithValue(js[0].ctx, key{}, id) // want `js\[0\]\.ctx is made from itself`
	}
}

func pointed(p *job, ids []int) {
	for _, id := range ids {
		(*p).ctx = context.WithValue((*p).ctx, key{}, id) // want `made from itself`
	}
}

func copied(p *job, ids []int) {
	for _, id := range ids {
		j := p
		j.ctx = context.WithValue(j.ctx, key{}, id) // want `j\.ctx is made from itself`
		j.ctx = context.WithValue(j.ctx, key{}, -id)
	}
}
