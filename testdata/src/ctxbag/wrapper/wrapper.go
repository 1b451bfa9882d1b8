package wrapper

import (
	"context"
	"database/sql"
)

type key struct{}

func put(ctx context.Context, k, v any) context.Context { return context.WithValue(ctx, k, v) }

func f(ctx context.Context, db *sql.DB) {
	_ = put(ctx, key{}, db) // want `a database handle`
	_ = put(ctx, key{}, 1)
}
