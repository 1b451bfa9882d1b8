// Package app knows of package trace by facts.
package app

import (
	"context"

	"ctxlost/wrapper/trace"
)

func work(ctx context.Context) error {
	_, span := trace.Start(ctx, "work") // want `the context of span is discarded and trace\.Work gets its parent ctx, so its work is not part of span`
	defer span.End()
	return trace.Work(ctx)
}

func note(ctx context.Context) {
	_, span := trace.Start(ctx, "note")
	defer span.End()
	trace.Note(ctx, "noted")
}
