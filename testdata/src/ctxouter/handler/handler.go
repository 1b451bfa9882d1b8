// Package handler has handlers that work under another context than that of the
// request.
package handler

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

func ignored(ctx context.Context, db *sql.DB) {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if err := db.PingContext(ctx); err != nil { // want `db\.PingContext gets ctx from outside the handler, so it keeps running after the client disconnects and lacks the request's values; pass r\.Context\(\).*\[handler\]`
			http.Error(w, r.URL.Path, http.StatusBadGateway)
		}
	})
}

func mixed(ctx context.Context, db *sql.DB) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = db.PingContext(r.Context())
		_ = db.PingContext(ctx) // want `db\.PingContext gets ctx from outside the handler, so it keeps running after the client disconnects and lacks the request's values`
		_ = db.PingContext(ctx)
	})
}

func unnamed(ctx context.Context, db *sql.DB) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_ = db.PingContext(ctx) // want `db\.PingContext gets ctx from outside the handler, so it keeps running after the client disconnects and lacks the request's values; name the request and pass its Context\(\)`
	})
}

// Of the client's end nothing is known here.
func sends(ctx context.Context, db *sql.DB) func(*http.Request) error {
	return func(r *http.Request) error { return db.PingContext(ctx) }
}

// The name says that the context is the server's.
func server(serverCtx context.Context, db *sql.DB) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = db.PingContext(serverCtx)
	})
}

// It is to go on, or to happen at the end.
func later(ctx context.Context, db *sql.DB) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer db.PingContext(ctx)
		go func() { _ = db.PingContext(ctx) }()
	})
}

// A root is another rule's subject.
func root(db *sql.DB) http.Handler {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = db.PingContext(ctx)
	})
}
