// Package lib runs callbacks.
package lib

import "context"

func Each(ctx context.Context, n int, f func(i int) error) error {
	for i := range n {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := f(i); err != nil {
			return err
		}
	}
	return nil
}

// All never stops early.
func All(ctx context.Context, n int, f func(i int) error) error {
	for i := range n {
		if err := f(i); err != nil {
			return err
		}
	}
	return nil
}
