// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"time"

	"golang.org/x/sync/singleflight"
)

type store struct{ group singleflight.Group }

func (s *store) load(ctx context.Context, key string) (any, error) {
	<-ctx.Done()
	return key, ctx.Err()
}

func (s *store) bad(ctx context.Context, key string) (any, error) {
	v, err, _ := s.group.Do(key, func() (any, error) {
		return s.load(ctx, key) // want `s\.load runs for all callers of s\.group\.Do, but fails for all of them if the first caller's ctx is canceled`
	})
	return v, err
}

func (s *store) good(ctx context.Context, key string) (any, error) {
	v, err, _ := s.group.Do(key, func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
		defer cancel()
		return s.load(ctx, key) // good
	})
	return v, err
}
