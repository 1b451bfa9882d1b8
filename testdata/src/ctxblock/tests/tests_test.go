package tests

import (
	"context"
	"testing"
)

// A test ends with its process.
func TestWait(t *testing.T) {
	in := make(chan int)
	go func() { in <- 1 }()
	if err := wait(context.Background(), in); err != nil {
		t.Fatal(err)
	}
}

func helper(ctx context.Context, in chan int) error {
	<-in
	return ctx.Err()
}
