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
	return store.Save(ctx) // want `ctx is already done here \(line \d+\), so store\.Save returns immediately`
}

func hold(ctx context.Context) error {
	l, err := store.Take(ctx)
	if err != nil {
		return err
	}
	defer l.Back(ctx) // want `l\.Renew may have failed because ctx is done, and then l\.Back returns immediately and undoes nothing`
	return l.Renew(ctx)
}

// Where the renewal fails the program ends, and nothing deferred runs.
func holdOrDie(ctx context.Context) error {
	l, err := store.Take(ctx)
	if err != nil {
		return err
	}
	defer l.Back(ctx)
	if err := l.Renew(ctx); err != nil {
		store.Fail("renew", err)
	}
	return nil
}

// Nobody calls with a context that ends.
func holdForever(ctx context.Context) error {
	l, err := store.Take(ctx)
	if err != nil {
		return err
	}
	defer l.Back(ctx)
	return l.Renew(ctx)
}

func forever() error { return holdForever(context.Background()) }
