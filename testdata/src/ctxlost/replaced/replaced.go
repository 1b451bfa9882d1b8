// Package replaced has contexts that come with something, and are dropped.
package replaced

import (
	"context"
	"log/slog"
)

type item struct{ id int }

type queue interface {
	Next(ctx context.Context) (context.Context, *item, bool)
	Pull() (context.Context, *item, error)
	Count(ctx context.Context) (context.Context, int)
	Ack() (context.Context, func())
}

func export(ctx context.Context, it *item) error { return ctx.Err() }

func flush(ctx context.Context, it *item) error { return ctx.Err() }

func (it *item) send(ctx context.Context) error { return ctx.Err() }

func consume(q queue) {
	for {
		_, it, ok := q.Next(context.Background()) // want `the context that comes with it is discarded and export gets it with a new root, so its cancellation, deadline and values are lost; name it and pass it on`
		if !ok {
			return
		}
		export(context.Background(), it)
	}
}

func pulls(q queue) error {
	_, it, err := q.Pull() // want `and it\.send gets it with a new root`
	if err != nil {
		return err
	}
	ctx := context.TODO()
	return it.send(ctx)
}

func flushes(q queue) error {
	var _, it, _ = q.Pull() // want `and flush gets it with a new root`
	return flush(context.Background(), it)
}

// The one of the turn before.
func turns(q queue) {
	var it *item
	for {
		if it != nil {
			export(context.Background(), it)
		}
		_, it, _ = q.Pull() // want `and export gets it`
	}
}

func inGoroutine(q queue) {
	go func() {
		_, it, _ := q.Pull() // want `and export gets it`
		export(context.Background(), it)
	}()
}

// From here on: silent.

func named(q queue) error {
	ctx, it, err := q.Pull()
	if err != nil {
		return err
	}
	return export(ctx, it)
}

// The thing works under the caller's context.
func underCaller(ctx context.Context, q queue) error {
	_, it, _ := q.Next(ctx)
	return export(ctx, it)
}

// Something else works under a root.
func other(q queue, mine *item) error {
	_, it, _ := q.Pull()
	println(it.id)
	return export(context.Background(), mine)
}

// It is let go of.
func release(ctx context.Context, it *item) error { return ctx.Err() }

func drops(q queue) error {
	_, it, _ := q.Pull()
	return release(context.Background(), it)
}

func deferred(q queue) {
	_, it, _ := q.Pull()
	defer export(context.Background(), it)
	go export(context.Background(), it)
}

// Only its values would be read, for a log.
func logs(q queue) {
	_, it, _ := q.Pull()
	slog.InfoContext(context.Background(), "got", "item", it)
}

// A number is nothing that a context comes with.
func counts(q queue, limit func(context.Context, int) error) error {
	_, n := q.Count(context.Background())
	return limit(context.Background(), n)
}

// Nor is an error, or a function.
func tells(q queue, tell func(context.Context, error), run func(context.Context, func())) {
	_, _, err := q.Pull()
	tell(context.Background(), err)
	_, done := q.Ack()
	run(context.Background(), done)
}

// What it comes from is not what it comes with.
func (it *item) next(ctx context.Context) (context.Context, *item, bool) {
	return ctx, it, ctx.Err() == nil
}

func walk(it *item) {
	for ok := true; ok; {
		_, it, ok = it.next(context.Background())
	}
}

// It works before it comes with a context, on no way after.
func before(q queue, it *item) error {
	if err := export(context.Background(), it); err != nil {
		return err
	}
	_, it, err := q.Pull()
	return err
}

// On another way.
func either(q queue, it *item, pull bool) error {
	if pull {
		_, it, err := q.Pull()
		println(it)
		return err
	} else {
		return export(context.Background(), it)
	}
}
