// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"testing"
)

type store struct{ done chan struct{} }

func (s *store) Drop(ctx context.Context, name string) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-s.done:
		return nil
	}
}

func TestBad(t *testing.T) {
	db, name := &store{}, "a"
	t.Cleanup(func() {
		db.Drop(t.Context(), name) // want `t\.Context\(\) is canceled before t\.Cleanup runs this, so db\.Drop returns immediately; pass context\.WithoutCancel\(t\.Context\(\)\)`
	})
}

func TestGood(t *testing.T) {
	db, name := &store{}, "a"
	t.Cleanup(func() {
		db.Drop(context.WithoutCancel(t.Context()), name) // good
	})
}
