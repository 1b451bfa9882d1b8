// Package semaphore has the part of semaphore that the fixtures need.
package semaphore

import "context"

type Weighted struct{}

func (s *Weighted) Acquire(ctx context.Context, n int64) error { return nil }
func (s *Weighted) Release(n int64)                            {}
