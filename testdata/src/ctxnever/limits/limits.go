// Package limits holds what the rule does not see.
package limits

import "context"

func root() context.Context { return context.Background() }

// What a function of this package returns is not looked up.
func called() { <-root().Done() }

// A callee waits.
func passes() { wait(context.Background()) }

func wait(ctx context.Context) { <-ctx.Done() }

// Ranging over nothing, for ever.
func ranges() {
	ctx := context.Background()
	for range ctx.Done() {
	}
}
