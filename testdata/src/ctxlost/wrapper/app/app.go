// Package app knows of package trace by facts.
package app

import (
	"context"

	"ctxlost/wrapper/trace"
)

func work(ctx context.Context) error {
	_, span := trace.Start(ctx, "work") // want `the context of span is discarded and trace\.Work gets its parent ctx, so its work is not part of span.*\[span\]`
	defer span.End()
	return trace.Work(ctx)
}

func note(ctx context.Context) {
	_, span := trace.Start(ctx, "note")
	defer span.End()
	trace.Note(ctx, "noted")
}

// The callee has no use for a span.
func sends(ctx context.Context, c chan<- int) error {
	_, span := trace.Start(ctx, "sends")
	defer span.End()
	return trace.Send(ctx, c, 1)
}

// Nobody has seen what is called.
func unseen(ctx context.Context, run func(context.Context) error) error {
	_, span := trace.Start(ctx, "unseen") // want `run gets its parent ctx.*; assuming run makes spans or logs under its context.*\[span\?\]`
	defer span.End()
	return run(ctx)
}

// What is started gets the parent as well, and outlives the span.
func starts(ctx context.Context, c chan<- int) (stop func(), err error) {
	_, span := trace.Start(ctx, "starts")
	defer span.End()
	if err := trace.Work(ctx); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	go func() { _ = trace.Work(ctx) }()
	return cancel, nil
}
