// Package closure has literals that overwrite what is not theirs.
package closure

import (
	"context"
	"net/http"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

func called(ctx context.Context) error {
	err := func() error {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		defer cancel()
		return work(ctx)
	}()
	if err != nil {
		return err
	}
	return work(ctx) // want `the function literal overwrites ctx on line \d+ with a context that it cancels, so work returns immediately once it has run; declare a new variable there with :=`
}

func passed(ctx context.Context, try func(func() error) error) error {
	var cancel func()
	if err := try(func() error {
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		err := work(ctx)
		cancel()
		return err
	}); err != nil {
		return err
	}
	return work(ctx) // want `the function literal overwrites ctx on line 28`
}

func noReturn(ctx context.Context) {
	func() {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		defer cancel()
		work(ctx)
	}()
	work(ctx) // want `the function literal overwrites ctx`
}

func own(ctx context.Context) {
	func() {
		ctx, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel()
		work(ctx)
	}()
	work(ctx)
}

func handedOut(ctx context.Context) {
	var cancel func()
	func() {
		ctx, cancel = context.WithTimeout(ctx, time.Second)
	}()
	defer cancel()
	work(ctx)
}

func reset(ctx context.Context) {
	func() {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		defer cancel()
		work(ctx)
	}()
	ctx = context.Background()
	work(ctx)
}

func before(ctx context.Context) {
	work(ctx)
	func() {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		defer cancel()
		work(ctx)
	}()
}

func putBack(ctx context.Context) {
	func() {
		old := ctx
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		work(ctx)
		cancel()
		ctx = old
	}()
	work(ctx)
}

func atEnd(ctx context.Context) {
	defer func() {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		defer cancel()
		work(ctx)
	}()
	work(ctx)
}

// strict: the handler's context, when the handler is over.
func kept(serve func(func(http.ResponseWriter, *http.Request))) error {
	var seen context.Context
	serve(func(w http.ResponseWriter, r *http.Request) {
		seen = r.Context() // want `the literal stores its context in seen, which the outer function passes to work on line \d+, after the literal's call returns; use it in the literal and store the result instead`
	})
	return work(seen)
}

// Its values outlive the end.
func keptValues(serve func(func(http.ResponseWriter, *http.Request))) any {
	var seen context.Context
	serve(func(w http.ResponseWriter, r *http.Request) {
		seen = r.Context()
	})
	return user(seen)
}

type userKey struct{}

func user(ctx context.Context) any { return ctx.Value(userKey{}) }

func keptPlain(each func(func(context.Context))) error {
	var last context.Context
	each(func(ctx context.Context) {
		last = ctx // want `the literal stores its context in last, which the outer function passes to work on line \d+, after the literal's call returns`
	})
	return work(last)
}

func unused(each func(func(context.Context))) {
	var last context.Context
	each(func(ctx context.Context) {
		last = ctx
		work(last)
	})
}

func notOwn(ctx context.Context, each func(func())) error {
	var last context.Context
	each(func() { last = ctx })
	return work(last)
}
