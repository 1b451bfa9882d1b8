// Package app knows of package trace by facts.
package app

import (
	"context"

	"ctxlost/wrapper/trace"
)

func work(ctx context.Context) error {
	_, span := trace.Start(ctx, "work") // want `the context of span is dropped, and trace\.Work below gets its parent ctx`
	defer span.End()
	return trace.Work(ctx)
}

func note(ctx context.Context) {
	_, span := trace.Start(ctx, "note")
	defer span.End()
	trace.Note(ctx, "noted")
}
