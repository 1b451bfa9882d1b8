// Package guards holds arms that stay for a reason: each differs from a
// finding by that reason alone.
package guards

import (
	"context"
	"log"
	"sync"
	"time"
)

func work() {}

// The context is another one in the next turn.
type control struct {
	mu  sync.Mutex
	ctx context.Context
	in  chan int
}

func (c *control) reset(ctx context.Context) { c.ctx = ctx }
func (c *control) again(ctx context.Context) { c.ctx = ctx }

func (c *control) rereads() {
	for {
		c.mu.Lock()
		ctx := c.ctx
		c.mu.Unlock()
		select {
		case <-ctx.Done():
			continue
		case <-c.in:
		}
	}
}

func (c *control) field() {
	for {
		select {
		case <-c.ctx.Done():
			continue
		case <-c.in:
		}
	}
}

func assigned(ctx context.Context, in chan int, next func() context.Context) {
	for {
		select {
		case <-ctx.Done():
			ctx = next()
		case <-in:
		}
	}
}

func pointer(ctx context.Context, in chan int, renew func(*context.Context)) {
	renew(&ctx)
	for {
		select {
		case <-ctx.Done():
			continue
		case <-in:
		}
	}
}

func captured(ctx context.Context, in chan int) {
	go func() {
		ctx = context.WithoutCancel(ctx)
		ctx, _ = context.WithCancel(ctx)
	}()
	for {
		select {
		case <-ctx.Done():
			continue
		case <-in:
		}
	}
}

// The channel is switched off.
func disarmed(ctx context.Context, in chan int) {
	done := ctx.Done()
	for {
		select {
		case <-done:
			done = nil
		case <-in:
		}
	}
}

// The loop's condition tells.
func condition(ctx context.Context, in chan int) {
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-in:
		}
	}
}

func flag(ctx context.Context, in chan int) {
	stop := false
	for !stop {
		select {
		case <-ctx.Done():
			stop = true
		case <-in:
		}
	}
}

// The rest of the turn tells.
func testedLater(ctx context.Context, in chan int) {
	for {
		select {
		case <-ctx.Done():
			break
		case <-in:
		}
		if ctx.Err() != nil {
			return
		}
	}
}

func flagElsewhere(ctx context.Context, in chan int) {
	draining := false
	for {
		select {
		case <-ctx.Done():
			draining = true
		case v := <-in:
			if draining && v == 0 {
				return
			}
		}
	}
}

// Something waits.
func sleeps(ctx context.Context, in chan int) {
	for {
		select {
		case <-ctx.Done():
			time.Sleep(time.Second)
		case <-in:
		}
	}
}

func receives(ctx context.Context, in, out chan int) {
	for {
		select {
		case <-ctx.Done():
			<-out
		case <-in:
		}
	}
}

func sends(ctx context.Context, in, out chan int) {
	for {
		select {
		case <-ctx.Done():
			out <- 1
		case <-in:
		}
	}
}

func waitsInCallee(ctx context.Context, in, out chan int) {
	for {
		select {
		case <-ctx.Done():
			drain(out)
		case <-in:
		}
	}
}

func drain(out chan int) { <-out }

func waitsInSelect(ctx context.Context, in, out chan int) {
	for {
		select {
		case <-ctx.Done():
		case <-in:
		}
		select {
		case <-out:
		case <-in:
		}
	}
}

func rangesOver(ctx context.Context, in, out chan int) {
	for {
		select {
		case <-ctx.Done():
			for range out {
			}
		case <-in:
		}
	}
}

// Nothing is known of the call: it may wait, or end the program.
func unknown(ctx context.Context, in chan int, f func()) {
	for {
		select {
		case <-ctx.Done():
			f()
		case <-in:
		}
	}
}

// It ends the program.
func exits(ctx context.Context, in chan int) {
	for {
		select {
		case <-ctx.Done():
			log.Fatal("done")
		case <-in:
		}
	}
}

// Started in the arm, it may bring on the end by another one.
func starts(ctx context.Context, in chan int, stop func()) {
	for {
		select {
		case <-ctx.Done():
			go stop()
		case <-in:
			return
		}
	}
}

// The arm sets off what the other arm waits for: busy, but it ends.
func setsOff(ctx context.Context, t *time.Timer, in chan int) {
	for {
		select {
		case <-ctx.Done():
			t.Reset(0)
		case <-t.C:
			return
		case <-in:
		}
	}
}

// Only sometimes.
func sometimes(ctx context.Context, in chan int, n int) {
	for {
		select {
		case <-ctx.Done():
			if n == 0 {
				return
			}
		case <-in:
			n--
		}
	}
}

// A loop that ends by itself.
func data(ctx context.Context, items []int, out chan int) {
	for _, item := range items {
		select {
		case <-ctx.Done():
		case out <- item:
		}
	}
}

// The range variable is another context each time.
func contexts(ctxs []context.Context, in chan int) {
	for {
		for _, ctx := range ctxs {
			select {
			case <-ctx.Done():
				continue
			case <-in:
			}
		}
	}
}

// A channel of its own: an event, not a context.
func home(done chan struct{}, in chan int) {
	for {
		select {
		case <-done:
			continue
		case <-in:
		}
	}
}
