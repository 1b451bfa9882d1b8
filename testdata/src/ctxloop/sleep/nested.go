package sleep

import (
	"context"
	"time"
)

func send(string, int) error { return nil }

// The outer loop looks at ctx in each turn, after a few short pauses.
func spread(ctx context.Context, hosts []string, ports []int) {
	for _, port := range ports {
		select {
		case <-ctx.Done():
			return
		default:
		}
		for _, host := range hosts {
			_ = send(host, port)
			time.Sleep(15 * time.Millisecond)
		}
	}
}

// Here nothing looks at it, and there an inner loop may turn for as long as it likes.
func blind(ctx context.Context, hosts []string, ports []int) error {
	for _, port := range ports {
		for _, host := range hosts {
			_ = send(host, port)
			time.Sleep(15 * time.Millisecond) // want `time.Sleep ignores ctx: the loop`
		}
	}
	for range ports {
		if err := ctx.Err(); err != nil {
			return err
		}
		for !ready() {
			time.Sleep(20 * time.Millisecond) // want `time.Sleep ignores ctx: the loop`
		}
	}
	return ctx.Err()
}
