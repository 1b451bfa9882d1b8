package handler

import (
	"context"
	"database/sql"
	"net/http"
)

// A test's server ends with the test.
func tested(ctx context.Context, db *sql.DB) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = db.PingContext(ctx)
	})
}
