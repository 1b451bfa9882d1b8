// Package value has expressions whose values the test knows: what use is
// given is what the comment says.
package value

import (
	"context"
	"net/http"
	"testing"
	"time"
)

func use(...any) {}

type key struct{}

type state struct {
	ctx    context.Context
	cancel context.CancelFunc
	inner  *state
}

type stream interface{ Context() context.Context }

var global = context.Background()

func maybe() bool { return true }

func wrap(ctx context.Context) context.Context { return ctx }

// Straight lines.

func line(ctx context.Context, r *http.Request, s stream) {
	use(ctx)                                       // value ctx
	use((ctx))                                     // value ctx
	use(context.Background())                      // value root
	use(context.TODO())                            // value root
	use(context.WithValue(ctx, key{}, 1))          // value derived(ctx)
	use(context.WithoutCancel(ctx))                // value detached(ctx)
	use(wrap(ctx))                                 // value derived(ctx)
	use(r)                                         // value r
	use(*r)                                        // value r
	use(r.Context())                               // value context(r)
	use(s.Context())                               // value context(s)
	use(r.WithContext(ctx))                        // value carrier(ctx)
	use(r.WithContext(ctx).Context())              // value context(carrier(ctx))
	use(ctx.Done())                                // value done(ctx)
	use(ctx.Err())                                 // value err(ctx)
	use(context.Cause(ctx))                        // value err(ctx)
	use(global)                                    // value global global
	use(http.NoBody)                               // value global NoBody
	use(nil)                                       // value nil
	use(any(ctx))                                  // value ctx
	use(ctx.(interface{ Done() <-chan struct{} })) // value ctx
	use(1)                                         // value ?
}

func derive(ctx context.Context) {
	sub, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	use(sub)    // value derived(ctx)
	use(cancel) // value cancel(derived(ctx))
	sub = context.WithValue(sub, key{}, 1)
	use(sub) // value derived(derived(ctx))
	done := sub.Done()
	use(done) // value done(derived(derived(ctx)))
	ctx = context.Background()
	use(ctx) // value root
	use(sub) // value derived(derived(ctx))
}

func declared(ctx context.Context) {
	var sub context.Context
	use(sub) // value nil
	var a, b = ctx, context.TODO()
	use(a, b) // value ctx
	use(b)    // value root
	var cancel context.CancelFunc
	sub, cancel = context.WithCancel(ctx)
	use(sub)    // value derived(ctx)
	use(cancel) // value cancel(derived(ctx))
}

func named(ctx context.Context) (out context.Context, err error) {
	use(out) // value nil
	out = ctx
	use(out) // value ctx
	return
}

// Alternatives.

func phi(ctx context.Context) {
	c := ctx
	if maybe() {
		c = context.Background()
	}
	use(c) // value ctx|root
	if maybe() {
		c = context.TODO()
	} else {
		c = ctx
	}
	use(c) // value ctx|root
}

func phiSame(ctx context.Context) {
	c := ctx
	if maybe() {
		c = ctx
	}
	use(c) // value ctx
}

func nilGuard(ctx context.Context) {
	if ctx == nil {
		ctx = context.Background()
	}
	use(ctx) // value ctx|root
}

func phiUnreachable(ctx context.Context) {
	c := ctx
	if maybe() {
		c = context.Background()
		panic("never")
	}
	use(c) // value ctx
}

func loop(ctx context.Context) {
	for maybe() {
		use(ctx) // value ctx|derived(…)
		ctx = context.WithValue(ctx, key{}, 1)
		use(ctx) // value derived(ctx|…)
	}
}

func loopFresh(ctx context.Context) {
	for maybe() {
		sub := context.WithValue(ctx, key{}, 1)
		use(sub) // value derived(ctx)
	}
}

func ranged(ctxs []context.Context, ch chan context.Context) {
	for _, c := range ctxs {
		use(c) // value ?
	}
	select {
	case c := <-ch:
		use(c) // value ?
	}
}

// What a variable is shown to matter by later.
func late(ctx context.Context) {
	var err error
	use(err) // value nil
	if maybe() {
		err = ctx.Err()
	}
	use(err) // value err(ctx)|nil
	err = http.ErrServerClosed
	use(err) // value global ErrServerClosed
}

