package directive

import "context"

// audit writes an entry.
//
//ctxlint:valueonly
func audit(ctx context.Context) error { return ctx.Err() } // want audit:"^waits=1 watches valueonly$"

func audits(ctx context.Context) { _ = audit(ctx) } // want audits:"^reads=1$"

//ctxlint:detach
func background() {} // want background:"^detach$"

//ctxlint:cleanup
func tidy(context.Context) {} // want tidy:"^cleanup$"

//ctxlint:joins
func join(...any) {} // want join:"^joins$"
