// Package dead has uses of contexts that are dead, by what the comment says,
// or alive.
package dead

import (
	"context"
	"errors"
	"log"
	"os"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"
)

func use(...any) {}

func maybe() bool { return true }

type key struct{}

func wrap(ctx context.Context) context.Context { return ctx }

func received(ctx, other context.Context) {
	use(ctx) // alive
	<-ctx.Done()
	use(ctx)                              // dead Received
	use(context.WithValue(ctx, key{}, 1)) // dead Received
	use(context.WithoutCancel(ctx))       // alive
	use(wrap(ctx))                        // alive
	use(other)                            // alive
}

func receivedLater(ctx context.Context) {
	done := ctx.Done()
	_, ok := <-done
	use(ctx, ok) // dead Received
}

func some(ctx context.Context) {
	if maybe() {
		<-ctx.Done()
		use(ctx) // dead Received
	}
	use(ctx) // alive
}

func every(ctx context.Context) {
	if maybe() {
		<-ctx.Done()
	} else if ctx.Err() == nil {
		return
	}
	use(ctx) // dead Failed
}

func noReturn(ctx context.Context, n int) {
	switch n {
	case 1:
		<-ctx.Done()
	case 2:
		os.Exit(1)
	case 3:
		log.Fatal("stop")
	case 4:
		fail()
	case 5:
		failLater(n)
	default:
		panic("stop")
	}
	use(ctx) // dead Received
}

func fail() {
	if maybe() {
		panic("stop")
	}
	os.Exit(1)
}

func failLater(n int) {
	if n > 0 {
		failLater(n - 1)
	}
	fail()
}

func mayReturn(ctx context.Context) {
	if maybe() {
		<-ctx.Done()
	} else {
		perhaps()
	}
	use(ctx) // alive
}

func perhaps() {
	if maybe() {
		panic("stop")
	}
}

func arm(ctx, other context.Context, ch chan int) {
	select {
	case <-ctx.Done():
		use(ctx)   // dead Arm
		use(other) // alive
	case <-other.Done():
		use(ctx)   // alive
		use(other) // dead Arm
	case _, ok := <-ctx.Done():
		use(ctx, ok) // dead Arm
	case <-ch:
		use(ctx) // alive
	}
	use(ctx) // alive
}

func onlyArm(ctx context.Context) {
	select {
	case <-ctx.Done():
	}
	use(ctx) // dead Arm
}

func polled(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			use(ctx) // dead Arm
			return
		default:
			use(ctx) // alive
		}
	}
}

// Conditions.

func failed(ctx context.Context) {
	if ctx.Err() != nil {
		use(ctx) // dead Failed
	} else {
		use(ctx) // alive
	}
	if nil != ctx.Err() && maybe() {
		use(ctx) // dead Failed
	}
	if maybe() && ctx.Err() != nil {
		use(ctx) // dead Failed
	}
	if ctx.Err() != nil || maybe() {
		use(ctx) // alive
	}
	if ctx.Err() == nil || maybe() {
		use(ctx) // alive
	} else {
		use(ctx) // dead Failed
	}
	if !(ctx.Err() == nil) {
		use(ctx) // dead Failed
	}
	if err := context.Cause(ctx); err != nil {
		use(ctx) // dead Failed
	}
	err := ctx.Err()
	if err == nil {
		use(ctx) // alive
		return
	}
	use(ctx) // dead Failed
}

func reasons(ctx context.Context, err error) {
	if errors.Is(ctx.Err(), context.Canceled) {
		use(ctx) // dead Failed
	}
	if !errors.Is(ctx.Err(), context.Canceled) {
		use(ctx) // alive
	}
	if ctx.Err() == context.Canceled {
		use(ctx) // dead Failed
	}
	if ctx.Err() != context.Canceled {
		use(ctx) // alive
	}
	if errors.Is(err, context.Canceled) {
		use(ctx) // alive
	}
	switch {
	case ctx.Err() != nil:
		use(ctx) // dead Failed
	}
}

func until(ctx context.Context) {
	for ctx.Err() == nil {
		use(ctx) // alive
	}
	use(ctx) // dead Failed
}

