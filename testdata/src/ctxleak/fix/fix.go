// Package fix has what the fix must take care of.
package fix

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

func derive(ctx context.Context) (_ context.Context, cancel func(), _ error) {
	ctx, cancel = context.WithCancel(ctx)
	return ctx, cancel, nil
}

// Two in a scope, one in a sibling: each gets a name that is free.
func names(ctx context.Context) {
	a, _ := context.WithCancel(ctx) // want `discarded`

	b, _ := context.WithCancel(ctx) // want `discarded`
	_, _ = work(a), work(b)
	if a != b {
		c, _ := context.WithCancel(ctx) // want `discarded`
		_ = work(c)
	}
}

func taken(ctx context.Context) {
	cancel := 1
	a, _ := context.WithCancelCause(ctx) // want `discarded`
	_, _ = work(a), cancel
}

func declared(ctx context.Context) error {
	var a, _ = context.WithCancel(ctx) // want `discarded`
	return work(a)
}

func afterCheck(ctx context.Context) error {
	ctx, _, err := derive(ctx) // want `discarded`
	if err != nil {
		return err
	}
	return work(ctx)
}

// What is deferred before the error is known may be nil.
func unchecked(ctx context.Context) error {
	ctx, _, err := derive(ctx) // want `discarded`
	_ = err
	return work(ctx)
}

func comment(ctx context.Context) error {
	ctx, _ = context.WithTimeout(ctx, time.Second) // want `discarded`
	// Another comment.
	return work(ctx)
}

func clause(ctx context.Context, n int) error {
	switch n {
	case 1:
		ctx, _ = context.WithTimeout(ctx, time.Second) // want `discarded`
	}
	return work(ctx)
}

// In a loop the deferred calls would pile up.
func loop(ctx context.Context) {
	for range 3 {
		a, _ := context.WithCancel(ctx) // want `discarded`
		_ = work(a)
	}
}

// The statement shares its line.
func oneLine(ctx context.Context) {
	func() { a, _ := context.WithCancel(ctx); _ = work(a) }() // want `discarded`
	if a, _ := context.WithCancel(ctx); work(a) != nil {      // want `discarded`
		return
	}
}

// The context leaves: a deferred call would end it.
func returned(ctx context.Context) context.Context {
	ctx, _ = context.WithTimeout(ctx, time.Second) // want `discarded`
	return ctx
}

func result(parent context.Context) (ctx context.Context) {
	ctx, _ = context.WithTimeout(parent, time.Second) // want `discarded`
	return
}

func body(ctx context.Context) (*http.Response, error) {
	ctx, _ = context.WithTimeout(ctx, time.Second) // want `discarded`
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://localhost", nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}

func rows(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
	ctx, _ = context.WithTimeout(ctx, time.Second) // want `discarded`
	rows, err := db.QueryContext(ctx, "select 1")
	if err != nil {
		return nil, err
	}
	return rows, nil
}

func rowsHere(ctx context.Context, db *sql.DB) error {
	ctx, _ = context.WithTimeout(ctx, time.Second) // want `discarded`
	rows, err := db.QueryContext(ctx, "select 1")
	if err != nil {
		return err
	}
	defer rows.Close()
	return rows.Err()
}

func goroutine(ctx context.Context) {
	ctx, _ = context.WithTimeout(ctx, time.Second) // want `discarded`
	go func() { _ = work(ctx) }()
}

func goCall(ctx context.Context) {
	ctx, _ = context.WithTimeout(ctx, time.Second) // want `discarded`
	go work(ctx)
}

type holder struct{ ctx context.Context }

func stored(ctx context.Context, h *holder) {
	h.ctx, _ = context.WithTimeout(ctx, time.Second) // want `discarded`
}

func storedLater(ctx context.Context, h *holder) {
	ctx, _ = context.WithTimeout(ctx, time.Second) // want `discarded`
	h.ctx = context.WithValue(ctx, h, 1)
}

var root context.Context

func global() {
	root, _ = context.WithCancel(context.Background()) // want `discarded`
}

// What a starts, nobody knows: suggested only.
type starter interface{ Start(context.Context) }

func started(ctx context.Context, a starter) {
	ctx, _ = context.WithTimeout(ctx, time.Second) // want `discarded`
	a.Start(ctx)
}

func path(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second) // want `not called before return err`
	if err := work(ctx); err != nil {
		return err
	}
	cancel()
	return nil
}

func causes(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx) // want `not called before return err`
	if err := work(ctx); err != nil {
		return err
	}
	cancel(nil)
	return nil
}

// The success path hands the duty on: a deferred call would be wrong.
func handsOver(ctx context.Context) (context.Context, func(), error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second) // want `cancel is not called before return nil, nil, err, and nothing else gets it; call it first`
	if err := work(ctx); err != nil {
		return nil, nil, err
	}
	return ctx, cancel, nil
}
