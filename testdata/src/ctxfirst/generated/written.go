package generated

import "context"

func Written(srv any, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after srv in Written; make it the first parameter`
