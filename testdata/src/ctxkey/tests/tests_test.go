package tests

import (
	"context"
	"testing"
)

func TestUser(t *testing.T) {
	ctx := with(t.Context())
	if ctx.Value("user") != nil {
		t.Error("collides with a string")
	}
	ctx = context.WithValue(ctx, "id", 1) // it has the context to itself
	if ctx.Value(key("user")).(int) != 1 {
		t.Error("lost")
	}
}

func TestPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	context.WithValue(t.Context(), nil, 1)
}

func TestAsserts(t *testing.T) {
	panics(t, func() { context.WithValue(t.Context(), []int{}, 1) })
}

func TestForgotten(t *testing.T) {
	context.WithValue(t.Context(), nil, 1) // want `key nil is nil`
}

func panics(t *testing.T, f func()) {
	defer func() { _ = recover() }()
	f()
}

// A context that differs from others, and whose key nobody can ask for.
func another() context.Context { return context.WithValue(context.Background(), new(struct{}), 0) }

var _ = another
