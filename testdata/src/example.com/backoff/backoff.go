// Package backoff stands for a library that retries until its policy ends.
package backoff

import "context"

type BackOff interface{ Next() int }

type Exponential struct{}

func (*Exponential) Next() int { return 0 }

func NewExponential() *Exponential { return nil }

func WithMaxRetries(b BackOff, n int) BackOff { return b }

type BackOffContext interface {
	BackOff
	Context() context.Context
}

func WithContext(b BackOff, ctx context.Context) BackOffContext { return nil }

func Retry(f func() error, b BackOff) error { return nil }
