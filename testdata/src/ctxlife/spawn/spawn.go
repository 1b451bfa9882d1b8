// Package spawn asks of each start what the function does afterwards, and what
// was started.
package spawn

import (
	"context"
	"fmt"
	"sync"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

func loop(ctx context.Context) {
	for ctx.Err() == nil {
		work(ctx)
	}
}

func watch(ctx context.Context) { <-ctx.Done() }

func deep(ctx context.Context) { loop(ctx) }

func nothing(ctx context.Context) {
	go work(ctx) // want "nothing piece"
	fmt.Println("started")
}

func more(ctx context.Context) error {
	go loop(ctx) // want "work companion"
	return work(ctx)
}

func called(ctx context.Context) {
	go deep(ctx) // want "nothing companion"
}

func receives(ctx context.Context, done chan int) {
	go watch(ctx) // want "waits companion watcher"
	<-done
}

func sends(ctx context.Context, out chan int) {
	go work(ctx) // want "waits piece"
	out <- 1
}

func ranges(ctx context.Context, in chan int) {
	go work(ctx) // want "waits piece"
	for range in {
	}
}

func group(ctx context.Context, wg *sync.WaitGroup) {
	wg.Go(func() { work(ctx) }) // want "waits piece"
	wg.Wait()
}

func deferred(ctx context.Context, wg *sync.WaitGroup) {
	defer wg.Wait()
	go work(ctx) // want "waits piece"
}

func join(wg *sync.WaitGroup) { wg.Wait() }

func helper(ctx context.Context, wg *sync.WaitGroup) {
	go work(ctx) // want "waits piece"
	join(wg)
}

// What comes before does not count.
func before(ctx context.Context, done chan int) {
	<-done
	go work(ctx) // want "nothing piece"
}

func timer(ctx context.Context) {
	time.AfterFunc(time.Second, func() { work(ctx) }) // want "nothing piece"
}

func later(f func()) { go f() }

func now(f func()) { f() }

func facts(ctx context.Context) {
	later(func() { work(ctx) }) // want "nothing piece"
	now(func() { work(ctx) })
}
