package naming

import "context"

// The package's own custom is ctx.

func custom0(ctx context.Context) error  { return ctx.Err() }
func custom1(ctx context.Context) error  { return ctx.Err() }
func custom2(ctx context.Context) error  { return ctx.Err() }
func custom3(ctx context.Context) error  { return ctx.Err() }
func custom4(ctx context.Context) error  { return ctx.Err() }
func custom5(ctx context.Context) error  { return ctx.Err() }
func custom6(ctx context.Context) error  { return ctx.Err() }
func custom7(ctx context.Context) error  { return ctx.Err() }
func custom8(ctx context.Context) error  { return ctx.Err() }
func custom9(ctx context.Context) error  { return ctx.Err() }
func custom10(ctx context.Context) error { return ctx.Err() }
func custom11(ctx context.Context) error { return ctx.Err() }
