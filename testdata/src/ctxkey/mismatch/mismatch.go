package mismatch

import "context"

type userKey string

const userName userKey = "user"

type traceKey struct{}

type spanKey struct{ name string }

type tenantKey int

const tenant tenantKey = 0

type localeKey int

const locale localeKey = 0

type session struct{ id string }

func stores(ctx context.Context) context.Context {
	ctx = context.WithValue(ctx, userName, "gopher")
	ctx = context.WithValue(ctx, traceKey{}, 1)
	ctx = context.WithValue(ctx, &spanKey{"span"}, 1)
	ctx = context.WithValue(ctx, tenant, &session{})
	return ctx
}

func lookups(ctx context.Context) {
	_ = ctx.Value("user")                          // want `key "user" never equals key userName, under which the value is stored, because one has type string, the other userKey; use one key for both`
	_ = ctx.Value(&traceKey{})                     // want `key &traceKey\{\} never equals key traceKey\{\}, under which the value is stored, because one has type \*traceKey, the other traceKey`
	_ = ctx.Value(spanKey{"span"})                 // want `one has type spanKey, the other \*spanKey`
	_ = ctx.Value(&spanKey{"span"})                // want `&spanKey\{\} is a new pointer each time`
	if s, ok := ctx.Value(locale).(*session); ok { // want `key locale never equals key tenant, under which the value is stored, because they are different keys, and nothing is stored under locale or looked up under tenant`
		_ = s
	}

	_ = ctx.Value(userName)
	_ = ctx.Value(userKey("user"))
	_ = ctx.Value(traceKey{})
	_ = ctx.Value(userKey("other")) // never stored here, but nothing says what was meant
}
