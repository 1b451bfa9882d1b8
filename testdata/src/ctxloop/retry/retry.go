package retry

import (
	"context"
	"errors"
	"log"
	"time"
)

func fetch(ctx context.Context) (int, error) { return 0, ctx.Err() }

func step(ctx context.Context) error { return ctx.Err() }

func use(int) {}

func untilItWorks(ctx context.Context) int {
	for {
		n, err := fetch(ctx) // want `the loop retries whenever fetch fails, so it never stops once ctx is done`
		if err != nil {
			log.Print(err)
			continue
		}
		return n
	}
}

func untilNil(ctx context.Context) {
	for {
		err := step(ctx) // want `retries whenever step fails`
		if err == nil {
			break
		}
	}
}

func initStatement(ctx context.Context) {
	for {
		if err := step(ctx); err == nil { // want `retries whenever step fails`
			return
		}
	}
}

func forEver(ctx context.Context) {
	for {
		n, err := fetch(ctx) // want `this loop never exits, not even when fetch fails, so it keeps running after ctx is done; return if ctx.Err\(\) != nil`
		if err != nil {
			log.Print(err)
		}
		use(n)
	}
}

// A timeout of its own ends with ctx as well.
func derived(ctx context.Context) {
	for {
		sub, cancel := context.WithTimeout(ctx, time.Second)
		err := step(sub) // want `retries whenever step fails`
		cancel()
		if err == nil {
			return
		}
	}
}

func both(ctx context.Context, on bool) {
	for {
		n, err := fetch(ctx) // want `retries whenever fetch fails`
		if err == nil && n > 0 {
			return
		}
	}
}

// A ticker goes on for ever, too, if slowly.
func eachTick(ctx context.Context, t *time.Ticker) {
	for range t.C {
		if err := step(ctx); err != nil { // want `this loop never exits, not even when step fails`
			log.Print(err)
		}
	}
}

func eachTickBlank(ctx context.Context, t *time.Ticker) {
	for range t.C {
		_ = step(ctx) // want `this loop never exits, not even when step fails`
	}
}

// Silent from here on.

func gives(ctx context.Context) error {
	for {
		if err := step(ctx); err != nil {
			return err
		}
	}
}

func asks(ctx context.Context) {
	for {
		if err := step(ctx); err != nil {
			if ctx.Err() != nil {
				return
			}
			continue
		}
	}
}

func asksTheError(ctx context.Context) {
	for {
		if err := step(ctx); err != nil {
			if errors.Is(err, context.Canceled) {
				return
			}
			continue
		}
	}
}

func waits(ctx context.Context, d time.Duration) {
	for {
		if err := step(ctx); err == nil {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(d):
		}
	}
}

func counts(ctx context.Context) {
	for i := 0; ; i++ {
		if err := step(ctx); err == nil {
			return
		}
		if i > 5 {
			return
		}
	}
}

func bounded(ctx context.Context) {
	for i := 0; i < 5; i++ {
		if err := step(ctx); err == nil {
			return
		}
	}
}

func data(ctx context.Context, xs []int) {
	for range xs {
		if err := step(ctx); err != nil {
			log.Print(err)
		}
	}
}

func other(ctx context.Context) error {
	for {
		_ = step(ctx)
		err := step(ctx)
		if err == nil {
			continue
		}
		return err
	}
}

// Another context's end is another's concern.
func root(ctx context.Context) {
	for {
		if err := step(context.Background()); err == nil {
			return
		}
	}
}

func detached(ctx context.Context) {
	for {
		if err := step(context.WithoutCancel(ctx)); err == nil {
			return
		}
	}
}

func perhaps(ctx context.Context, on bool) {
	c := ctx
	if on {
		c = context.Background()
	}
	for {
		if err := step(c); err == nil {
			return
		}
	}
}

func perhapsNot(ctx context.Context, on bool) {
	c := context.Background()
	if on {
		c = ctx
	}
	for {
		if err := step(c); err == nil {
			return
		}
	}
}

// It asks, and fails to leave: that is another rule's.
func spins(ctx context.Context) {
	for {
		if err := step(ctx); err == nil {
			return
		}
		if ctx.Err() != nil {
			log.Print("over")
		}
	}
}

type quiet struct{}

func (quiet) put(ctx context.Context) error { _ = ctx.Value(quiet{}); return nil }

// The call does not fail because of the context.
func values(ctx context.Context, q quiet) {
	for {
		if err := q.put(ctx); err == nil {
			return
		}
	}
}

// The pause is told, not the retry as well.
func sleeps(ctx context.Context) {
	for {
		if err := step(ctx); err == nil {
			return
		}
		time.Sleep(time.Second) // want `time.Sleep ignores ctx`
	}
}

// A short pause is no reason to go on for ever.
func shortSleeps(ctx context.Context) {
	for {
		if err := step(ctx); err == nil { // want `retries whenever step fails`
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// Each tick finds out whether to go on.
func eachTickGives(ctx context.Context, t *time.Ticker) {
	for range t.C {
		if step(ctx) != nil {
			return
		}
	}
}

// What a channel of work is for, its end tells.
func eachJob(ctx context.Context, jobs chan int) {
	for range jobs {
		if err := step(ctx); err != nil {
			log.Print(err)
		}
	}
}
