// Package store has functions of the module in both forms.
package store

import (
	"context"
	"net/http"
)

func Load(key string) error { return LoadContext(context.Background(), key) }

func LoadContext(ctx context.Context, key string) error {
	<-ctx.Done()
	return ctx.Err()
}

type Store struct{}

func (s *Store) Get(key string) error {
	req, err := http.NewRequest("GET", key, nil) // want `nothing can stop http\.NewRequest, because Get takes no context although ctx is at hand where it is called`
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

// GetCtx would call itself.
func (s *Store) GetCtx(ctx context.Context, key string) error { return s.Get(key) }

func load(key string) error                         { return nil }
func loadCtx(ctx context.Context, key string) error { return nil }
func both(ctx context.Context, s *Store) error {
	return load("k") // want `load does not see ctx, so it goes on after ctx has ended; use loadCtx`
}
