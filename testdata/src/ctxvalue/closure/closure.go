package closure

import (
	"context"
	"fmt"
	"net/http"
)

type key struct{}

func handler() http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		user := r.Context().Value(key{}).(string) // want `panics`
		fmt.Fprintln(w, user)
	}
}

func captured(ctx context.Context) func() {
	v := ctx.Value(key{})
	return func() { fmt.Println(v.(string)) } // want `panics`
}

func capturedChecked(ctx context.Context) func() {
	v := ctx.Value(key{})
	if v == nil {
		return func() {}
	}
	return func() { fmt.Println(v.(string)) }
}
