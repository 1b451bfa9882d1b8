// Package limits has what the rule does not see, and what it leaves alone.
package limits

import (
	"context"
	"log/slog"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

func record(ctx context.Context) error { return ctx.Err() }

// More than three calls up.
func a0() error { return work(context.Background()) }
func a1() error { return a0() }
func a2() error { return a1() }
func a3() error { return a2() }

func top(ctx context.Context) error { return a3() }

// A log.
func logs() { slog.InfoContext(context.Background(), "loaded") }

func runLogs(ctx context.Context) { logs() }

// Begun with ctx, completed whatever becomes of it.
func publish() error {
	return work(context.Background()) // want `the caller cannot cancel work, because publish creates its own context\.Background\(\) although its caller has a context.*assuming publish does not have to complete what line \d+ has done`
}

func commit(ctx context.Context) error {
	if err := record(ctx); err != nil {
		return err
	}
	return publish()
}

// Called when ctx is dead.
func last() error { return work(context.Background()) }

func runLast(ctx context.Context) error {
	<-ctx.Done()
	return last()
}

// A quarter of a second, whatever it is called.
const patience = time.Second / 4

func short() error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return work(ctx)
}

func runShort(ctx context.Context) error { return short() }

// Ten seconds are a matter of taste.
func tenSeconds() error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second) // want `the caller cannot cancel work, because tenSeconds creates its own context\.Background\(\) although its caller has a context.*assuming 10s of work after the caller is canceled matter`
	defer cancel()
	return work(ctx)
}

func runTen(ctx context.Context) error { return tenSeconds() }

// Of several roots the one that assumes the least speaks.
func probe() error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := work(ctx); err != nil {
		return err
	}
	return work(context.Background()) // want `the caller cannot cancel work, because probe creates its own context\.Background\(\) although its caller has a context; give probe a parameter ctx context\.Context`
}

func runProbe(ctx context.Context) error { return probe() }

func DeleteAll(ctx context.Context) error { return ctx.Err() }

// Half of it is worse than nothing.
func clear() error {
	return DeleteAll(context.Background()) // want `the caller cannot cancel DeleteAll, because clear creates its own context\.Background\(\) although its caller has a context.*assuming DeleteAll may be aborted halfway`
}

func runClear(ctx context.Context) error { return clear() }
