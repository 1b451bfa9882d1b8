// Package app knows of package pool by facts.
package app

import (
	"context"
	"time"

	"ctxescape/wrapper/pool"
)

func submit(ctx context.Context, p *pool.Pool) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	p.Submit(func() {
		pool.Work(ctx) // want `ctx is canceled on line \d+`
	})
}

func do(ctx context.Context, p *pool.Pool) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	p.Do(func() { pool.Work(ctx) })
}

func drained(ctx context.Context, p *pool.Pool) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	p.Submit(func() { pool.Work(ctx) })
	p.Drain()
}

func companion(ctx context.Context, p *pool.Pool) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go func() { p.Loop(ctx) }()
	return pool.Work(ctx)
}
