package poll

import (
	"context"
	"time"
)

func work(int) {}

func polls(ctx context.Context, jobs chan int) {
	for v := range jobs { // want `ctx is asked only after a receive from jobs`
		select {
		case <-ctx.Done():
			return
		default:
		}
		work(v)
	}
}

func errs(ctx context.Context, jobs <-chan int) error {
	for v := range jobs { // want `ctx is asked only after a receive from jobs`
		if err := ctx.Err(); err != nil {
			return err
		}
		work(v)
	}
	return nil
}

type pool struct{ jobs chan int }

func (p *pool) field(ctx context.Context) {
	for v := range p.jobs { // want `ctx is asked only after a receive from p.jobs`
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

func ticker(ctx context.Context, t *time.Ticker) {
	for range t.C { // want `ctx is asked only after a receive from t.C`
		if ctx.Err() != nil {
			return
		}
		work(1)
	}
}

// Silent from here on.

func selects(ctx context.Context, jobs chan int) {
	for {
		select {
		case <-ctx.Done():
			return
		case v := <-jobs:
			work(v)
		}
	}
}

func ranges(ctx context.Context, jobs chan int) error {
	for v := range jobs {
		work(v)
	}
	return ctx.Err()
}

// The producer is in sight, and closes the channel when the context ends.
func made(ctx context.Context) {
	jobs := make(chan int)
	go func() {
		defer close(jobs)
		for i := 0; ctx.Err() == nil; i++ {
			jobs <- i
		}
	}()
	for v := range jobs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

func produce(ctx context.Context) chan int { return nil }

// What was given the context may close the channel with it.
func called(ctx context.Context) {
	for v := range produce(ctx) {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

// A select that sends waits for the context at the same time.
func forwards(ctx context.Context, in, out chan int) {
	for v := range in {
		select {
		case <-ctx.Done():
			return
		case out <- v:
		}
	}
}

func slice(ctx context.Context, xs []int) {
	for _, v := range xs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

// Another context's end.
func other(ctx, life context.Context, jobs chan int) {
	for v := range jobs { // want `ctx is asked only after a receive from jobs`
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}
