// Package b gives it contexts.
package b

import (
	"context"
	"time"

	"ctxstale/wrapper/a"
)

func use(ctx context.Context, slow bool) error {
	if slow {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		a.Load(ctx)
		cancel()
	}
	a.Note(ctx)
	return a.Load(ctx) // want `ctx may be the context from line \d+, which is canceled on line \d+, and then a\.Load returns immediately`
}
