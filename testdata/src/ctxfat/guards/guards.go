// Package guards has the contexts that do not grow, or grow on purpose.
package guards

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

type key struct{}

type named string

func work(ctx context.Context) error { return ctx.Err() }
func more() bool                     { return false }

// Derived from what no turn changes.
func fromBase(base context.Context, ids []int) {
	var ctx context.Context
	for _, id := range ids {
		ctx = context.WithValue(base, key{}, id)
		work(ctx)
	}
	work(ctx)
}

// Reset on every way round.
func reset(base context.Context, ids []int) {
	ctx := base
	for _, id := range ids {
		ctx = base
		ctx = context.WithValue(ctx, key{}, id)
		work(ctx)
	}
}

// Left right after.
func left(ctx context.Context, ids []int) {
	for _, id := range ids {
		if id == 0 {
			continue
		}
		ctx = context.WithValue(ctx, key{}, id)
		work(ctx)
		break
	}
}

// A variable of the turn.
func fresh(ctx context.Context, ids []int) {
	for _, id := range ids {
		ctx := context.WithValue(ctx, key{}, id)
		ctx = context.WithValue(ctx, key{}, -id)
		work(ctx)
	}
}

// Built up for what comes after.
func headers(ctx context.Context, headers map[string]string) error {
	for name, value := range headers {
		ctx = context.WithValue(ctx, named(name), value)
	}
	return work(ctx)
}

type middleware func(context.Context) (context.Context, error)

func chain(ctx context.Context, steps []middleware) error {
	for _, step := range steps {
		var err error
		if ctx, err = step(ctx); err != nil {
			return err
		}
		work(ctx)
	}
	return work(ctx)
}

func named1(ctx context.Context, steps []middleware) (out context.Context, err error) {
	out = ctx
	for _, step := range steps {
		if out, err = step(out); err != nil {
			return
		}
		work(out)
	}
	return
}

// The steps are the work.
func machine(ctx context.Context, steps []middleware) {
	for _, step := range steps {
		ctx, _ = step(ctx)
	}
}

// A copy of a request has the same context.
func copies(r *http.Request, n int) {
	for range n {
		r = r.Clone(r.Context())
		work(r.Context())
	}
}

// It climbs, and does not grow.
type tree struct {
	context.Context
	parent *tree
}

func (t *tree) Up(n int) *tree { return t.parent }

func climb(t *tree) {
	for t != nil {
		work(t)
		t = t.Up(1)
	}
}

func runOnce(ctx context.Context, t *testing.T, once *sync.Once) {
	func() {
		ctx = context.WithValue(ctx, key{}, 1)
		work(ctx)
	}()
	defer func() {
		ctx = context.WithValue(ctx, key{}, 2)
		work(ctx)
	}()
	go func() {
		ctx = context.WithValue(ctx, key{}, 3)
		work(ctx)
	}()
	t.Run("sub", func(t *testing.T) {
		ctx = context.WithValue(ctx, key{}, 4)
		work(ctx)
	})
	t.Cleanup(func() {
		ctx = context.WithValue(ctx, key{}, 5)
		work(ctx)
	})
	once.Do(func() {
		ctx = context.WithValue(ctx, key{}, 6)
		work(ctx)
	})
	time.AfterFunc(time.Second, func() {
		ctx = context.WithValue(ctx, key{}, 7)
		work(ctx)
	})
	call(func() {
		ctx = context.WithValue(ctx, key{}, 8)
		work(ctx)
	})
	f := func() {
		ctx = context.WithValue(ctx, key{}, 9)
		work(ctx)
	}
	f()
}

func call(f func()) { f() }

// What the literal leaves is what it found.
func restored(ctx context.Context) func() error {
	return func() error {
		old := ctx
		ctx = context.WithValue(ctx, key{}, 1)
		err := work(ctx)
		ctx = old
		return err
	}
}

// Each turn has a variable of its own.
func perTurn(ctx context.Context, names []string) {
	for range names {
		own := ctx
		func() {
			own = context.WithValue(own, key{}, 1)
			work(own)
		}()
	}
}

// The literal declares it.
func shadows(ctx context.Context, s string) string {
	return strings.Map(func(r rune) rune {
		ctx := context.WithValue(ctx, key{}, r)
		ctx = context.WithValue(ctx, key{}, -r)
		work(ctx)
		return r
	}, s)
}

type job struct{ ctx context.Context }

// The struct is made in the turn, or is another one in each.
func structs(ctx context.Context, jobs []*job, n int) {
	for i := range jobs {
		j := job{ctx}
		j.ctx = context.WithValue(j.ctx, key{}, i)
		work(j.ctx)
		jobs[i].ctx = context.WithValue(jobs[i].ctx, key{}, i)
	}
	shared := &job{}
	for i := range n {
		shared.ctx = ctx
		shared.ctx = context.WithValue(shared.ctx, key{}, i)
		work(shared.ctx)
	}
	for i := range n {
		shared.ctx = context.WithValue(shared.ctx, named(rune(i)), i)
	}
	shared.ctx = context.WithValue(shared.ctx, key{}, n)
}

func address(ctx context.Context, set func(*context.Context)) {
	for more() {
		set(&ctx)
		ctx = context.WithValue(ctx, key{}, 1)
		work(ctx)
	}
}

// As deep as the list is long.
func table(ctx context.Context) {
	for _, tt := range []struct{ name string }{{"a"}, {"b"}} {
		ctx = context.WithValue(ctx, key{}, tt.name)
		work(ctx)
	}
}

// Four layers, and no more.
func nests(ctx context.Context) context.Context {
	const depth = 4
	for i := 0; i < depth; i++ {
		ctx = context.WithValue(ctx, key{}, i)
		work(ctx)
	}
	return ctx
}