func shadowed(ctx context.Context) {
	{
		ctx := context.Background()
		use(ctx) // value root
	}
	use(ctx) // value ctx
	if ctx, cancel := context.WithCancel(ctx); maybe() {
		defer cancel()
		use(ctx) // value derived(ctx)
	}
}

// Captures.

func captured(ctx context.Context) {
	func() {
		use(ctx) // value ctx
	}()
	defer func() {
		use(ctx) // value derived(ctx)
	}()
	go func() {
		use(ctx) // value ctx|derived(ctx)
	}()
	stored := func() {
		use(ctx) // value ctx|derived(ctx)
	}
	ctx = context.WithValue(ctx, key{}, 1)
	stored()
}

func capturedUnchanged(ctx context.Context) {
	go func() {
		use(ctx) // value ctx
		func() {
			use(ctx) // value ctx
		}()
	}()
}

func capturedOnExit(ctx context.Context) error {
	c := ctx
	defer func() {
		use(c) // value ctx|root
	}()
	if maybe() {
		return nil
	}
	c = context.Background()
	return nil
}

func own(ctx context.Context) {
	func(ctx context.Context) {
		use(ctx) // value ctx
	}(context.Background())
}

// A literal's assignments come back.
func foreign(ctx context.Context) {
	c := ctx
	set := func() { c = context.Background() }
	set()
	use(c) // value ctx|root
}

func foreignDeferred(ctx context.Context) {
	c := ctx
	defer func() { c = context.Background() }()
	use(c) // value ctx
}

func assignedInside(ctx context.Context) {
	go func() {
		use(ctx) // value ctx|root
		ctx = context.Background()
		use(ctx) // value root
	}()
}

// Out of sight.

func addressed(ctx context.Context) {
	set(&ctx)
	use(ctx) // value ?
	func() {
		use(ctx) // value ?
	}()
}

func set(*context.Context) {}

// Fields.

func fields(s *state) {
	use(s.ctx)       // value field ctx
	use(s.inner.ctx) // value field ctx
	use(s.cancel)    // value field cancel
}

func stored(ctx context.Context, s *state) {
	s.ctx = ctx
	use(s.ctx) // value ctx
}

func storedPair(ctx context.Context, s *state) {
	s.ctx, s.cancel = context.WithCancel(ctx)
	use(s.ctx)    // value derived(ctx)
	use(s.cancel) // value cancel(derived(ctx))
}

func storedMaybe(ctx context.Context, s *state) {
	if maybe() {
		s.ctx = ctx
	}
	use(s.ctx) // value ?
}

func storedTwice(ctx context.Context, s, o *state) {
	s.ctx = ctx
	o.ctx = context.Background()
	use(s.ctx) // value ?
}

func reassigned(s, o *state) {
	if maybe() {
		s = o
	}
	use(s.ctx) // value ?
}

// Same and different.

func same(ctx context.Context, r *http.Request, s *state, t *testing.T) {
	use(ctx, ctx)                                                           // same
	use(r.Context(), r.Context())                                           // same
	use(s.ctx, s.ctx)                                                       // same
	use(s.ctx, s.inner.ctx)                                                 // differ
	use(t.Context(), t.Context())                                           // same
	use(global, global)                                                     // same
	use(context.Background(), context.Background())                         // differ
	use(context.WithValue(ctx, key{}, 1), context.WithValue(ctx, key{}, 1)) // differ
	use(ctx, r.Context())                                                   // differ
	sub, cancel := context.WithCancel(ctx)
	defer cancel()
	c := sub
	use(c, sub) // same
	if maybe() {
		c = ctx
	}
	use(c, c)   // same
	use(c, sub) // differ
}

// Origins.

func origins(ctx context.Context, r *http.Request) {
	use(r.WithContext(ctx).Context())                // origins ctx
	use(r.Context())                                 // origins r
	use(context.WithValue(context.TODO(), key{}, 1)) // origins root
	use(context.WithoutCancel(ctx))                  // origins detached(ctx)
	c := ctx
	for maybe() {
		c = context.WithValue(c, key{}, 1)
	}
	use(c) // origins ctx
	if maybe() {
		c = context.Background()
	}
	use(c)      // origins ctx root
	use(global) // origins global global
}
