package tests

import (
	"context"
	"testing"
)

type key struct{}

func Test(t *testing.T) {
	ctx := t.Context()
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) {
			ctx = context.WithValue(ctx, key{}, name) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
			if err := work(ctx); err != nil {
				t.Fatal(err)
			}
		})
		t.Run(name, func(t *testing.T) {
			ctx = t.Context()
			if err := work(ctx); err != nil {
				t.Fatal(err)
			}
		})
	}
}
