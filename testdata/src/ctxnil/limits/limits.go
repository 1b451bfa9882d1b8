// Package limits holds what is missed or left alone.
package limits

import "context"

func get(ctx context.Context) { <-ctx.Done() }

// What a function returns is not followed to its use.
func stub() context.Context { return nil }

func returned() { get(stub()) }

// A variable that one way leaves nil may be one that this way never comes by.
func some(n int) {
	var ctx context.Context
	if n > 1 {
		ctx = context.Background()
	}
	if n > 0 {
		get(ctx)
	}
}

// Maps, channels and fields of other packages are not followed.
func kept(m map[string]context.Context) {
	m["a"] = nil
	get(m["a"])
}

// Neither is nil in a literal of a struct that others read.
type Options struct{ Context context.Context }

func options() Options { return Options{Context: nil} }
