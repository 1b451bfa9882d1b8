// Package keys has context keys and values in shapes that no other check
// reports.
package keys

import (
	"context"
	"database/sql"
	"log/slog"
)

func put(ctx context.Context, key, value any) context.Context {
	return context.WithValue(ctx, key, value)
}

func throughWrapper(ctx context.Context) context.Context {
	return put(ctx, "user", 1)
}

func stringLookup(ctx context.Context) any {
	return ctx.Value("request")
}

type traceKey struct{ name string }

func storesValue(ctx context.Context) context.Context {
	return context.WithValue(ctx, traceKey{"id"}, "x")
}

func looksUpPointer(ctx context.Context) any {
	return ctx.Value(&traceKey{"id"})
}

type spanKey struct{ name string }

func storesPointer(ctx context.Context) context.Context {
	return context.WithValue(ctx, &spanKey{"id"}, "x")
}

func looksUpValue(ctx context.Context) any {
	return ctx.Value(spanKey{"id"})
}

type dbKey struct{}

func storesHandle(ctx context.Context, db *sql.DB) context.Context {
	return context.WithValue(ctx, dbKey{}, db)
}

func handle(ctx context.Context) *sql.DB {
	db, _ := ctx.Value(dbKey{}).(*sql.DB)
	return db
}

type verboseKey struct{}

func storesOption(ctx context.Context, verbose bool) context.Context {
	return context.WithValue(ctx, verboseKey{}, verbose)
}

func option(ctx context.Context) bool {
	verbose, _ := ctx.Value(verboseKey{}).(bool)
	return verbose
}

type userKey struct{}

type user struct{ name string }

func storesUser(ctx context.Context) context.Context {
	return context.WithValue(ctx, userKey{}, user{"gopher"})
}

func userPointer(ctx context.Context) *user {
	u, _ := ctx.Value(userKey{}).(*user)
	return u
}

type countKey struct{}

func storesInt(ctx context.Context) context.Context {
	return context.WithValue(ctx, countKey{}, 3)
}

func count(ctx context.Context) int64 {
	n, _ := ctx.Value(countKey{}).(int64)
	return n
}

func emptyPointer(ctx context.Context, log *slog.Logger) context.Context {
	return context.WithValue(ctx, &struct{}{}, "x")
}
