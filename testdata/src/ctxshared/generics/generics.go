// Package generics has shared work in functions with type parameters.
package generics

import (
	"context"
	"database/sql"
	"sync"

	"golang.org/x/sync/singleflight"
)

type cache[T any] struct {
	group singleflight.Group
	db    *sql.DB
}

func (c *cache[T]) get(ctx context.Context) (T, error) {
	v, err, _ := c.group.Do("", func() (any, error) {
		return nil, c.db.PingContext(ctx) // want `c\.db\.PingContext runs for all callers of c\.group\.Do, but fails for all of them if the first caller's ctx is canceled`
	})
	t, _ := v.(T)
	return t, err
}

func lazily[C context.Context](ctx C, db *sql.DB) func() (int, error) {
	return sync.OnceValues(func() (int, error) { return 1, db.PingContext(ctx) }) // want `db\.PingContext runs for all callers of sync\.OnceValues, but fails for all of them if the first caller's ctx is canceled`
}
