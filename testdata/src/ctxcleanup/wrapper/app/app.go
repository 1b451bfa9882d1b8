// Package app uses functions of another package of the module.
package app

import (
	"context"

	"ctxcleanup/wrapper/store"
)

func stop(ctx context.Context) error {
	<-ctx.Done()
	store.Quick(ctx)
	store.Note(ctx)
	if err := store.Stopped(ctx); err != nil {
		return err
	}
	return store.Save(ctx) // want `ctx is done since line \d+, so store\.Save gives up at once`
}

func hold(ctx context.Context) error {
	l, err := store.Take(ctx)
	if err != nil {
		return err
	}
	defer l.Back(ctx) // want `ctx may be what ended when l\.Renew failed, and then l\.Back gives up at once and releases nothing`
	return l.Renew(ctx)
}
