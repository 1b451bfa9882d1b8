// Package free holds goroutines that need not send, and what decides.
package free

import (
	"context"
	"sync"
	"time"
)

func ask(context.Context, int) (int, error) { return 0, nil }

// An error alone decides, which may come after the deadline.
func mayFail(ctx context.Context) error {
	errs := make(chan error) // want `the goroutine that sends on errs leaks if mayFail takes case <-ctx.Done\(\), because errs has no buffer for it; write make\(chan error, 1\).*\[hang\]`
	go func() {
		if _, err := ask(ctx, 1); err != nil {
			errs <- err
		}
	}()
	select {
	case err := <-errs:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// It polls until it has an answer, or is told to stop.
func polls(ctx context.Context, stop <-chan struct{}) (int, error) {
	out := make(chan int) // want `the goroutine that sends on out leaks if polls takes case <-time.After\(time.Minute\), because out has no buffer for it; write make\(chan int, 1\).*\[hang\]`
	go func() {
		for {
			select {
			case <-stop:
				return
			default:
				n, err := ask(ctx, 1)
				if err != nil {
					time.Sleep(time.Second)
					continue
				}
				out <- n
				return
			}
		}
	}()
	select {
	case n := <-out:
		return n, nil
	case <-time.After(time.Minute):
		return 0, context.DeadlineExceeded
	}
}

// A flag that the starter sets decides.
func flagged(ctx context.Context) error {
	var mu sync.Mutex
	var gone bool
	errs := make(chan error)
	go func() {
		_, err := ask(ctx, 1)
		mu.Lock()
		defer mu.Unlock()
		if !gone {
			errs <- err // want `this send blocks until somebody receives from errs, even after ctx is done.*\[unwatched\?\]`
		}
	}()
	select {
	case err := <-errs:
		return err
	case <-ctx.Done():
		mu.Lock()
		gone = true
		mu.Unlock()
		return ctx.Err()
	}
}

func each(ctx context.Context, ns []int, errs chan<- error) {
	for _, n := range ns {
		go func() {
			_, err := ask(ctx, n)
			errs <- err
		}()
	}
}

// The goroutine starts the senders.
func all(ctx context.Context, ns []int) error {
	errs := make(chan error) // want `the goroutines that send on errs leak if all returns before it has received from all, because errs has no buffer for them; buffer the channel for all of them.*\[hang\]`
	go each(ctx, ns, errs)
	for range ns {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}

func allOK(ctx context.Context, ns []int) (first error) {
	errs := make(chan error)
	go each(ctx, ns, errs)
	for range ns {
		if err := <-errs; err != nil && first == nil {
			first = err
		}
	}
	return first
}

// Each may fail, and one is heard.
func first(ctx context.Context, ns []int) error {
	errs := make(chan error)
	for _, n := range ns {
		go func() {
			if _, err := ask(ctx, n); err != nil {
				errs <- err
			}
		}()
	}
	return <-errs // want `the goroutines that send on errs leak once the first value is received, because errs has no buffer for them; buffer the channel for all of them.*\[hang\]`
}

func watch(ctx context.Context, out chan<- int, done <-chan struct{}) {
	select {
	case <-ctx.Done():
		out <- 0
	case <-done:
	}
}

// The other answer comes with the end of ctx.
func either(ctx context.Context) int {
	out := make(chan int) // want `the goroutine that sends on out leaks if either takes case <-ended, because out has no buffer for it; write make\(chan int, 1\).*\[hang\]`
	ended := make(chan int, 1)
	done := make(chan struct{})
	defer close(done)
	go func() {
		n, _ := ask(ctx, 1)
		out <- n
	}()
	go watch(ctx, ended, done)
	select {
	case n := <-out:
		return n
	case n := <-ended:
		return n
	}
}

// The other signal comes when this one has been heard.
func joined(ctx context.Context) (n int) {
	out := make(chan int)
	done := make(chan bool, 1)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		m, _ := ask(ctx, 1)
		out <- m
	}()
	go func() {
		wg.Wait()
		done <- true
	}()
	for {
		select {
		case m := <-out:
			n += m
		case <-done:
			return n
		}
	}
}

// watchStop leaves with the context it is given.
func watchStop(ctx context.Context, stop <-chan bool) {
	go func() {
		select {
		case <-ctx.Done():
		case <-stop:
		}
	}()
}

// The one who would take the signal may have left.
func signals(ctx context.Context) {
	stop := make(chan bool)
	watchStop(ctx, stop)
	_, _ = ask(ctx, 1)
	stop <- true // want `nothing receives from stop once ctx is done, so this send blocks forever; select on ctx.Done\(\) as well.*\[hang\]`
}
