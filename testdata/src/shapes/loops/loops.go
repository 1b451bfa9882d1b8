// Package loops has loops and waits that a context cannot stop, in shapes that
// no other check reports.
package loops

import (
	"context"
	"database/sql"
	"log"
	"time"
)

func handle(n int) {}

func ranged(ctx context.Context, jobs <-chan int) {
	for n := range jobs {
		handle(n)
	}
}

func busy(ctx context.Context, ready func() bool) {
	for !ready() {
	}
}

func ticks(ctx context.Context, db *sql.DB) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for range t.C {
		_ = db.PingContext(ctx)
	}
}

func ticksAndLogs(ctx context.Context, db *sql.DB) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for range t.C {
		if err := db.PingContext(ctx); err != nil {
			log.Print(err)
		}
	}
}

func ticksInLoop(ctx context.Context, db *sql.DB) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		<-t.C
		if err := db.PingContext(ctx); err != nil {
			log.Print(err)
		}
	}
}

func defaults(ctx context.Context, jobs <-chan int) {
	for {
		select {
		case n := <-jobs:
			handle(n)
		case <-ctx.Done():
			return
		default:
		}
	}
}

type queue struct{ jobs chan int }

func newQueue() *queue { return &queue{jobs: make(chan int)} }

func (q *queue) put(n int) { q.jobs <- n }

func (q *queue) rangedField(ctx context.Context, db *sql.DB) {
	for range q.jobs {
		_ = db.PingContext(ctx)
	}
}

func continues(ctx context.Context, jobs <-chan int) {
	for {
		select {
		case n := <-jobs:
			handle(n)
		case <-ctx.Done():
			continue
		}
	}
}

func empty(ctx context.Context, jobs <-chan int) {
	for {
		select {
		case n := <-jobs:
			handle(n)
		case <-ctx.Done():
		}
	}
}

func sends(ctx context.Context, out chan<- int) {
	for n := 0; ; n++ {
		out <- n
	}
}

func sendsInArm(ctx context.Context, in <-chan int, out chan<- int) {
	for {
		select {
		case <-ctx.Done():
			return
		case n := <-in:
			out <- n
		}
	}
}

func polledOnce(ctx context.Context, jobs <-chan int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for {
		handle(<-jobs)
	}
}
