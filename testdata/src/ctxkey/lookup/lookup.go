package lookup

import (
	"context"
	"net/http"

	"example.com/auth"
)

type own string

func lookups(ctx context.Context, r *http.Request, key any) {
	_ = ctx.Value("lookup")         // want `key "lookup" has the predeclared type string, so any other package can answer this lookup`
	_ = ctx.Value("lookup")         // the same key, reported once
	_ = r.Context().Value("header") // want `key "header"`
	_ = ctx.Value(auth.UserKey)
	_ = ctx.Value(auth.Token) // declared by another package, which must change it
	_ = ctx.Value(key)
	_ = ctx.Value(own("a"))
}

func stored(ctx context.Context) any {
	ctx = context.WithValue(ctx, "stored", 1) // want `key "stored"`
	return ctx.Value("stored")                // reported there
}
