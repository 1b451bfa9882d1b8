package basic

import (
	"context"
	"net/http"
)

type userKey struct{}

// A middleware adds a value, and loses the request's end and all other values.
func middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(context.Background(), userKey{}, "u") // want `r\.WithContext gets context\.Background\(\), so the request loses the cancellation, deadline and values of r\.Context\(\); pass r\.Context\(\), or context\.WithoutCancel\(r\.Context\(\)\) if it must outlive the caller`
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// A copy of the request that is to live on.
func detachedCopy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.Background()))
	})
}
