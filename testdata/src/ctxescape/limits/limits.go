// Package limits has known misses and deliberate silences.
package limits

import (
	"context"
	"time"
)

type store interface {
	Save(ctx context.Context, what string) error
}

// A context that is cancelled at the end of a turn is not cancelled on a way
// that makes no turn, so nothing is certain at the end of the function.
func turns(ctx context.Context, s store) {
	for range 3 {
		sub, cancel := context.WithTimeout(ctx, time.Second)
		go s.Save(sub, "x")
		cancel()
	}
}

type job struct{ ctx context.Context }

// What is done with a struct that is sent is not followed.
func queue(ctx context.Context, jobs chan job) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	jobs <- job{ctx}
}

// A sleep is no join, but was meant as one.
func sleeps(ctx context.Context, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go func() {
		for {
			s.Save(ctx, "x")
		}
	}()
	time.Sleep(time.Millisecond)
}

// A channel operation may have nothing to do with the goroutine.
func unrelated(ctx context.Context, s store, out chan int) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go s.Save(ctx, "x")
	out <- 1
}
