// Package lesson has the lesson's worker in a program that ends by a signal.
package lesson

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"time"
)

func worker(ctx context.Context, id int) {
	for {
		select {
		case <-ctx.Done():
			fmt.Printf("Worker %d stopping: %v\n", id, ctx.Err())
			return
		default:
			fmt.Printf("Worker %d doing work...\n", id)
			time.Sleep(200 * time.Millisecond)
		}
	}
}

// Nothing waits when the signal has come.
func right() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	worker(ctx, 1)
}

func wrong() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `stop is called only when wrong returns, so a second interrupt is ignored while wg\.Wait blocks`
	var wg sync.WaitGroup
	for id := range 2 {
		wg.Go(func() { worker(ctx, id) })
	}
	<-ctx.Done()
	wg.Wait()
}
