// Package runner has callbacks whose runner is given the captured context as well.
package runner

import (
	"context"
	"database/sql"
)

type elector struct{ lead func(context.Context) }

func newElector(lead func(context.Context)) (*elector, error) { return &elector{lead}, nil }

func (e *elector) Run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	e.lead(ctx)
}

func setup() (context.Context, *sql.DB, func()) {
	ctx, cancel := context.WithCancel(context.Background())
	return ctx, nil, cancel
}

func serve() error {
	ctx, db, stop := setup()
	defer stop()
	e, err := newElector(func(leading context.Context) {
		_ = db.PingContext(ctx) // want `db\.PingContext gets ctx from outside the callback, so it ignores the cancellation, deadline and values of leading; pass leading.*\[outer\]$`
	})
	if err != nil {
		return err
	}
	e.Run(ctx)
	return nil
}

func mixed() error {
	ctx, db, stop := setup()
	defer stop()
	e, err := newElector(func(leading context.Context) {
		if db.PingContext(leading) == nil {
			_ = db.PingContext(ctx) // want `pass leading; assuming the callback's own context is meant`
		}
	})
	if err != nil {
		return err
	}
	e.Run(ctx)
	return nil
}

type callbacks struct{ lead func(context.Context) }

func runOrDie(ctx context.Context, c callbacks) { c.lead(ctx) }

func inline() {
	ctx, db, stop := setup()
	defer stop()
	runOrDie(ctx, callbacks{lead: func(leading context.Context) {
		_ = db.PingContext(ctx) // want `pass leading.*\[outer\]$`
	}})
}

// Whoever runs it has another context.
func apart(run func(func(context.Context))) {
	ctx, db, stop := setup()
	defer stop()
	run(func(own context.Context) { _ = db.PingContext(ctx) })
}

func aside() error {
	ctx, db, stop := setup()
	defer stop()
	e, err := newElector(func(own context.Context) { _ = db.PingContext(ctx) })
	if err != nil {
		return err
	}
	other, _, end := setup()
	defer end()
	e.Run(other)
	return db.PingContext(ctx)
}

// The callback's context is another one.
type pinger struct{ each func(context.Context) }

func newPinger(each func(context.Context)) *pinger { return &pinger{each} }

func (p *pinger) Run(ctx context.Context) {
	for ctx.Err() == nil {
		p.each(context.Background())
	}
}

func other() {
	ctx, db, stop := setup()
	defer stop()
	p := newPinger(func(own context.Context) { _ = db.PingContext(ctx) })
	p.Run(ctx)
}

func wrap(f func(context.Context)) func(context.Context) {
	return func(context.Context) { f(context.Background()) }
}

func wrapped() {
	ctx, db, stop := setup()
	defer stop()
	runOrDie(ctx, callbacks{lead: wrap(func(own context.Context) { _ = db.PingContext(ctx) })})
}

// What the runner does is not seen.
func unseen(run func(context.Context, func(context.Context))) {
	ctx, db, stop := setup()
	defer stop()
	run(ctx, func(own context.Context) {
		_ = db.PingContext(ctx) // want `pass own; assuming run makes the callback's context of ctx`
	})
}
