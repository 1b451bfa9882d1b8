package closure

import (
	"context"
	"net/http"
)

const userKey = "user"

func middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), userKey, 1) // want `key userKey`
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

var handler = func(ctx context.Context) any {
	return ctx.Value(userKey) // stored above
}

// A literal's parameter is not known.
func f(ctx context.Context) {
	set := func(k, v any) { ctx = context.WithValue(ctx, k, v) }
	set("a", 1)
}
