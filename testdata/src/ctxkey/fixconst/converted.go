package fixconst

import "context"

// A key that was made an interface loses that conversion.
var deadlineKey = any("deadline") // the connection's

func withDeadline(ctx context.Context, s string) context.Context {
	return context.WithValue(ctx, deadlineKey, s) // want `key deadlineKey has the predeclared type string`
}

func deadlineOf(ctx context.Context) string {
	s, _ := ctx.Value(deadlineKey).(string)
	return s
}
