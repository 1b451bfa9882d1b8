// Command script does its work and ends.
package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	if err := pull(context.Background(), time.Minute); err != nil {
		fmt.Println(err)
	}
	_ = push(context.Background(), time.Minute)
}

func fetch() error { return nil }

func pull(ctx context.Context, limit time.Duration) error {
	failed := make(chan error)
	go func() { failed <- fetch() }()
	select {
	case err := <-failed:
		return err
	case <-time.After(limit):
		return ctx.Err()
	}
}

// The process ends with it.
func push(ctx context.Context, limit time.Duration) error {
	failed := make(chan error)
	go func() { failed <- fetch() }()
	select {
	case err := <-failed:
		return err
	case <-time.After(limit):
		return ctx.Err()
	}
}
