package basic

import (
	"context"
	"database/sql"
	"log/slog"
	"net/http"

	"example.com/auth"
)

type key string

type Config struct{ Addr string }

type ServerOptions struct{ Addr string }

type cart struct{ items []string }

type billingClient interface{ Charge() }

type logFunc func(string)

type flags map[string]bool

func f(ctx context.Context, db *sql.DB, tx *sql.Tx, cfg *Config, opts ServerOptions, fn func(), ch chan int, b billingClient, logger *slog.Logger, lf logFunc) {
	_ = context.WithValue(ctx, key("db"), db)                   // want `a database handle of type \*database/sql\.DB is hidden in the context, so no signature shows who needs it and nothing fails to compile without it; pass it as a parameter`
	_ = context.WithValue(ctx, key("tx"), tx)                   // want `a database handle of type \*database/sql.Tx`
	_ = context.WithValue(ctx, key("http"), http.DefaultClient) // want `a client of type \*net/http.Client`
	_ = context.WithValue(ctx, key("billing"), b)               // want `a client of type billingClient`
	_ = context.WithValue(ctx, key("callback"), fn)             // want `a function of type func\(\)`
	_ = context.WithValue(ctx, key("events"), ch)               // want `a channel of type chan int`
	_ = context.WithValue(ctx, key("params"), map[string]int{}) // want `a mutable map of type map\[string\]int is hidden in the context, so no signature shows who needs it and nothing fails to compile without it.*\[value\]`
	_ = context.WithValue(ctx, key("flags"), flags{})           // want `a mutable map of type flags is hidden in the context, so no signature shows who needs it and nothing fails to compile without it`
	_ = context.WithValue(ctx, key("config"), cfg)              // want `a configuration of type \*Config`
	_ = context.WithValue(ctx, key("options"), opts)            // want `a configuration of type ServerOptions`
	_ = context.WithValue(ctx, key("dry run"), true)            // want `a flag of type bool is hidden in the context, so no signature shows who needs it and nothing fails to compile without it`

	_ = context.WithValue(ctx, key("logger"), logger)
	_ = context.WithValue(ctx, key("print"), lf) // a logger by its type
	_ = context.WithValue(ctx, key("trace"), fn) // a tracer by its key
	_ = context.WithValue(ctx, key("header"), http.Header{})
	_ = context.WithValue(ctx, key("form"), http.Header{}) // another package's map
	_ = context.WithValue(ctx, key("request-id"), true)
	_ = context.WithValue(ctx, key("cart"), &cart{})
	_ = context.WithValue(ctx, key("page"), 1)
	_ = context.WithValue(ctx, key("none"), nil)
	_ = context.WithValue(ctx, auth.Hook, fn)      // the other package wants it
	_ = context.WithValue(ctx, auth.Key("fn"), fn) // likewise
}
