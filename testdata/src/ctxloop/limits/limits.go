// Package limits holds what the rule is silent about on purpose or does not
// see.
package limits

import (
	"context"
	"errors"
	"os"
	"time"
)

func ready() bool { return false }

type server struct{ ctx context.Context }

// A context in a field is not at hand: whose life it is, is for ctxfield.
func (s *server) run() {
	for !ready() {
		time.Sleep(time.Second)
	}
}

// Nor is one that is embedded.
type session struct{ context.Context }

func (s *session) run() error {
	for !ready() {
		time.Sleep(time.Second)
	}
	return s.Err()
}

// What is passed as a context is one.
func serve(s session) error {
	for !ready() {
		time.Sleep(time.Second) // want `time.Sleep ignores s:`
	}
	return s.Err()
}

type command struct{ ctx context.Context }

func (c *command) Context() context.Context { return c.ctx }

// A carrier that nobody asks may carry nothing.
func unasked(c *command) {
	for !ready() {
		time.Sleep(time.Second)
	}
}

func asked(c *command) error {
	for !ready() {
		time.Sleep(time.Second) // want `time.Sleep ignores c.Context\(\)`
	}
	return c.Context().Err()
}

// Missed: the way out is one that nobody can take once the context has ended,
// but that is not for this rule to prove.
func neverReady(ctx context.Context, jobs chan int) {
	for {
		if <-jobs < 0 {
			break
		}
	}
	_ = ctx.Err()
}

// Missed: a loop by goto.
func jumps(ctx context.Context, jobs chan int) {
again:
	<-jobs
	if ctx != context.Background() {
		goto again
	}
}

// Whether it takes long cannot be told.
func each(ctx context.Context, names []string) error {
	for _, name := range names {
		if _, err := os.Stat(name); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func poll(ctx context.Context, condition func(context.Context) (done bool, err error)) error {
	_, err := condition(ctx)
	return err
}

func get(ctx context.Context) error { return ctx.Err() }

// A predicate of other code: what true and an error mean there is its own affair. For a
// poller, an error is the end.
func predicates(ctx context.Context) error {
	return poll(ctx, func(ctx context.Context) (bool, error) {
		err := get(ctx)
		if errors.Is(err, os.ErrNotExist) {
			return false, nil
		}
		if err != nil {
			return true, err
		}
		return false, nil
	})
}

// A helper without a context.
func pauses() {
	for !ready() {
		time.Sleep(time.Second)
	}
}

func helped(ctx context.Context) error {
	pauses()
	return ctx.Err()
}
