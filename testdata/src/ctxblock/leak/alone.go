package leak

import (
	"context"
	"errors"
	"time"
)

func ask() (int, error) { return 1, nil }

// slow outlasts every context and timer of this package.
func slow() int {
	time.Sleep(20 * time.Millisecond)
	return 1
}

func BadDone(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	result := make(chan int) // want `the goroutine that sends on result leaks if BadDone takes case <-ctx\.Done\(\), because result has no buffer for it`
	go func() { result <- slow() }()
	select {
	case <-result:
	case <-ctx.Done():
	}
}

func GoodDone(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	result := make(chan int, 1)
	go func() { result <- slow() }()
	select {
	case <-result:
	case <-ctx.Done():
	}
}

func GoodBoth(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	result := make(chan int)
	go func() {
		select {
		case result <- slow():
		case <-ctx.Done():
		}
	}()
	select {
	case <-result:
	case <-ctx.Done():
	}
}

func BadTimer(context.Context) {
	result := make(chan int) // want `the goroutine that sends on result leaks if BadTimer takes case <-time\.After\(time\.Millisecond\), because result has no buffer for it`
	go func() { result <- slow() }()
	select {
	case <-result:
	case <-time.After(time.Millisecond):
	}
}

func BadStop(ctx context.Context) {
	stop := make(chan struct{})
	close(stop)
	wait(stop)
}

func wait(stop <-chan struct{}) {
	result := make(chan int) // want `the goroutine that sends on result leaks if wait takes case <-stop, because result has no buffer for it`
	go func() { result <- slow() }()
	select {
	case <-result:
	case <-stop:
	}
}

func BadEarly(ctx context.Context) { _ = early(ctx, true) }

func early(_ context.Context, fail bool) error {
	result := make(chan int) // want `the goroutine that sends on result leaks if early returns early, because result has no buffer for it`
	go func() { result <- slow() }()
	if fail {
		return errors.New("no")
	}
	<-result
	return nil
}

func GoodEarly(ctx context.Context) { _ = received(ctx, true) }

func received(_ context.Context, fail bool) error {
	result := make(chan int)
	go func() { result <- slow() }()
	<-result
	if fail {
		return errors.New("no")
	}
	return nil
}

func BadReceiver(ctx context.Context) { _ = feedOne(ctx) }

func feedOne(context.Context) error {
	in := make(chan int)
	go func() {
		for range in { // want `the goroutine that ranges over in leaks when feedOne returns, because nothing closes in`
		}
	}()
	n, err := ask()
	if err != nil {
		return err
	}
	in <- n
	return nil
}

func GoodReceiver(ctx context.Context) { _ = feedClosed(ctx) }

func feedClosed(context.Context) error {
	in := make(chan int)
	defer close(in)
	go func() {
		for range in {
		}
	}()
	n, err := ask()
	if err != nil {
		return err
	}
	in <- n
	return nil
}
