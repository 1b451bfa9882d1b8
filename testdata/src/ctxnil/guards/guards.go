// Package guards holds what may be nil, or is none of our business.
package guards

import (
	"context"
	"errors"
	"net/http"
)

func get(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }

// Prepared for nil.
func tolerant(ctx context.Context, n int) {
	if ctx == nil {
		ctx = context.Background()
	}
	<-ctx.Done()
}

func hands(ctx context.Context) { tolerant(ctx, 1) }

func callsTolerant() {
	tolerant(nil, 1)
	hands(nil)
	var ctx context.Context
	tolerant(ctx, 1)
}

// Another parameter is compared.
func pointer(ctx context.Context, p *int) bool { return p == nil && ctx.Err() == nil }

func callsPointer() { pointer(nil, nil) } // want `pointer panics if it uses this nil context; pass context\.TODO\(\)`

// A concrete context has a nil of its own.
type concrete struct{ context.Context }

func takesConcrete(c *concrete) {}

func callsConcrete() { takesConcrete(nil) }

// Not a context.
func takesFunc(f func(context.Context))       {}
func takesMany(ctxs ...context.Context) int   { return len(ctxs) }
func takesRequest(r *http.Request)            {}
func takesAny(v any, e error, ch chan string) {}

func callsOthers() {
	takesFunc(nil)
	takesMany(nil, nil)
	takesMany(nil...)
	takesRequest(nil)
	takesAny(nil, nil, nil)
	_ = (func(context.Context))(nil)
	_ = context.Context(nil)
}

// Some way assigns it.
func assigned(first bool) error {
	var ctx context.Context
	if first {
		ctx = context.Background()
	}
	return get(ctx)
}

func assignedBy(set func(*context.Context)) error {
	var ctx context.Context
	set(&ctx)
	return get(ctx)
}

func assignedInside(do func(func())) error {
	var ctx context.Context
	do(func() { ctx = context.Background() })
	return get(ctx)
}

func assignedInLoop(list []context.Context) (err error) {
	var ctx context.Context
	for _, ctx = range list {
		err = errors.Join(err, get(ctx))
	}
	return err
}

func received(ch <-chan context.Context) error {
	var ctx context.Context
	select {
	case ctx = <-ch:
	}
	return get(ctx)
}

func unreachable(ctx context.Context) error {
	return get(ctx)
	ctx = nil
	return get(ctx)
}

var global context.Context

func setGlobal(ctx context.Context) { global = ctx }
func useGlobal() error              { return get(global) }

// Fields that something may set.
type set struct{ ctx context.Context }

func (s *set) start(ctx context.Context) { s.ctx = ctx }
func (s *set) run() error                { return get(s.ctx) }

type keyed struct{ ctx context.Context }

func newKeyed(ctx context.Context) *keyed { return &keyed{ctx: ctx} }
func (k *keyed) run() error               { return get(k.ctx) }

type ordered struct{ ctx context.Context }

func newOrdered(ctx context.Context) ordered { return ordered{ctx} }
func (o *ordered) run() error                { return get(o.ctx) }

type addressed struct{ ctx context.Context }

func (a *addressed) fill(f func(*context.Context)) { f(&a.ctx) }
func (a *addressed) run() error                    { return get(a.ctx) }

type checked struct{ ctx context.Context }

func (c *checked) run() error {
	if c.ctx != nil {
		return get(c.ctx)
	}
	return nil
}

type converted struct{ ctx context.Context }

func convert(k keyed) *converted { c := converted(k); return &c }
func (c *converted) run() error  { return get(c.ctx) }

type Public struct{ Ctx context.Context }

func (p *Public) run() error { return get(p.Ctx) }

type embedded struct{ context.Context }

func (e *embedded) run() error { return get(e.Context) }

type ranged struct{ ctx context.Context }

func (r *ranged) all(list []context.Context) {
	for _, r.ctx = range list {
		_ = get(r.ctx)
	}
}

type several struct{ ctx context.Context }

func (s *several) start()     { s.ctx, _ = context.WithCancelCause(context.Background()) }
func (s *several) run() error { return get(s.ctx) }

// An error, or a bool, tells.
func open(ok bool) (context.Context, error) {
	if !ok {
		return nil, errors.New("no")
	}
	return context.Background(), nil
}

func lookup(ok bool) (context.Context, bool) {
	if !ok {
		return nil, false
	}
	return context.Background(), true
}

// optional returns nil if there is none.
func optional(ok bool) context.Context {
	if !ok {
		return nil
	}
	return context.Background()
}

func stub() context.Context { return nil }

func withCancel(ok bool) (context.Context, context.CancelFunc) {
	if !ok {
		return nil, nil // want `callers get a nil context here and panic when they use it; return context\.Background\(\)`
	}
	return context.WithCancel(context.Background())
}

// Who asks for these compares with nil.
type attrs struct{ ctx context.Context }

func attached(a *attrs) context.Context {
	if a != nil {
		return a.ctx
	}
	return nil
}

func early(ctx context.Context, a *attrs) error {
	if with := attached(a); with != nil {
		ctx = with
	}
	if attached(a) == nil {
		return nil
	}
	return get(ctx)
}

// One of the callers does not.
func found(a *attrs) context.Context {
	if a != nil {
		return a.ctx
	}
	return nil // want `callers get a nil context here and panic when they use it; return context\.Background\(\).*\[nil\?\]`
}

func late(ctx context.Context, a *attrs) error {
	if found(a) != nil {
		return get(found(a))
	}
	return get(ctx)
}
