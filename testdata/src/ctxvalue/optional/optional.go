// Package optional lets others ask in two ways: with a check, and without.
package optional

import "context"

type key int

var (
	stateKey key = 1
	userKey  key = 2
)

type state struct{ turns int }

func WithState(ctx context.Context) context.Context {
	return context.WithValue(ctx, stateKey, new(state))
}

// State may be asked of any context.
func State(ctx context.Context) *state {
	if v := ctx.Value(stateKey); v != nil {
		return v.(*state)
	}
	return nil
}

// Begin is for a context of WithState.
func Begin(ctx context.Context) {
	ctx.Value(stateKey).(*state).turns++
}

func WithUser(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, userKey, name)
}

// Name and Length both panic: no way checks.
func Name(ctx context.Context) string {
	return ctx.Value(userKey).(string) // want `\[assertion\?\]`
}

func Length(ctx context.Context) int {
	return len(ctx.Value(userKey).(string)) // want `\[assertion\?\]`
}
