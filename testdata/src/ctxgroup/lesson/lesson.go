// Package lesson has the lesson's worker and download, as goroutines of a group.
package lesson

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"
)

func worker(ctx context.Context, id int) error {
	for {
		select {
		case <-ctx.Done():
			fmt.Printf("Worker %d stopping: %v\n", id, ctx.Err())
			return nil
		default:
			time.Sleep(200 * time.Millisecond)
		}
	}
}

func fetchData(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fetchData: %w", ctx.Err())
	}
}

func right(ctx context.Context) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return worker(gctx, 1) })
	g.Go(func() error { return fetchData(gctx) })
	if err := g.Wait(); err != nil {
		return err
	}
	return fetchData(ctx)
}

func wrong(ctx context.Context) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return worker(ctx, 1) }) // want `worker does not stop when another goroutine of g fails, because ctx is not the group's context; use gctx`
	g.Go(func() error { return fetchData(gctx) })
	if err := g.Wait(); err != nil {
		return err
	}
	return fetchData(gctx) // want `gctx was canceled when g\.Wait returned on line \d+, with or without an error, so fetchData returns immediately; pass ctx`
}
