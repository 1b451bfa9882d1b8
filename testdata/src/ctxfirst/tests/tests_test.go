package tests

import (
	"context"
	"testing"
)

func setup(t *testing.T, ctx context.Context, n int) {}
func bench(b *testing.B, ctx context.Context)        {}
func before(ctx context.Context, t *testing.T)       {}
func late(n int, t *testing.T, ctx context.Context)  {} // want `context\.Context comes after t in late; make it the first parameter`
func after(t *testing.T, n int, ctx context.Context) {} // want `context\.Context comes after n in after; make it the first parameter`

// handle is what testify and ginkgo call a test.
type handle interface {
	Errorf(format string, args ...any)
	FailNow()
}

func check(t handle, ctx context.Context) {}

func TestAll(t *testing.T) {
	after(t, 1, t.Context())
}
