// Package helper holds channels whose ends are in functions that are given them,
// at any depth.
package helper

import (
	"context"
	"errors"
	"time"
)

type result struct {
	n   int
	err error
}

func work(n int) (int, error) {
	if n > 3 {
		return 0, errors.New("too many")
	}
	return n, nil
}

func put(out chan<- result, n int, err error) { out <- result{n, err} }

func report(out chan<- result, n int, err error) { put(out, n, err) }

// The send is three calls below the goroutine.
func deep(ctx context.Context) (int, error) {
	out := make(chan result) // want `the goroutine that sends on out leaks if deep takes case <-ctx.Done\(\), because out has no buffer for it; write make\(chan result, 1\).*\[hang\]`
	go func() {
		n, err := work(1)
		report(out, n, err)
	}()
	select {
	case r := <-out:
		return r.n, r.err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func install(out chan<- result, n int) {
	n, err := work(n)
	if err != nil {
		report(out, 0, err)
		return
	}
	if n, err = work(n + 1); err != nil {
		report(out, 0, err)
		return
	}
	report(out, n, nil)
}

// One way or another install sends once.
func branches() (int, error) {
	out := make(chan result) // want `the goroutine that sends on out leaks if branches takes case <-time.After\(time.Second\), because out has no buffer for it; write make\(chan result, 1\).*\[hang\]`
	go install(out, 1)
	select {
	case r := <-out:
		return r.n, r.err
	case <-time.After(time.Second):
		return 0, errors.New("late")
	}
}

// There is room for the one.
func branchesOK() (int, error) {
	out := make(chan result, 1)
	go install(out, 1)
	select {
	case r := <-out:
		return r.n, r.err
	case <-time.After(time.Second):
		return 0, errors.New("late")
	}
}

func watch(ctx context.Context, out chan<- result, done <-chan struct{}) {
	go func() {
		select {
		case <-ctx.Done():
			report(out, 0, ctx.Err())
		case <-done:
		}
	}()
}

// If the watcher is heard first, install is never.
func watched(ctx context.Context) (int, error) {
	out := make(chan result) // want `the goroutines that send on out leak once the first value is received, because out has no buffer for them; write make\(chan result, 2\).*\[hang\]`
	done := make(chan struct{})
	defer close(done)
	go install(out, 1)
	go watch(ctx, out, done)
	r := <-out
	return r.n, r.err
}

// There is room for both.
func watchedOK(ctx context.Context) (int, error) {
	out := make(chan result, 2)
	done := make(chan struct{})
	defer close(done)
	go install(out, 1)
	go watch(ctx, out, done)
	r := <-out
	return r.n, r.err
}

func start(out chan<- result) {
	go func() {
		n, err := work(1)
		out <- result{n, err}
	}()
}

func wait(ctx context.Context, in <-chan result) (int, error) { return await(ctx, in) }

func await(ctx context.Context, in <-chan result) (int, error) {
	select {
	case r := <-in:
		return r.n, r.err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// A helper starts the goroutine, and another one waits.
func started(ctx context.Context) (int, error) {
	out := make(chan result) // want `the goroutine that sends on out leaks if .* takes case <-ctx.Done\(\), because out has no buffer for it.*\[hang\]`
	start(out)
	return wait(ctx, out)
}

func startedOK(ctx context.Context) (int, error) {
	out := make(chan result, 1)
	start(out)
	return wait(ctx, out)
}

func maybe(out chan<- result, n int) error {
	if n > 3 {
		return errors.New("too many")
	}
	go func() { out <- result{n, nil} }()
	return nil
}

// Where it returns early, nothing was started.
func notStarted(n int) (int, error) {
	out := make(chan result)
	if err := maybe(out, n); err != nil {
		return 0, err
	}
	r := <-out
	return r.n, r.err
}

func tell(out chan<- result, n int) {
	if n > 0 {
		out <- result{n, nil}
	}
}

// All is received, whoever it comes from.
func received(ctx context.Context) int {
	out := make(chan result)
	go report(out, 1, nil)
	go report(out, 2, ctx.Err())
	return (<-out).n + (<-out).n
}

// Whether it sends is another matter.
func perhaps(ctx context.Context, n int) int {
	out := make(chan result, 1)
	go tell(out, n)
	select {
	case r := <-out:
		return r.n
	case <-ctx.Done():
		return 0
	}
}

// The watched one ends with the context, wherever the select stands.
func send(ctx context.Context, out chan<- result, r result) {
	select {
	case out <- r:
	case <-ctx.Done():
	}
}

func selected(ctx context.Context) (int, error) {
	out := make(chan result)
	go func() {
		n, err := work(1)
		send(ctx, out, result{n, err})
	}()
	return await(ctx, out)
}

func again(out chan<- result, n int) {
	if n > 0 {
		again(out, n-1)
	}
	out <- result{n, nil}
}

// Round in circles nothing is known.
func circle(ctx context.Context, n int) (int, error) {
	out := make(chan result, 8)
	go again(out, n)
	return await(ctx, out)
}
