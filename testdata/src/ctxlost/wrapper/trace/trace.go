// Package trace wraps spans.
package trace

import "context"

type Span struct{}

func (*Span) End() {}

func Start(ctx context.Context, name string) (context.Context, *Span) { return ctx, &Span{} }

func Note(ctx context.Context, text string) { _ = ctx.Value(text) }

func Work(ctx context.Context) error {
	_, span := Start(ctx, "work")
	defer span.End()
	return ctx.Err()
}

// Send asks the context for its end and for nothing else.
func Send(ctx context.Context, c chan<- int, n int) error { return send(ctx, c, n) }

func send(ctx context.Context, c chan<- int, n int) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case c <- n:
		return nil
	}
}
