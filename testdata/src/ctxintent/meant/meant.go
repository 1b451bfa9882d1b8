// Package meant asks of each root that save is given whether it is meant, and
// what a finding would have to assume.
package meant

import (
	"context"
	"errors"
	"log"
	"time"
)

type key struct{}

var errStopped = errors.New("stopped")

func save(ctx context.Context) error        { return ctx.Err() }
func load(ctx context.Context) (int, error) { return 0, ctx.Err() }
func record(ctx context.Context) error      { return ctx.Err() }
func named(ctx context.Context) string      { s, _ := ctx.Value(key{}).(string); return s }
func with(ctx context.Context, s string) context.Context {
	return context.WithValue(ctx, key{}, s)
}

func plain(ctx context.Context) error {
	return save(context.Background()) // want `nothing`
}

func timed(ctx context.Context) error {
	c, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return save(c) // want `nothing`
}

// Values of ctx are put back.

func rebuilt(ctx context.Context) error {
	c, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	id, ok := ctx.Value(key{}).(string)
	if ok {
		c = context.WithValue(c, key{}, id)
	}
	return save(c) // want `rebuilt`
}

func rebuiltByHelpers(ctx context.Context) error {
	return save(with(context.Background(), named(ctx))) // want `rebuilt`
}

func ownValue(ctx context.Context) error {
	return save(with(context.Background(), "own")) // want `nothing`
}

// The function ends what it made, once ctx or a stop has ended.

func staged(ctx context.Context) {
	c, cancel := context.WithCancel(context.Background())
	defer cancel()
	save(c) // want `meant`
	<-ctx.Done()
	cancel()
}

func linked(ctx context.Context, stop chan bool) error {
	c, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		<-stop
		cancel()
	}()
	return save(c) // want `meant`
}

func timer(ctx context.Context) error {
	c, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		time.Sleep(time.Second)
		cancel()
	}()
	return save(c) // want `nothing`
}

func ticker(ctx context.Context) error {
	c, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		<-time.After(time.Second)
		cancel()
	}()
	return save(c) // want `nothing`
}

// Reachable from the Done arm.

func lastTurn(ctx context.Context, tick <-chan time.Time) {
	done := false
	for !done {
		select {
		case <-ctx.Done():
			done = true
		case <-tick:
		}
		save(context.Background()) // want `meant`
	}
}

func everyTurn(ctx context.Context, tick <-chan time.Time) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick:
		}
		save(context.Background()) // want `nothing`
	}
}

// The loop goes on after every error.

func drain(ctx context.Context) error {
	for {
		n, err := load(ctx)
		if err == errStopped {
			return err
		}
		if err != nil {
			log.Print(err)
		}
		_ = n
		err = save(context.Background()) // want `meant`
	}
}

func pausing(ctx context.Context) error {
	for {
		err := save(context.Background()) // want `nothing`
		log.Print(err)
		time.Sleep(time.Second)
	}
}

func leaving(ctx context.Context) error {
	for {
		err := save(context.Background()) // want `nothing`
		if err != nil {
			return err
		}
	}
}

// The point of no return.

func committed(ctx context.Context) error {
	if err := record(ctx); err != nil {
		return err
	}
	return save(context.Background()) // want `save does not have to complete what line \d+ has done`
}

func placeholder(ctx context.Context) error {
	if err := record(ctx); err != nil {
		return err
	}
	return save(context.TODO()) // want `nothing`
}

func afterRead(ctx context.Context) error {
	if _, err := load(ctx); err != nil {
		return err
	}
	return save(context.Background()) // want `nothing`
}

func again(ctx context.Context) error {
	if err := save(ctx); err != nil {
		return err
	}
	return save(context.Background()) // want `nothing`
}

// Comments and suppressions.

func commented(ctx context.Context) error {
	// ctx may be over.
	return save(context.Background()) // want `the comment on line \d+ does not justify it`
}

func suppressed(ctx context.Context) error {
	return save(context.Background()) /* want `nothing` */ //nolint:contextcheck // the report knows of it
}

func otherSuppressed(ctx context.Context) error {
	return save(context.Background()) /* want `nothing` */ //nolint:errcheck
}
