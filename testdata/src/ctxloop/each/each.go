// Package each holds loops over data all turns of which fail in the end.
package each

import (
	"context"
	"errors"
	"log"
	"time"
)

type handler interface {
	Handle(ctx context.Context, event string) error
}

var errAborted = errors.New("aborted")

func emit(ctx context.Context, handlers []handler, event string) error {
	for _, h := range handlers { // want `the loop continues when h\.Handle fails, even after ctx is done; return if ctx\.Err\(\) != nil.*assuming h\.Handle fails once ctx is done.*\[unchecked\?\]`
		if err := h.Handle(ctx, event); err != nil {
			time.Sleep(time.Millisecond)
			if errors.Is(err, errAborted) {
				return err
			}
		}
	}
	return nil
}

// What is left fails in no time.
func cheap(ctx context.Context, handlers []handler, event string) {
	for _, h := range handlers {
		if err := h.Handle(ctx, event); err != nil {
			log.Print(err)
		}
	}
}

// Whatever else the error is, the loop ends.
func sentinel(ctx context.Context, handlers []handler, missing func(error) bool) error {
	for _, h := range handlers {
		time.Sleep(time.Millisecond)
		err := h.Handle(ctx, "")
		if err != nil && !errors.Is(err, errAborted) {
			return err
		}
	}
	for _, h := range handlers {
		time.Sleep(time.Millisecond)
		err := h.Handle(ctx, "")
		if err == nil {
			log.Print("ok")
		} else if !missing(err) {
			return err
		}
	}
	return nil
}

func gather(ctx context.Context, handlers map[string]handler) (errs []error) {
	for event, h := range handlers {
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
	for i := 0; i < n; i++ { // want `the loop continues when h\.Handle fails, even after ctx is done; return if ctx\.Err\(\) != nil`
		if err = h.Handle(ctx, ""); err == nil {
			return nil
		}
		time.Sleep(time.Millisecond)
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
