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
	work(ctx) // t.Context() is ctxtest's subject
	work(context.Background())
	helper()
}

func TestHelper(t *testing.T) {
	sub, cancel := context.WithCancel(t.Context())
	defer cancel()
	helper()
	helped()
	work(sub)
}

// A test runs to its end, whatever its helpers make of their context.
func check(ctx context.Context) error {
	return work(context.Background())
}

// Its callers are tests.
func helped() error { return work(context.Background()) }

// Strict categories are for the program.
func spawn(ctx context.Context) { go work(context.Background()) }

func (o *owner) poll() error { return work(context.Background()) }

func TestMain(m *testing.M) {
	work(context.Background())
	m.Run()
}
