// Package app calls another package of the module.
package app

import (
	"context"

	"ctxvariant/wrapper/store"
)

func run(ctx context.Context, s *store.Store) error {
	if err := store.Load("k"); err != nil { // want `store\.Load does not see ctx, so it goes on after ctx has ended; use store\.LoadContext`
		return err
	}
	return s.Get("k") // want `s\.Get does not see ctx`
}
