package generated

import "context"

func Written(srv any, ctx context.Context) error { return ctx.Err() } // want `context comes after srv in Written`
