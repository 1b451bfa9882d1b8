package options

import (
	"context"
	"database/sql"
)

type key struct{}

type Config struct{}

type Cart struct{}

func f(ctx context.Context, tx *sql.Tx, db *sql.DB, cfg Config, cart *Cart) {
	_ = context.WithValue(ctx, key{}, tx)   // allowed
	_ = context.WithValue(ctx, key{}, cfg)  // allowed
	_ = context.WithValue(ctx, key{}, db)   // want `a database handle`
	_ = context.WithValue(ctx, key{}, cart) // want `a value of type \*Cart`
}
