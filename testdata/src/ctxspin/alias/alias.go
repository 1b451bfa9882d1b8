package alias

import (
	c "context"
)

type ctxAlias = c.Context

func renamed(ctx ctxAlias, in chan int) {
	for {
		select {
		case <-ctx.Done():
			break // want `the loop spins on this select once ctx is done, because break leaves only the select`
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
			continue // want `the loop spins on this select once o is done, because continue only starts the next iteration`
		case <-in:
		}
	}
}
