// Package behind has lookups behind a function that stores the value.
package behind

import (
	"context"
	"net/http"
)

type key int

const (
	userKey key = iota
	teamKey
	roleKey
)

func withUser(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), userKey, r.URL.Path)))
	})
}

func routes(mux *http.ServeMux) {
	mux.Handle("/a", withUser(http.HandlerFunc(guarded)))
	mux.Handle("/b", withUser(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = r.Context().Value(userKey).(string) // want `r\.Context\(\)\.Value\(userKey\)\.\(string\) panics if the context holds no value of type string under userKey; use v, ok := r\.Context\(\)\.Value\(userKey\)\.\(string\).*assuming some caller gets here without withUser, which stores it.*\[assertion\?\]`
		_ = r.Context().Value(teamKey).(string) // want `\[assertion\]`
	})))
	mux.Handle("/c", withUser(http.HandlerFunc(both)))
}

func guarded(w http.ResponseWriter, r *http.Request) {
	_ = r.Context().Value(userKey).(string) // want `r\.Context\(\)\.Value\(userKey\)\.\(string\) panics if the context holds no value of type string under userKey.*assuming some caller gets here without withUser, which stores it`
	_ = r.Context().Value(teamKey).(string) // want `\[assertion\]`
}

// One of its routes is not behind it.
func more(mux *http.ServeMux) { mux.HandleFunc("/d", both) }

func both(w http.ResponseWriter, r *http.Request) {
	_ = r.Context().Value(userKey).(string) // want `\[assertion\]`
}

// Nothing registers it.
func alone(w http.ResponseWriter, r *http.Request) {
	_ = r.Context().Value(userKey).(string) // want `\[assertion\]`
}

// All callers store the value.
func Run(ctx context.Context) {
	ctx = context.WithValue(ctx, roleKey, "admin")
	work(ctx)
	if ctx.Err() == nil {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		work(ctx)
	}
	some(ctx)
}

func work(ctx context.Context) { _ = ctx.Value(roleKey).(string) }

func Other(ctx context.Context) { some(ctx) }

func some(ctx context.Context) { _ = ctx.Value(roleKey).(string) } // want `\[assertion\]`
