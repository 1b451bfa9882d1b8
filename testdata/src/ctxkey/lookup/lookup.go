package lookup

import (
	"context"
	"net/http"

	"example.com/auth"
	"example.com/queue"
)

type own string

func lookups(ctx context.Context, r *http.Request, key any) {
	_ = ctx.Value("lookup")         // want `key "lookup" has the predeclared type string, so any other package can store another value under it`
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

// Only a test stores it.
func tested(ctx context.Context) any { return ctx.Value("tested") } // want `key "tested"`

// A method that another module's code calls: it may have set the key.
type consumer struct{}

var _ queue.Consumer = consumer{}

func (consumer) Consume(topic string, ctx context.Context) error { return nil }

func (consumer) Peek(c context.Context) error {
	_ = c.Value("header by queue")
	return nil
}

func (consumer) own(c context.Context) any { return c.Value("own") } // want `key "own" has the predeclared type string, so any other package can store another value under it; let the package that stores the value export a function that looks it up, with a key of an unexported type.*\[collision\?\]`

// net/http sets no such keys.
func (consumer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_ = r.Context().Value("served") // want `\[collision\?\]`
}
