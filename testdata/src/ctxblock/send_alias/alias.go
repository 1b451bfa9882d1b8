package alias

import (
	c "context"
	. "time"
)

type result = chan error

func ask() error { return nil }

func renamed(ctx c.Context) {
	done := make(result) // want `the goroutine that sends on done leaks if renamed takes case <-ctx\.Done\(\), because done has no buffer for it; write make\(result, 1\)`
	go func() { done <- ask() }()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

func dotted() {
	var done = make(chan error) // want `the goroutine that sends on done leaks if dotted takes case <-After\(Second\), because done has no buffer for it`
	go func() { done <- ask() }()
	select {
	case <-done:
	case <-After(Second):
	}
}
