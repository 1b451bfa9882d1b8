// Package lesson has the shapes that the lesson on context calls wrong and right.
package lesson

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Right: the lesson's worker and its program.
func fetchData(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fetchData: %w", ctx.Err())
	}
}

func program() {
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	if err := fetchData(ctx); err != nil {
		fmt.Println("Error:", err)
	}
}

// Wrong: the context that was passed in is ignored, deep inside a function.
func report(ctx context.Context) error {
	return fetchData(context.Background()) // want `fetchData gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
}

// Wrong: a derived root is a root.
func reportInTime(ctx context.Context) error {
	sub, cancel := context.WithTimeout(context.TODO(), time.Second) // want `fetchData gets context\.TODO\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
	defer cancel()
	return fetchData(sub)
}

// Right: thread the incoming context through, or derive from it.
func reportRight(ctx context.Context) error {
	if err := fetchData(ctx); err != nil {
		return err
	}
	sub, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return fetchData(sub)
}

type server struct{}

func (server) Shutdown(ctx context.Context) error { return ctx.Err() }

// Right: cleanup after the end gets a fresh root with a timeout of its own.
func serve(ctx context.Context, srv server) error {
	<-ctx.Done()
	stop, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return errors.Join(ctx.Err(), srv.Shutdown(stop))
}
