// Package app calls another package of the module.
package app

import (
	"context"

	"ctxvariant/wrapper/store"
)

func run(ctx context.Context, s *store.Store) error {
	if err := store.Load("k"); err != nil { // want `store\.Load ignores ctx, so it keeps running after ctx is canceled; use store\.LoadContext`
		return err
	}
	return s.Get("k") // want `s\.Get ignores ctx, so it keeps running after ctx is canceled; use s\.GetCtx`
}
