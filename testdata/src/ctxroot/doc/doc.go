// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"database/sql"
)

func bad(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
	return db.QueryContext(context.Background(), "…") // want `db\.QueryContext gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
}

func good(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
	return db.QueryContext(ctx, "…") // good
}
