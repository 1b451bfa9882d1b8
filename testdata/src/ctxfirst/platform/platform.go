// Package platform has files that this build does not see: they may call load
// too, so its order cannot be mended here.
package platform

import "context"

func load(id int, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after id in load; make it the first parameter`

func run(ctx context.Context) { _ = load(1, ctx) }
