// Package breaks holds arms that break out of their select only, in loops that
// end by themselves.
package breaks

import (
	"context"
	"log"
)

func work(int) {}

func checks(ctx context.Context, items []int) {
	for _, item := range items {
		select {
		case <-ctx.Done():
			break // want `break leaves only the select, so the loop keeps running after ctx is done`
		default:
		}
		work(item)
	}
}

func checksError(ctx context.Context, items []int) error {
	var err error
	for _, item := range items {
		select {
		case <-ctx.Done():
			err = ctx.Err()
			log.Println("stopping", err)
			break // want `break leaves only the select, so the loop keeps running after ctx is done`
		default:
		}
		work(item)
	}
	return err
}

func last(ctx context.Context, items []int) (int, error) {
	n := 0
	for _, item := range items {
		select {
		case <-ctx.Done():
			break // want `break leaves only the select`
		default:
		}
		n += item
	}
	log.Println(n)
	return n, nil
}

// The error is looked at behind the select.
func looks(ctx context.Context, items []int) (err error) {
	for _, item := range items {
		select {
		case <-ctx.Done():
			err = ctx.Err()
			break
		default:
		}
		if err != nil {
			return err
		}
		work(item)
	}
	return nil
}

// So is the context, if by another function.
func asks(ctx context.Context, items []int, do func(context.Context, int) error) error {
	for _, item := range items {
		select {
		case <-ctx.Done():
			break
		default:
		}
		if err := do(ctx, item); err != nil {
			return err
		}
	}
	return nil
}

// No work is left out or done: the loop runs through.
func runsThrough(ctx context.Context, items []int) {
	for _, item := range items {
		select {
		case <-ctx.Done():
			break
		default:
			work(item)
		}
	}
}

// A channel may have to be drained.
func drains(ctx context.Context, in, out chan int) {
	n := 0
	for item := range in {
		select {
		case <-ctx.Done():
			break
		case out <- item:
		}
		n++
	}
}

// An empty arm says that the wait, not the loop, is to end.
func wakes(ctx context.Context, items []int, tick chan int) {
	for _, item := range items {
		select {
		case <-ctx.Done():
		case <-tick:
		}
		work(item)
	}
}

// The condition asks.
func condition(ctx context.Context, tick chan int) {
	for i := 0; ctx.Err() == nil; i++ {
		select {
		case <-ctx.Done():
			break
		case <-tick:
		}
		work(i)
	}
}

// What the arm calls may end the loop.
func calls(ctx context.Context, items []int, stop func()) {
	for _, item := range items {
		select {
		case <-ctx.Done():
			stop()
			break
		default:
		}
		work(item)
	}
}

func labelled(ctx context.Context, items []int) {
loop:
	for _, item := range items {
		select {
		case <-ctx.Done():
			break loop
		default:
		}
		work(item)
	}
}
