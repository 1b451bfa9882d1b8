package sleep

import (
	"context"
	"io"
	"time"
)

func isMissing(err error) bool { return err == io.EOF }

// Its failure is not heeded, and so neither is the end of the context.
func heedless(ctx context.Context, name string) error {
	for i := 0; i < 30; i++ {
		_, err := fetch(ctx)
		if err != nil && isMissing(err) {
			return nil
		}
		time.Sleep(3 * time.Second) // want `time.Sleep ignores ctx: the loop keeps pausing after ctx is done, because the failure of fetch only leads to the next iteration; use a timer`
	}
	return nil
}

func allThere(ctx context.Context) bool {
	_, err := fetch(ctx)
	return err == nil
}

// What the callee says of a context that is done is not for the loop to see.
func mute(ctx context.Context, until time.Time) {
	for {
		if time.Now().After(until) {
			return
		}
		if allThere(ctx) {
			return
		}
		time.Sleep(5 * time.Second) // want `time.Sleep ignores ctx: the pause goes on after ctx is done, and then the loop, unless allThere ends it; use a timer`
	}
}

func heeds(ctx context.Context) error {
	for {
		n, err := fetch(ctx)
		if err != nil {
			return err
		}
		if n > 0 {
			return nil
		}
		time.Sleep(5 * time.Second) // want `the loop notices cancellation only after the pause`
	}
}
