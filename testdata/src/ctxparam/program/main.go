// Package main can be imported by nobody: what it exports is its own.
package main

import "context"

func work(ctx context.Context) error { return ctx.Err() }

func Load() error {
	return work(context.Background()) // want `because Load makes its own context\.Background although its caller has a context`
}

func run(ctx context.Context) error { return Load() }

var life = context.Background()

func main() {
	run(context.Background())
	work(life)
}
