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

func (s *Store) Get(key string) error { return s.GetCtx(context.Background(), key) }

func (s *Store) GetCtx(ctx context.Context, key string) error {
	req, err := http.NewRequestWithContext(ctx, "GET", key, nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

func load(key string) error                         { return nil }
func loadCtx(ctx context.Context, key string) error { <-ctx.Done(); return ctx.Err() }

// This form does nothing with its context.
func count(key string) int                         { return len(key) }
func countCtx(ctx context.Context, key string) int { return count(key) }

func both(ctx context.Context, s *Store) error {
	count("k")
	return load("k") // want `load ignores ctx, so it keeps running after ctx is canceled; use loadCtx.*\[call\]`
}
