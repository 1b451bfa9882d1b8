// Package trace wraps spans.
package trace

import "context"

type Span struct{}

func (*Span) End() {}

func Start(ctx context.Context, name string) (context.Context, *Span) { return ctx, &Span{} }

func Note(ctx context.Context, text string) { _ = ctx.Value(text) }

func Work(ctx context.Context) error { return ctx.Err() }
