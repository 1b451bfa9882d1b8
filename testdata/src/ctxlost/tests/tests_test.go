package tests

import (
	"context"
	"testing"
)

type key struct{}

func Test(t *testing.T) {
	_, cancel := context.WithCancel(context.Background())
	enter(cancel)
	ctx := context.Background()
	context.WithValue(ctx, key{}, 1) // want `context\.WithValue returns what it makes`
}

func Benchmark(b *testing.B) {
	ctx := context.Background()
	for b.Loop() {
		context.WithValue(ctx, key{}, 1)
	}
}
