// Package backoff stands for the module of that name.
package backoff

import "context"

type BackOff interface{ Reset() }

type Operation func() error

func Retry(o Operation, b BackOff) error { return o() }

func NewExponentialBackOff() BackOff { return nil }

func WithMaxRetries(b BackOff, n uint64) BackOff { return b }

func WithContext(b BackOff, ctx context.Context) BackOff { return b }
