package basic

import (
	"context"
	"os"
	"time"
)

func sibling(ctx context.Context, in, out chan int) error {
	for {
		var n int
		select {
		case <-ctx.Done():
			return ctx.Err()
		case n = <-in:
		}
		select { // want `this select keeps blocking after ctx is done; add case <-ctx\.Done\(\)`
		case out <- n:
		case <-in:
		}
	}
}

// Another arm ends the wait.
func wakes(ctx context.Context, in, out chan int, stop chan struct{}, signals chan os.Signal, watch func(context.Context) chan int) error {
	watched := watch(ctx)
	fed := make(chan int)
	go func() {
		<-ctx.Done()
		close(fed)
	}()
	for {
		var n int
		select {
		case <-ctx.Done():
			return ctx.Err()
		case n = <-in:
		}
		select {
		case out <- n:
		case <-stop:
		}
		select {
		case out <- n:
		case <-signals:
		}
		select {
		case out <- n:
		case <-time.After(time.Second):
		}
		select {
		case out <- n:
		case <-watched:
		}
		select {
		case out <- n:
		case <-fed:
		}
		select {
		case out <- n:
		default:
		}
	}
}

// No select of the function watches the context.
func alone(ctx context.Context, in, out chan int) error {
	for {
		select {
		case out <- 1:
		case <-in:
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}
