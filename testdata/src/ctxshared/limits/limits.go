// Package limits has what the rule misses, or is silent about on purpose.
package limits

import (
	"context"
	"database/sql"
	"sync"
)

type cache struct {
	once sync.Once
	db   *sql.DB
}

// The function is not a literal.
func (c *cache) variable(ctx context.Context) {
	load := func() { c.db.PingContext(ctx) }
	c.once.Do(load)
}

// Callbacks of other caches are not known.
func (c *cache) loader(ctx context.Context, get func(string, func() error) error) error {
	return get("key", func() error { return c.db.PingContext(ctx) })
}

// What a local variable holds may be kept by its next use.
func (c *cache) kept(ctx context.Context) func() error {
	load := sync.OnceValue(func() error { return c.db.PingContext(ctx) })
	return load
}
