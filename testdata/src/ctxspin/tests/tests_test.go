package tests

import (
	"context"
	"testing"
)

func TestLoop(t *testing.T) {
	in := make(chan int)
	go func(ctx context.Context) {
		for {
			select {
			case <-ctx.Done(): // want `the arm does not leave the loop`
				t.Log("done")
			case <-in:
			}
		}
	}(t.Context())
}
