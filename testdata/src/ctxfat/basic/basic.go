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
		ctx = context.WithValue(ctx, key{}, id) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		work(ctx)
	}
}

func second(ctx context.Context, names []string) {
	var s span
	for _, name := range names {
		s, ctx = start(ctx, name) // want `ctx is derived from itself in every iteration, so the span of each iteration becomes a child of the previous one`
		work(ctx)
		s.End()
	}
}

func orElse(ctx context.Context, ids []int) {
	for _, id := range ids {
		if id > 0 {
			work(ctx)
		} else {
			ctx = context.WithValue(ctx, key{}, id) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
			work(ctx)
		}
	}
}

func typeSwitch(ctx context.Context, ids []any) {
	for _, id := range ids {
		switch id := id.(type) {
		case int:
			ctx = context.WithValue(ctx, key{}, id) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
			work(ctx)
		}
	}
}

func selects(ctx context.Context, ids chan int, stop chan struct{}) {
	for {
		select {
		case id := <-ids:
			ctx = context.WithValue(ctx, key{}, id) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
			work(ctx)
		case <-stop:
			return
		}
	}
}

func label(ctx context.Context) {
again:
	ctx = context.WithValue(ctx, key{}, "again") // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
	work(ctx)
	if more() {
		goto again
	}
}

func other(ctx context.Context, ids []int) {
	for _, id := range ids {
		next := context.WithValue(ctx, key{}, id) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		work(next)
		ctx = next
	}
}

func request(r *http.Request, ids []int) {
	for _, id := range ids {
		ctx := context.WithValue(r.Context(), key{}, id)
		work(ctx)
		r = r.WithContext(context.WithValue(r.Context(), key{}, id)) // want `r is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
	}
}

func twice(ctx context.Context, ids []int) {
	for _, id := range ids {
		ctx = context.WithValue(ctx, key{}, id) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		ctx = context.WithValue(ctx, key{}, -id)
		work(ctx)
	}
}

func timeout(ctx context.Context) error {
	for {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, time.Second) // want `ctx is derived from itself in every iteration, so it is done as soon as the context of any earlier iteration is`
		err := work(ctx)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			return err
		}
	}
}

func detached(ctx context.Context) {
	for more() {
		ctx = context.WithoutCancel(ctx) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		work(ctx)
	}
}

func headless(ctx context.Context) {
	for err := error(nil); err == nil; err = work(ctx) {
		ctx = context.WithValue(ctx, key{}, "v") // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
	}
}

func post(ctx context.Context) {
	for err := error(nil); err == nil; err = work(ctx) {
		ctx = context.WithValue(ctx, key{}, "v") // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		work(ctx)
	}
}

type job struct{ ctx context.Context }

func fields(j *job, ids []int) {
	for _, id := range ids {
		j.ctx = context.WithValue(j.ctx, key{}, id) // want `j\.ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower; use a new variable in the loop`
		work(j.ctx)
	}
}

func elements(js []*job, ids []int) {
	for _, id := range ids {
		js[0].ctx = context.WithValue(js[0].ctx, key{}, id) // want `js\[0\]\.ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower.*\[grows\]`
	}
}

func pointed(p *job, ids []int) {
	for _, id := range ids {
		(*p).ctx = context.WithValue((*p).ctx, key{}, id) // want `\(\*p\)\.ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
	}
}

func copied(p *job, ids []int) {
	for _, id := range ids {
		j := p
		j.ctx = context.WithValue(j.ctx, key{}, id) // want `j\.ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		j.ctx = context.WithValue(j.ctx, key{}, -id)
	}
}
