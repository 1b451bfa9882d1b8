// Package app uses functions of another package of the module.
package app

import (
	"context"

	"ctxroot/wrapper/store"
)

func run(ctx context.Context) error {
	if err := store.Fetch(context.Background()); err != nil { // want `store\.Fetch gets context\.Background\(\), so it keeps running after ctx is canceled`
		return err
	}
	store.Quick(context.Background())
	store.Note(context.Background(), "saved")
	if _, err := store.Open(context.Background()); err != nil {
		return err
	}
	store.Later(func() error { return store.Fetch(context.Background()) })
	store.Fetch(store.Detach(ctx))
	return store.Each(func() error {
		return store.Fetch(context.Background()) // want `store\.Fetch gets context\.Background\(\), so it keeps running after ctx is canceled`
	})
}

func load(ctx context.Context) error { return store.Load() }
