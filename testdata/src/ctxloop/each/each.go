// Package each holds loops over data all turns of which fail in the end.
package each

import (
	"context"
	"errors"
	"log"
)

type handler interface {
	Handle(ctx context.Context, event string) error
}

var errAborted = errors.New("aborted")

func emit(ctx context.Context, handlers []handler, event string) error {
	for _, h := range handlers { // want `the loop goes on when h.Handle fails, so that all that is left fails in turn once ctx has ended; leave it if ctx.Err\(\) != nil`
		if err := h.Handle(ctx, event); err != nil {
			log.Print(err)
			if errors.Is(err, errAborted) {
				return err
			}
		}
	}
	return nil
}

func gather(ctx context.Context, handlers map[string]handler) (errs []error) {
	for event, h := range handlers { // want `the loop goes on when h.Handle fails`
		err := h.Handle(ctx, event)
		errs = append(errs, err)
	}
	return errs
}

// It leaves.
func leaves(ctx context.Context, handlers []handler) error {
	for _, h := range handlers {
		if err := h.Handle(ctx, ""); err != nil {
			return err
		}
	}
	return nil
}

// It asks.
func asks(ctx context.Context, handlers []handler) error {
	for _, h := range handlers {
		if err := h.Handle(ctx, ""); err != nil {
			if ctx.Err() != nil {
				return err
			}
			log.Print(err)
		}
	}
	return nil
}

// The producer ends it.
func channel(ctx context.Context, handlers chan handler) {
	for h := range handlers {
		if err := h.Handle(ctx, ""); err != nil {
			log.Print(err)
		}
	}
}

func sequence(ctx context.Context, handlers func(func(handler) bool)) {
	for h := range handlers {
		if err := h.Handle(ctx, ""); err != nil {
			log.Print(err)
		}
	}
}

// Few.
func few(ctx context.Context, h handler) {
	for range 3 {
		if err := h.Handle(ctx, ""); err != nil {
			log.Print(err)
		}
	}
}

// It is another context.
func other(ctx context.Context, handlers []handler) error {
	for _, h := range handlers {
		if err := h.Handle(context.WithoutCancel(ctx), ""); err != nil {
			log.Print(err)
		}
	}
	return ctx.Err()
}

// Tries are counted, and made in vain.
func tries(ctx context.Context, h handler, n int) (err error) {
	for i := 0; i < n; i++ { // want `the loop goes on when h.Handle fails, also when ctx has ended; leave it if ctx.Err\(\) != nil`
		if err = h.Handle(ctx, ""); err == nil {
			return nil
		}
	}
	return err
}

// What ends it otherwise, is for others to say.
func until(ctx context.Context, h handler, ready func() bool) {
	for !ready() {
		if err := h.Handle(ctx, ""); err != nil {
			log.Print(err)
		}
	}
}
