// Package busy holds loops that poll without a pause.
package busy

import (
	"context"
	"runtime"
	"time"
)

func work(int) {}

func empty(ctx context.Context, in chan int) {
	for {
		select {
		case <-ctx.Done():
			return
		case v := <-in:
			work(v)
		default: // want `the default case neither blocks nor works, so the loop spins while no channel is ready`
		}
	}
}

func continues(ctx context.Context, in chan int) {
	for {
		select {
		default: // want `the default case neither blocks nor works, so the loop spins while no channel is ready; remove it, so that the select waits for ctx\.Done\(\) and the others`
			continue
		case <-ctx.Done():
			return
		case v := <-in:
			work(v)
		}
	}
}

// The rest of the turn works.
func works(ctx context.Context, in chan int) {
	for i := 0; ; {
		select {
		case <-ctx.Done():
			return
		case i = <-in:
		default:
		}
		work(i)
	}
}

func pauses(ctx context.Context, in chan int) {
	for {
		select {
		case <-ctx.Done():
			return
		case v := <-in:
			work(v)
		default:
			time.Sleep(time.Millisecond)
		}
	}
}

// Spinning on purpose.
func yields(ctx context.Context, in chan int) {
	for {
		select {
		case <-ctx.Done():
			return
		case v := <-in:
			work(v)
		default:
			runtime.Gosched()
		}
	}
}

// Each turn is a step.
func counts(ctx context.Context, in chan int) {
	for i := 0; i < 10; i++ {
		select {
		case <-ctx.Done():
			return
		case v := <-in:
			work(v)
		default:
		}
	}
}

// The lesson leaves the work to the reader.
func onlyDone(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		default:
		}
	}
}

func leaves(ctx context.Context, in chan int) {
loop:
	for {
		select {
		case <-ctx.Done():
			return
		case v := <-in:
			work(v)
		default:
			break loop
		}
	}
}

func ranges(ctx context.Context, in chan int) {
	for range 10 {
		select {
		case <-ctx.Done():
			return
		case v := <-in:
			work(v)
		default:
		}
	}
}
