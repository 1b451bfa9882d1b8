package guards

import (
	"context"

	"go.opentelemetry.io/otel/trace"
)

func start(ctx context.Context, t trace.Tracer, parent trace.SpanContext) (context.Context, trace.Span) {
	return t.Start(trace.ContextWithRemoteSpanContext(ctx, parent), "message")
}

// Each span is told its parent, and the last context is the one to go on with.
func batch(ctx context.Context, t trace.Tracer, parents []trace.SpanContext) {
	spans := make([]trace.Span, len(parents))
	for i, parent := range parents {
		ctx, spans[i] = start(ctx, t, parent)
	}
	work(ctx)
	for _, span := range spans {
		span.End()
	}
}

// Each span is the child of the one before.
func nested(ctx context.Context, t trace.Tracer, names []string) {
	spans := make([]trace.Span, len(names))
	for i, name := range names {
		ctx, spans[i] = t.Start(ctx, name) // want `ctx is derived from itself in every iteration, so the span of each iteration becomes a child of the previous one`
	}
	work(ctx)
	for _, span := range spans {
		span.End()
	}
}
