// Package doc has the example of the rule's page.
package doc

import (
	"context"
	"database/sql"
)

func handle(ctx context.Context, db *sql.DB) error { return load(db) }

func load(db *sql.DB) error {
	_, err := db.ExecContext(context.Background(), "…") // want `the caller cannot cancel db\.ExecContext, because load creates its own context\.Background\(\) although its caller has a context; give load a parameter ctx context\.Context`
	return err
}
