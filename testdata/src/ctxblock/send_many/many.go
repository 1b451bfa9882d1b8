// Package many starts one goroutine for each item.
package many

import (
	"context"
	"errors"
)

func try(item int) error { return errors.New("no") }

// Only the first answer is taken.
func first(items []int) error {
	done := make(chan error) // want `the goroutines that send on done leak once the first value is received, because done has no buffer for them; buffer the channel for all of them`
	for _, item := range items {
		go func() { done <- try(item) }()
	}
	return <-done
}

// The first error ends the wait for the others.
func all(items []int) error {
	done := make(chan error) // want `the goroutines that send on done leak if all returns before it has received from all, because done has no buffer for them`
	for _, item := range items {
		go func() { done <- try(item) }()
	}
	for range items {
		if err := <-done; err != nil {
			return err
		}
	}
	return nil
}

// So does the context.
func until(ctx context.Context, items []int) error {
	done := make(chan error) // want `the goroutine that sends on done leaks if until takes case <-ctx\.Done\(\), because done has no buffer for it`
	for _, item := range items {
		go func() { done <- try(item) }()
	}
	for range items {
		select {
		case err := <-done:
			_ = err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// There is room.
func room(items []int) error {
	done := make(chan error, len(items))
	for _, item := range items {
		go func() { done <- try(item) }()
	}
	return <-done
}

// All are received.
func joined(items []int) error {
	var errs []error
	done := make(chan error)
	for _, item := range items {
		go func() { done <- try(item) }()
	}
	for range items {
		errs = append(errs, <-done)
	}
	return errors.Join(errs...)
}

// The function returns when the last has come.
func counted(items []int) error {
	var errs []error
	done := make(chan error)
	for _, item := range items {
		go func() { done <- try(item) }()
	}
	for {
		errs = append(errs, <-done)
		if len(errs) == len(items) {
			return errors.Join(errs...)
		}
	}
}

// The rest is drained.
func drained(items []int) error {
	done := make(chan error)
	for _, item := range items {
		go func() { done <- try(item) }()
	}
	defer func() {
		for range len(items) - 1 {
			<-done
		}
	}()
	return <-done
}

// Each goroutine has a channel of its own, and is waited for.
func own(items []int) error {
	for _, item := range items {
		done := make(chan error)
		go func() { done <- try(item) }()
		if err := <-done; err != nil {
			return err
		}
	}
	return nil
}

// One turn, one goroutine.
func once(item int) error {
	done := make(chan error)
	for range 1 {
		go func() { done <- try(item) }()
	}
	return <-done
}

// The goroutine gives up.
func polite(items []int, quit chan struct{}) error {
	done := make(chan error)
	for _, item := range items {
		go func() {
			select {
			case done <- try(item):
			case <-quit:
			}
		}()
	}
	return <-done // want `nothing sends on done once quit is closed, so this receive blocks forever; select on quit as well.*\[hang\?\]`
}

// Each turn starts one and waits for one.
func turns(items []int) error {
	done := make(chan error)
	for _, item := range items {
		go func() { done <- try(item) }()
		if err := <-done; err != nil {
			return err
		}
	}
	return nil
}
