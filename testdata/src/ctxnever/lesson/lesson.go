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
			case <-ctx.Done(): // want `nothing ends ctx: this arm never opens, and the loop has no other way out; take a context from the caller`
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
