// Package paired has exported functions that look up what the package stores: their
// callers are elsewhere, and may be asked to come with its context.
package paired

import (
	"context"
	"net/http"
)

type key int

var (
	stateKey key = 1
	userKey  key = 2
	jobKey   key = 3
	lostKey  key = 4
)

type state struct{ turns int }

func WithState(ctx context.Context) context.Context {
	return context.WithValue(ctx, stateKey, new(state))
}

func Begin(ctx context.Context) {
	s := ctx.Value(stateKey).(*state) // want `assuming some caller gets here without WithState, which stores it.*\[assertion\?\]`
	s.turns++
}

func middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), userKey, r.URL.Path)))
	})
}

func User(w http.ResponseWriter, r *http.Request) {
	_ = r.Context().Value(userKey).(string) // want `assuming some caller gets here without middleware, which stores it.*\[assertion\?\]`
}

// Not exported, and what calls it is in view.
func Run(ctx context.Context) { _ = context.WithValue(ctx, jobKey, 1) }

func job(ctx context.Context) int {
	return ctx.Value(jobKey).(int) // want `\[assertion\]`
}

func Job(ctx context.Context) int { return job(ctx) }

// Nothing stores it.
func Lost(ctx context.Context) int {
	return ctx.Value(lostKey).(int) // want `\[assertion\]`
}
