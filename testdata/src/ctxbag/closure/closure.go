package closure

import (
	"context"
	"database/sql"
	"net/http"
)

type key struct{}

func middleware(db *sql.DB, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), key{}, db) // want `a database handle`
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
