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
	context.WithValue(ctx, key{}, 1) // want `context\.WithValue returns a new value and changes nothing, but its result is discarded; assign it`
}

func Benchmark(b *testing.B) {
	ctx := context.Background()
	for b.Loop() {
		context.WithValue(ctx, key{}, 1)
	}
}
