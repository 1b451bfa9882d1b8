// Package lesson holds the loops of the lesson, and the same with arms that
// stay.
package lesson

import (
	"context"
	"fmt"
	"time"
)

func worker(ctx context.Context, id int) {
	for {
		select {
		case <-ctx.Done():
			fmt.Printf("worker %d stopping: %v\n", id, ctx.Err())
			return
		default:
			fmt.Printf("worker %d doing work...\n", id)
			time.Sleep(200 * time.Millisecond)
		}
	}
}

func streamData(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			// clean up and exit
			return
		default:
			// do the next unit of work
		}
	}
}

func stays(ctx context.Context, id int) {
	for {
		select {
		case <-ctx.Done(): // want `the loop spins on this select once ctx is done, because the case does not leave the loop; return, or break out of the loop with a label`
			fmt.Printf("worker %d stopping: %v\n", id, ctx.Err())
		default:
			fmt.Printf("worker %d doing work...\n", id)
			time.Sleep(200 * time.Millisecond)
		}
	}
}
