// Package fixed: the context is handed down, and nothing is asked under the lock.
package fixed

import (
	"context"
	"sync"
)

type members interface {
	Leader(ctx context.Context) (string, error)
}

type cluster struct {
	sync.RWMutex
	byLeader bool
}

func (c *cluster) leader(ctx context.Context) error {
	_, err := newMembers(c).Leader(ctx)
	return err
}

func (c *cluster) setEndpoints(ctx context.Context) {
	if c.byLeader {
		c.leader(ctx)
	}
}

func (c *cluster) Do(ctx context.Context) {
	c.RLock()
	defer c.RUnlock()
}

func (c *cluster) Sync(ctx context.Context) {
	c.setEndpoints(ctx)
	c.Lock()
	defer c.Unlock()
}

type remote struct{ c *cluster }

func (r *remote) Leader(ctx context.Context) (string, error) {
	r.c.Do(ctx)
	return "leader", ctx.Err()
}

func newMembers(c *cluster) members { return &remote{c} }
