// Package basic holds senders that are left behind.
package basic

import (
	"context"
	"errors"
	"time"
)

func ask() (int, error) { return 0, nil }

func check() error { return nil }

func timer() error {
	errc := make(chan error) // want `the goroutine that sends on errc leaks if timer takes case <-time\.After\(time\.Second\), because errc has no buffer for it`
	go func() {
		_, err := ask()
		errc <- err
	}()
	select {
	case err := <-errc:
		return err
	case <-time.After(time.Second):
		return errors.New("timeout")
	}
}

func ownTimer(t *time.Timer) (n int) {
	done := make(chan struct{}) // want `the goroutine that sends on done leaks if ownTimer takes case <-t\.C, because done has no buffer for it`
	go func() {
		n, _ = ask()
		done <- struct{}{}
	}()
	select {
	case <-done:
	case <-t.C:
	}
	return n
}

// Somebody else says when to stop.
func stopped(stop chan bool) error {
	errc := make(chan error) // want `the goroutine that sends on errc leaks if stopped takes case <-stop, because errc has no buffer for it`
	go func() {
		_, err := ask()
		errc <- err
	}()
	select {
	case err := <-errc:
		return err
	case <-stop:
		return nil
	}
}

type server struct{ stop chan struct{} }

func (s *server) done() <-chan struct{} { return s.stop }

func (s *server) field() {
	errc := make(chan error) // want `the goroutine that sends on errc leaks if field takes case <-s\.stop, because errc has no buffer for it`
	go func() { errc <- check() }()
	select {
	case <-errc:
	case <-s.stop:
	}
}

func (s *server) method() {
	errc := make(chan error) // want `the goroutine that sends on errc leaks if method takes case <-s\.done\(\), because errc has no buffer for it`
	go func() { errc <- check() }()
	select {
	case <-errc:
	case <-s.done():
	}
}

func zero(ctx context.Context) {
	done := make(chan bool, 0) // want `the goroutine that sends on done leaks if zero takes case <-ctx\.Done\(\), because done has no buffer for it; write make\(chan bool, 1\)`
	go func() {
		ask()
		done <- true
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

// Either send, one at a time.
func branches(ctx context.Context) error {
	done := make(chan error) // want `write make\(chan error, 1\)`
	go func() {
		if _, err := ask(); err != nil {
			done <- err
			return
		}
		done <- check()
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Two, one after the other.
func two(ctx context.Context) error {
	done := make(chan error) // want `write make\(chan error, 2\)`
	go func() {
		_, err := ask()
		done <- err
		done <- check()
	}()
	for range 2 {
		select {
		case err := <-done:
			if err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// As many as there are: room is no repair.
func many(ctx context.Context, items []int) int {
	out := make(chan int) // want `the goroutine that sends on out leaks if many takes case <-ctx\.Done\(\), because out has no buffer for it; send in a select that also waits for a stop signal`
	go func() {
		out <- 0
		for _, item := range items {
			out <- item
		}
	}()
	select {
	case n := <-out:
		return n
	case <-ctx.Done():
		return 0
	}
}

func early() error {
	errc := make(chan error) // want `the goroutine that sends on errc leaks if early returns early, because errc has no buffer for it`
	go func() { errc <- check() }()
	if _, err := ask(); err != nil {
		return err
	}
	return <-errc
}

// A new channel for each goroutine.
func perTurn(ctx context.Context, items []int) {
	for range items {
		done := make(chan error) // want `write make\(chan error, 1\)`
		go func() { done <- check() }()
		select {
		case <-done:
		case <-ctx.Done():
			return
		}
	}
}

// One channel for all: as many sends as items.
func shared(ctx context.Context, items []int) {
	done := make(chan error) // want `the goroutine that sends on done leaks if shared takes case <-ctx\.Done\(\), because done has no buffer for it; send in a select that also waits for a stop signal`
	for range items {
		go func() { done <- check() }()
	}
	for range items {
		select {
		case <-done:
		case <-ctx.Done():
			return
		}
	}
}

func measured(ctx context.Context) int {
	done := make(chan error) // want `send in a select`
	go func() { done <- check() }()
	select {
	case <-done:
	case <-ctx.Done():
	}
	return cap(done)
}

// Room alone would not help: the send panics.
func shuts(d time.Duration) error {
	errc := make(chan error) // want `the goroutine that sends on errc panics if shuts takes case <-time\.After\(d\), because a deferred call closes errc; buffer the channel and let the sender close it`
	defer close(errc)
	go func() { errc <- check() }()
	select {
	case err := <-errc:
		return err
	case <-time.After(d):
		return errors.New("timeout")
	}
}

// The goroutine closes it itself.
func shutBySender(d time.Duration) error {
	errc := make(chan error) // want `the goroutine that sends on errc leaks if shutBySender takes case <-time\.After\(d\), because errc has no buffer for it; write make\(chan error, 1\)`
	go func() {
		defer close(errc)
		errc <- check()
	}()
	select {
	case err := <-errc:
		return err
	case <-time.After(d):
		return errors.New("timeout")
	}
}
