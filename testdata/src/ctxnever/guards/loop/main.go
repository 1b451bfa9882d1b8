// Command main runs in a loop.
package main

import (
	"context"
	"time"
)

func main() {
	ctx := context.Background()
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
		}
	}
}
