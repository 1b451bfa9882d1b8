package published

import (
	"context"

	"example.com/auth"
)

type key string

const UserKey key = "user"

func own(ctx context.Context) string {
	return ctx.Value(UserKey).(string) // want `panics .* \[published\]`
}

func foreign(ctx context.Context) string {
	return ctx.Value(auth.UserKey).(string) // want `panics .* \[published\]`
}
