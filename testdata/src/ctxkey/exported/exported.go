package exported

import "context"

type CtxKey string // want `context key CtxKey is exported`

type key string

const UserKey key = "user" // want `context key UserKey is exported, so other packages can store any value under it`

var TraceKey = &struct{ name string }{"trace"} // want `context key TraceKey is exported`

const ownKey key = "own"

const Name = 1

func f(ctx context.Context) {
	_ = context.WithValue(ctx, UserKey, 1)
	_ = context.WithValue(ctx, UserKey, 2)
	_ = context.WithValue(ctx, TraceKey, 1)
	_ = context.WithValue(ctx, CtxKey("a"), 1)
	_ = context.WithValue(ctx, ownKey, 1)
}
