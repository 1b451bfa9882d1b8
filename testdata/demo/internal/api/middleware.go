package api

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"time"
)

type contextKey int

const (
	customerKey contextKey = iota
	startKey
)

// A Customer is who sent the request.
type Customer struct {
	ID    string
	Admin bool
}

// CustomerFrom returns the customer that authenticate put there.
func CustomerFrom(ctx context.Context) (Customer, bool) {
	c, ok := ctx.Value(customerKey).(Customer)
	return c, ok
}

func requestID(ctx context.Context) string {
	id, _ := ctx.Value("request_id").(string)
	return id
}

func started(ctx context.Context) time.Time {
	if at, ok := ctx.Value(startKey).(time.Time); ok {
		return at
	}
	return time.Now()
}

// withRequestID gives each request an identifier.
func withRequestID(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get("X-Request-Id")
		if id == "" {
			id = rand.Text()
		}
		w.Header().Set("X-Request-Id", id)
		ctx := context.WithValue(r.Context(), "request_id", id)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// withLog logs each request when it is over.
func withLog(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), startKey, time.Now())
		defer func() {
			log.InfoContext(ctx, "request", "method", r.Method, "path", r.URL.Path, "took", time.Since(started(ctx)))
		}()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// authenticate admits customers who send a known token.
func authenticate(tokens map[string]Customer, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, ok := tokens[r.Header.Get("Authorization")]
		if !ok {
			http.Error(w, "unknown token", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), customerKey, c)))
	})
}

// Internal returns the routes of the listener inside the cluster, where callers
// need no token.
func (a *API) Internal() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /exports", a.export)
	return mux
}
