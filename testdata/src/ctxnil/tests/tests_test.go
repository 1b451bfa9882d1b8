package tests

import (
	"context"
	"testing"
)

func assertPanics(t *testing.T, f func()) {}

func TestGet(t *testing.T) {
	Get(nil) // want `Get panics where it asks it; pass t.Context\(\) \(ctxnil\) \[nil\?\]`
	var ctx context.Context
	Get(ctx) // want `ctx is nil here.* \[nil\?\]`
	assertPanics(t, func() { Get(nil) })
	t.Run("nil context", func(t *testing.T) { Get(nil) })
	t.Run("plain", func(t *testing.T) {
		Get(nil) // want `\[nil\?\]`
	})
	for _, name := range []string{"a"} {
		t.Run(name, func(t *testing.T) {
			Get(nil) // want `\[nil\?\]`
		})
	}
}

func TestGetNil(t *testing.T) { Get(nil) }
