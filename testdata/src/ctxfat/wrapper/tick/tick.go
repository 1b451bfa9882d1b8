// Package tick runs functions.
package tick

import "context"

type key struct{}

// Repeat calls f until it fails.
func Repeat(f func() error) error {
	for {
		if err := f(); err != nil {
			return err
		}
	}
}

// Once calls f.
func Once(f func() error) error { return f() }

// With stores a value.
func With(ctx context.Context, v any) context.Context { return context.WithValue(ctx, key{}, v) }
