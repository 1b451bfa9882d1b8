// Package owner has types that hold a context of their own.
package owner

import "context"

func lookup(ctx context.Context) error { return ctx.Err() }

type poller struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func newPoller() *poller {
	ctx, cancel := context.WithCancel(context.Background())
	return &poller{ctx: ctx, cancel: cancel}
}

func (p *poller) Stop() { p.cancel() }

func (p *poller) poll() error {
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after p\.ctx is canceled; pass p\.ctx.*assuming the work belongs to the object`
}

func (p *poller) right() error { return lookup(p.ctx) }

func (p *poller) Close() error { return lookup(context.Background()) }

func (p *poller) report() { go lookup(context.Background()) } // want `lookup gets context\.Background\(\), so it keeps running after p\.ctx is canceled; pass p\.ctx.*assuming the work belongs to the object`

type assigned struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func (a *assigned) Start(ctx context.Context) {
	a.ctx, a.cancel = context.WithCancel(ctx)
}

func (a *assigned) poll() error {
	return lookup(context.Background()) // want `pass a\.ctx`
}

// The type does not end what it was given.
type given struct{ ctx context.Context }

func newGiven(ctx context.Context) *given { return &given{ctx: ctx} }

func (g *given) poll() error { return lookup(context.Background()) } // want `lookup gets context\.Background\(\), so it keeps running after g\.ctx is canceled; pass g\.ctx.*assuming the work belongs to the object`

// Not a struct, and no field.
type number int

func (n number) poll() error { return lookup(context.Background()) }

type plain struct{ name string }

func (p plain) poll() error { return lookup(context.Background()) }

// What it made of it ends with what it was given.
type valued struct{ ctx context.Context }

type key struct{}

func newValued(ctx context.Context) *valued {
	return &valued{ctx: context.WithValue(ctx, key{}, 1)}
}

func (v *valued) poll() error { return lookup(context.Background()) } // want `lookup gets context\.Background\(\), so it keeps running after v\.ctx is canceled; pass v\.ctx.*assuming the work belongs to the object`
