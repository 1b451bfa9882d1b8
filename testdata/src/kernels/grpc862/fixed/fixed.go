// Package fixed: the client is closed, and its tries are bounded.
package fixed

import (
	"context"
	"time"
)

type client struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func dial(ctx context.Context) (conn *client) {
	c := &client{}
	c.ctx, c.cancel = context.WithCancel(context.WithoutCancel(ctx))
	defer func() {
		select {
		case <-ctx.Done():
			conn = nil
		default:
		}
		if conn == nil {
			c.Close()
		}
	}()
	go c.connect()
	return conn
}

func (c *client) Close() { c.cancel() }

func (c *client) connect() {
	for retries := 1; ; retries++ {
		ctx, cancel := context.WithTimeout(c.ctx, time.Second)
		start := time.Now()
		err := handshake(ctx)
		cancel()
		if err == nil {
			return
		}
		select {
		case <-time.After(time.Duration(retries)*time.Second - time.Since(start)):
		case <-c.ctx.Done():
			return
		}
	}
}

func handshake(ctx context.Context) error { return ctx.Err() }
