package sleep

import (
	"context"
	"time"
)

type clock interface {
	Sleep(d time.Duration)
	After(d time.Duration) <-chan time.Time
}

func byClock(ctx context.Context, c clock) error {
	for ctx.Value("k") == nil {
		c.Sleep(time.Minute) // want `c\.Sleep ignores ctx: the loop keeps running after ctx is done; use a timer and select on ctx\.Done\(\)`
	}
	return ctx.Err()
}

func afterClock(ctx context.Context, c clock) error {
	for ctx.Value("k") == nil {
		<-c.After(time.Minute) // want `c.After ignores ctx`
	}
	return ctx.Err()
}

// It may be stopped by other means.
type bed struct{}

func (bed) Sleep(d time.Duration) {}

func concrete(ctx context.Context, b bed) error {
	for ctx.Value("k") == nil {
		b.Sleep(time.Minute)
	}
	return ctx.Err()
}
