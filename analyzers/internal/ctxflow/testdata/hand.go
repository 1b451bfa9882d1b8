// Package hand has places with contexts at hand: those that the comment lists,
// the nearest first. An exclamation mark follows dead ones, the number of
// literals between follows a caret.
package hand

import (
	"context"
	"net/http"
	"testing"
)

func use(...any) {}

func maybe() bool { return true }

func none() {
	use() // hand
}

func param(ctx context.Context, r *http.Request) {
	use() // hand ctx r.Context()
}

func carriersLast(r *http.Request, ctx context.Context) {
	use() // hand ctx r.Context()
}

func order(a, b context.Context) {
	use() // hand b a
	c, cancel := context.WithCancel(a)
	defer cancel()
	use() // hand c b a
	{
		d := context.WithoutCancel(c)
		e, stop := context.WithCancel(b)
		defer stop()
		use(d) // hand e c b a
		_ = e
	}
	use() // hand c b a
}

func blank(_ context.Context, _ *http.Request) {
	use() // hand
}

func roots() {
	ctx := context.Background()
	sub, cancel := context.WithCancel(ctx)
	defer cancel()
	use(sub) // hand
}

func mixed(ctx context.Context) {
	c := ctx
	if maybe() {
		c = context.Background()
	}
	use(c) // hand ctx
}

func compared(ctx context.Context, other context.Context) {
	if ctx != nil {
		use() // hand other
	}
}

func overwritten(ctx context.Context) {
	use() // hand ctx
	ctx = context.Background()
	use() // hand
}

func shadowed(ctx context.Context) {
	{
		ctx := 1
		use(ctx) // hand
	}
	{
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		use(ctx) // hand ctx
	}
}

func notYet(ctx context.Context) {
	use() // hand ctx
	sub, cancel := context.WithCancel(ctx)
	defer cancel()
	use(sub) // hand sub ctx
}

func dead(ctx, other context.Context) {
	<-ctx.Done()
	use() // hand other ctx!
}

func literals(ctx context.Context) {
	func() {
		use() // hand ctx^1
		go func() {
			use() // hand ctx^2
		}()
	}()
	go func(inner context.Context) {
		use() // hand inner ctx^1
	}(ctx)
	go func(r *http.Request) {
		use() // hand r.Context() ctx^1
	}(nil)
}

type service struct{ ctx context.Context }

func (s *service) Context() context.Context { return s.ctx }

func (s *service) method() {
	use() // hand s.Context()
}

func unreachable(ctx context.Context) {
	return
	use() // hand
}

func tests(t *testing.T) {
	use() // hand t.Context()
}
