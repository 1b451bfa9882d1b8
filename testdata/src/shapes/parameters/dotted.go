package parameters

import . "context"

func dotted(id int, ctx Context) error { return ctx.Err() }
