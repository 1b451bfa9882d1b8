package alias

import (
	c "context"
	. "time"
)

type result = chan error

func ask() error { return nil }

func renamed(ctx c.Context) {
	done := make(result) // want `takes the arm <-ctx.Done\(\).*write make\(result, 1\)`
	go func() { done <- ask() }()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

func dotted() {
	var done = make(chan error) // want `takes the arm <-After\(Second\)`
	go func() { done <- ask() }()
	select {
	case <-done:
	case <-After(Second):
	}
}
