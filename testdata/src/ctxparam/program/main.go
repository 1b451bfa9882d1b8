// Package main can be imported by nobody: what it exports is its own.
package main

import "context"

func work(ctx context.Context) error { return ctx.Err() }

func Load() error {
	return work(context.Background()) // want `the caller cannot cancel work, because Load creates its own context\.Background\(\) although its caller has a context; give Load a parameter ctx context\.Context`
}

func run(ctx context.Context) error { return Load() }

var life = context.Background()

func main() {
	run(context.Background())
	work(life)
}
