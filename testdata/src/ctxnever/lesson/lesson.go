// Package lesson has the lesson's worker under a context that has no end.
package lesson

import (
	"context"
	"fmt"
	"time"
)

func start() {
	ctx := context.Background()
	go func() {
		for {
			select {
			case <-ctx.Done(): // want `nothing cancels ctx, so this case is never ready and the loop never exits; take a context from the caller, or derive one and cancel it`
				fmt.Println("stopping:", ctx.Err())
				return
			default:
				fmt.Println("working")
				time.Sleep(200 * time.Millisecond)
			}
		}
	}()
}

func startRight() context.CancelFunc {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		for {
			select {
			case <-ctx.Done():
				fmt.Println("stopping:", ctx.Err())
				return
			default:
				fmt.Println("working")
				time.Sleep(200 * time.Millisecond)
			}
		}
	}()
	return cancel
}
