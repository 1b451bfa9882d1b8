// Package progress holds loops that are to end by their own progress, and make
// none when a call fails.
package progress

import (
	"context"
	"log"
	"sync/atomic"
)

type cursor struct{ index, done int }

func step(ctx context.Context, item int) error { return ctx.Err() }

func index(ctx context.Context, at *cursor, items []int) {
	for at.index < len(items) {
		if err := step(ctx, items[at.index]); err != nil { // want `the loop retries whenever step fails, so it never stops once ctx is done`
			log.Print(err)
			continue
		}
		at.index++
	}
}

func flag(ctx context.Context) {
	for done := false; !done; {
		err := step(ctx, 1) // want `retries whenever step fails`
		if err == nil {
			done = true
		}
	}
}

func queue(ctx context.Context, items []int) {
	for len(items) > 0 {
		if err := step(ctx, items[0]); err == nil { // want `retries whenever step fails`
			items = items[1:]
		}
	}
}

// It advances all the same.
func post(ctx context.Context, items []int) {
	for i := 0; i < len(items); i++ {
		if err := step(ctx, items[i]); err != nil {
			log.Print(err)
			continue
		}
	}
}

func before(ctx context.Context, items []int) {
	for len(items) > 0 {
		item := items[0]
		items = items[1:]
		if err := step(ctx, item); err != nil {
			log.Print(err)
		}
	}
}

func behind(ctx context.Context, at *cursor, items []int) {
	for at.index < len(items) {
		if err := step(ctx, items[at.index]); err != nil {
			log.Print(err)
		}
		at.index++
	}
}

func sometimes(ctx context.Context, tries int, items []int) {
	for tries > 0 && len(items) > 0 {
		if err := step(ctx, items[0]); err != nil {
			tries--
			continue
		}
		items = items[1:]
	}
}

func byPointer(ctx context.Context, at *cursor, items []int) {
	for at.index < len(items) {
		if err := step(ctx, items[at.index]); err != nil {
			skip(at)
			continue
		}
		at.index++
	}
}

func skip(at *cursor) { at.index++ }

func (at *cursor) skip() { at.index++ }

func byMethod(ctx context.Context, at *cursor, items []int) {
	for at.index < len(items) {
		if err := step(ctx, items[at.index]); err != nil {
			at.skip()
			continue
		}
		at.index++
	}
}

func byLiteral(ctx context.Context, items []int) {
	i, limit := 0, 1
	raise := func() { limit++ }
	for i < limit {
		if err := step(ctx, items[i]); err != nil {
			raise()
			continue
		}
		i++
	}
}

// Somebody else ends the loop.
func stopped(ctx context.Context, stop *atomic.Bool) {
	for !stop.Load() {
		if err := step(ctx, 1); err != nil {
			continue
		}
	}
}

type worker struct{ on bool }

func (w *worker) run(ctx context.Context, items []int) {
	for w.on && len(items) > 0 {
		if err := step(ctx, 1); err != nil {
			continue
		}
		items = items[1:]
	}
}

// It asks.
func asks(ctx context.Context, items []int) {
	for len(items) > 0 {
		if err := step(ctx, items[0]); err != nil {
			if ctx.Err() != nil {
				return
			}
			continue
		}
		items = items[1:]
	}
}

func pages(ctx context.Context, from string, limit int) (left int, last string, err error) {
	return limit - 1, from, ctx.Err()
}

// The condition wants no error: it reads page after page.
func paged(ctx context.Context, n int) (last string, err error) {
	for n > 0 && err == nil {
		n, last, err = pages(ctx, last, n)
	}
	return last, err
}

func pagedElse(ctx context.Context, n int) (err error) {
	var last string
	for done := false; !(done || err != nil); done = n == 0 {
		n, last, err = pages(ctx, last, n)
	}
	return err
}

// The error of another call is not that of this one.
func pagedOther(ctx context.Context, n int) (last string, err error) {
	for n > 0 && err == nil {
		left, next, failed := pages(ctx, last, n) // want `retries whenever pages fails`
		if failed == nil {
			n, last = left, next
		}
	}
	return last, err
}
