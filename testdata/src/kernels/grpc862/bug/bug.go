// Package bug: a client dials on in the background when nobody wants it any more, and
// each try has a timeout that nothing watches. The latter is found.
package bug

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
			if conn != nil {
				conn.Close()
			}
			conn = nil
		default:
		}
	}()
	go c.connect()
	return conn
}

func (c *client) Close() { c.cancel() }

func (c *client) connect() {
	for retries := 1; ; retries++ {
		_, cancel := context.WithTimeout(c.ctx, time.Second) // want ctxlost/unused
		start := time.Now()
		cancel()
		select {
		case <-time.After(time.Duration(retries)*time.Second - time.Since(start)):
		case <-c.ctx.Done():
			return
		}
	}
}
