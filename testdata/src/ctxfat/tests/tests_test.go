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
			ctx = context.WithValue(ctx, key{}, name) // want `every run of this literal`
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
