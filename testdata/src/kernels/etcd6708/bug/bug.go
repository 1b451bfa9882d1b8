// Package bug: a client that syncs under its lock asks for the leader, some calls down,
// with a root, and the answer needs the lock. That nothing can stop it is found.
package bug

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

func (c *cluster) leader() error {
	_, err := newMembers(c).Leader(context.Background()) // want ctxparam/root
	return err
}

func (c *cluster) setEndpoints() {
	if c.byLeader {
		c.leader()
	}
}

func (c *cluster) Do(ctx context.Context) {
	c.RLock()
	defer c.RUnlock()
}

func (c *cluster) Sync(ctx context.Context) {
	c.Lock()
	defer c.Unlock()
	c.setEndpoints()
}

type remote struct{ c *cluster }

func (r *remote) Leader(ctx context.Context) (string, error) {
	r.c.Do(ctx)
	return "leader", ctx.Err()
}

func newMembers(c *cluster) members { return &remote{c} }
