// Package doc has the examples of the page.
package doc

import "context"

type database interface {
	Lookup(ctx context.Context, key string) (string, error)
}

type store struct{ db database }

func (s *store) Get(ctx context.Context, key string) (string, error) {
	return s.db.Lookup(nil, key) // want `s\.db\.Lookup panics if it uses this nil context; pass ctx`
}

func (s *store) Find(ctx context.Context, key string) (string, error) {
	return s.db.Lookup(ctx, key)
}
