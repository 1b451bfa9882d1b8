// Package nils has functions that are prepared for a nil context.
package nils

import (
	"context"

	"ctxsummary/nils/lib"
)

func tolerant(n int, ctx context.Context) { // want tolerant:"^nils=10$"
	if nil != ctx {
		n++
	}
	_ = n
}

func hands(ctx context.Context) { tolerant(1, ctx) } // want hands:"^nils=1$"

func handsFar(ctx context.Context) { lib.Log(ctx, "hello") } // want handsFar:"^nils=1$"

func inside(ctx context.Context) { // want inside:"^nils=1$"
	func() {
		if ctx == nil {
			return
		}
	}()
}

// What is derived is no longer the argument.
func derives(ctx context.Context) { tolerant(1, context.WithValue(ctx, new(int), 1)) } // want derives:"nothing"

func other(ctx context.Context, p *int) bool { return p == nil } // want other:"nothing"
