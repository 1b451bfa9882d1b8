package mismatch

import "context"

// Two enumerations that start at zero are no mismatch by that alone.
type colorKey int

const red colorKey = 0

func color(ctx context.Context) int {
	n, _ := ctx.Value(red).(int) // an int is stored under traceKey, which is looked up
	return n
}

// An exported type may be stored by other packages.
type Shared string

func shared(ctx context.Context) any { return ctx.Value(Shared("user")) }

// A key in other hands may be stored by them.
type lentKey string

type setter interface{ SetValue(key, value any) }

func lend(ctx context.Context, s setter) any {
	s.SetValue(lentKey("user"), 1)
	return ctx.Value(lentKey("user"))
}
