package published

import (
	"context"

	"example.com/auth"
)

type key string

const UserKey key = "user"

func own(ctx context.Context) string {
	return ctx.Value(UserKey).(string) // want `panics .* \[assertion\?\]`
}

func foreign(ctx context.Context) string {
	return ctx.Value(auth.UserKey).(string) // want `panics .* \[assertion\?\]`
}

// TenantKey is a key that other packages can make.
type TenantKey struct{}

type tenantKey struct{}

func tenant(ctx context.Context) string {
	return ctx.Value(TenantKey{}).(string) // want `panics .* \[assertion\?\]`
}

func ownTenant(ctx context.Context) string {
	return ctx.Value(tenantKey{}).(string) // want `panics .* \[assertion\]`
}
