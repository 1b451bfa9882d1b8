// Package ctxtodo lists the placeholders for contexts that are still missing.
//
// # Analyzer ctxtodo
//
// ctxtodo: an inventory of context.TODO
//
// What it finds: every call of context.TODO. It is an inventory rather than a
// warning: the command "ctxlint todo" prints it, and with -max makes a ratchet of
// it that a build can hold, so that the number only falls.
//
// todo (style): a placeholder where no context is in scope: the function has to
// be given one.
//
// athand (style): a placeholder where a context is in scope. If that one fits,
// ctxroot reports the place; if ctxroot is silent, the root is meant, and
// context.Background says so.
//
// Why it matters: TODO says that somebody wants to come back. Until then the work
// below can't be stopped, and has no deadline.
//
// Example:
//
//	func load(db *sql.DB) error {
//		return db.PingContext(context.TODO()) // bad: load has no context to pass
//	}
//
//	func load(ctx context.Context, db *sql.DB) error {
//		return db.PingContext(ctx) // good
//	}
//
// When it is silent: in generated files. context.Background is not listed: it
// says that a root is meant.
//
// Fix: none: which context belongs there, only the callers know.
package ctxtodo
