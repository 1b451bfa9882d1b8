package closure

import (
	"context"
	"sync"
	"time"
)

func now(ctx context.Context, ready func() bool) error {
	func() {
		for !ready() {
			time.Sleep(time.Second) // want `time.Sleep ignores ctx`
		}
	}()
	return ctx.Err()
}

func spawned(ctx context.Context, ready func() bool) error {
	go func() {
		for !ready() {
			time.Sleep(time.Second) // want `time.Sleep ignores ctx`
		}
	}()
	return ctx.Err()
}

func group(ctx context.Context, ready func() bool) error {
	var wg sync.WaitGroup
	wg.Go(func() {
		for !ready() {
			time.Sleep(time.Second) // want `time.Sleep ignores ctx`
		}
	})
	wg.Wait()
	return ctx.Err()
}

func own(ready func() bool) func(context.Context) error {
	return func(ctx context.Context) error {
		for !ready() {
			time.Sleep(time.Second) // want `time.Sleep ignores ctx`
		}
		return ctx.Err()
	}
}

// The results of the literal decide what can be returned.
func results(ctx context.Context, ready func() bool) error {
	ok := func() bool {
		for !ready() {
			time.Sleep(time.Second) // want `time.Sleep ignores ctx`
		}
		return true
	}
	_ = ok()
	return ctx.Err()
}

func called(ctx context.Context, ready func() bool) error {
	each([]int{1}, func(int) {
		for !ready() {
			time.Sleep(time.Second) // want `time.Sleep ignores ctx`
		}
	})
	return ctx.Err()
}

func each[T any](xs []T, f func(T)) {
	for _, x := range xs {
		f(x)
	}
}

// A local closure asks for the loop.
func asks(ctx context.Context, jobs chan int) {
	over := func() bool { return ctx.Err() != nil }
	for {
		if over() {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// What is passed on asks.
func passes(ctx context.Context, call func(func() error) error) error {
	for {
		if err := call(func() error { return ctx.Err() }); err != nil {
			return err
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// Another goroutine asks for itself.
func spawns(ctx context.Context, ready func() bool) {
	for !ready() {
		go func() { <-ctx.Done() }()
		time.Sleep(100 * time.Millisecond) // want `time.Sleep ignores ctx`
	}
}

// Somebody waits for what the goroutine sends: no fix.
func sends(ctx context.Context, ready func() bool, d time.Duration) error {
	done := make(chan error, 1)
	go func() {
		for !ready() {
			time.Sleep(d) // want `time.Sleep ignores ctx`
		}
		done <- ctx.Err()
	}()
	return <-done
}
