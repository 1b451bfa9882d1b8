package alias

import (
	c "context"
)

type ctxAlias = c.Context

func renamed(ctx ctxAlias, in chan int) {
	for {
		select {
		case <-ctx.Done():
			break // want `when ctx is done`
		case <-in:
		}
	}
}

// A type that is a context by its methods.
type own struct{ c.Context }

func method(o own, in chan int) error {
	for {
		select {
		case <-o.Done():
			continue // want `when o is done`
		case <-in:
		}
	}
}
