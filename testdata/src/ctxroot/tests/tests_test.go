package tests

import (
	"context"
	"testing"
)

func TestLoad(t *testing.T) {
	ctx := context.Background()
	if err := load(); err != nil {
		t.Fatal(err)
	}
	lookup(ctx) // t.Context() is ctxtest's subject
	lookup(context.Background())
	helper()
}

func TestHelper(t *testing.T) {
	sub, cancel := context.WithCancel(t.Context())
	defer cancel()
	helper()
	helped()
	lookup(sub)
}

// A test runs to its end, whatever its helpers make of their context.
func check(ctx context.Context) error {
	return lookup(context.Background())
}

// Its callers are tests.
func helped() error { return lookup(context.Background()) }

// Strict categories are for the program.
func spawn(ctx context.Context) { go lookup(context.Background()) }

func (o *owner) poll() error { return lookup(context.Background()) }

func TestMain(m *testing.M) {
	lookup(context.Background())
	m.Run()
}
