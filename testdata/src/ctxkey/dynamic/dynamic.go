// Package dynamic stores under names that are known only when the program runs.
package dynamic

import "context"

func claims(ctx context.Context, all map[string]any) context.Context {
	for name, value := range all {
		ctx = context.WithValue(ctx, name, value) // want `key name has the predeclared type string, so any other package can overwrite this value.*; assuming these keys are not for others to choose or to ask for`
	}
	return ctx
}

func constant(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, "id", id) // want `key "id" has the predeclared type string, so any other package can overwrite this value; let one package own the key, with an unexported type, and export functions that store and look up the value`
}
