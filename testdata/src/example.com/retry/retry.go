// Package retry stands for a library that takes the context as an option.
package retry

import "context"

type Option func()

func Attempts(n int) Option { return nil }

func Context(ctx context.Context) Option { return nil }

func Do(f func() error, opts ...Option) error { return nil }