func untilBreak(ctx context.Context) {
	for ctx.Err() == nil {
		if maybe() {
			break
		}
	}
	use(ctx) // alive
}

// Cancelled.

func cancelled(parent context.Context) {
	ctx, cancel := context.WithCancel(parent)
	child, stop := context.WithTimeout(ctx, time.Second)
	use(ctx) // alive
	stop()
	use(child) // dead Cancelled
	use(ctx)   // alive
	cancel()
	use(ctx)    // dead Cancelled
	use(parent) // alive
	ctx, cancel = context.WithCancel(parent)
	defer cancel()
	use(ctx) // alive
}

func child(parent context.Context) {
	ctx, cancel := context.WithCancel(parent)
	sub, stop := context.WithCancel(ctx)
	defer stop()
	cancel()
	use(sub) // dead Cancelled
}

func turns(parent context.Context) {
	for maybe() {
		ctx, cancel := context.WithCancel(parent)
		use(ctx) // alive
		cancel()
		use(ctx) // dead Cancelled
	}
}

func rangeTurns(ctxs []context.Context) {
	for _, ctx := range ctxs {
		use(ctx) // alive
		<-ctx.Done()
		use(ctx) // dead Received
	}
}

func spawned(parent context.Context) {
	ctx, cancel := context.WithCancel(parent)
	go cancel()
	use(ctx) // alive
	defer cancel()
	use(ctx) // alive
}

func alternatives(a, b context.Context) {
	c := a
	if maybe() {
		c = b
	}
	<-a.Done()
	use(c) // alive
	<-b.Done()
	use(c) // dead Received
}

// Groups, callbacks, tests.

func group(parent context.Context) {
	g, ctx := errgroup.WithContext(parent)
	g.Go(func() error {
		use(ctx) // alive
		return nil
	})
	use(ctx) // alive
	g.Wait()
	use(ctx)    // dead Waited
	use(parent) // alive
}

func after(ctx, other context.Context) {
	context.AfterFunc(ctx, func() {
		use(ctx)   // dead AfterEnd
		use(other) // alive
	})
	use(ctx) // alive
}

func cleanup(t *testing.T, ctx context.Context) {
	t.Cleanup(func() {
		use(t.Context()) // dead TestEnd
		use(ctx)         // alive
	})
	use(t.Context()) // alive
}

// Literals.

func literals(parent context.Context) {
	ctx, cancel := context.WithCancel(parent)
	func() {
		use(ctx) // alive
	}()
	cancel()
	func() {
		use(ctx) // dead Cancelled
	}()
	go func() {
		use(ctx) // dead Cancelled
	}()
}

func deferLater(parent context.Context) {
	ctx, cancel := context.WithCancel(parent)
	defer func() {
		use(ctx) // dead DeferOrder
	}()
	defer cancel()
	defer func() {
		use(ctx) // alive
	}()
}

func deferLiteral(parent context.Context) {
	ctx, cancel := context.WithCancel(parent)
	defer func() {
		use(ctx) // dead DeferOrder
	}()
	defer func() {
		use(ctx) // alive
		cancel()
		use(ctx) // dead Cancelled
	}()
}

func deferMaybe(parent context.Context) {
	ctx, cancel := context.WithCancel(parent)
	defer func() {
		use(ctx) // alive
	}()
	defer func() {
		if maybe() {
			cancel()
		}
	}()
}

func deferSome(parent context.Context) {
	ctx, cancel := context.WithCancel(parent)
	defer func() {
		use(ctx) // dead DeferOrder
	}()
	if maybe() {
		cancel()
		return
	}
	defer cancel()
}

func deferExits(ctx context.Context) {
	defer func() {
		use(ctx) // dead Received
	}()
	if maybe() {
		<-ctx.Done()
		return
	}
	<-ctx.Done()
}

func deferSomeExits(ctx context.Context) error {
	defer func() {
		use(ctx) // alive
	}()
	if maybe() {
		return nil
	}
	<-ctx.Done()
	return nil
}

func deferLoop(parent context.Context) {
	ctx, cancel := context.WithCancel(parent)
	for maybe() {
		defer func() {
			use(ctx) // alive
		}()
		defer cancel()
	}
}
