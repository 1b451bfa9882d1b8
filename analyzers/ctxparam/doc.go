// Package ctxparam reports functions that should take a context.
//
// # Analyzer ctxparam
//
// ctxparam: functions that need a parameter ctx
//
// What it finds: a function without a context does what a context should be able
// to stop, and the functions that call it have one, be it a parameter
// that they have not named: the chain is cut for want of a parameter. It is proven where every call is in view and has a live context in
// scope, or one of them serves a request, be it some calls up, and the work is known to
// wait on its context: a look at it on entry stops nothing. Where no request is in view
// and some callers have none, or functions in between would have to hand it down, the
// finding is strict and says so.
//
// root: the function makes a root, context.Background() or context.TODO(), for
// its work, or makes the context that it returns from one.
//
// Why it matters: a client that hung up, a deadline that passed or a shutdown
// ends at the last function with a context. What is called from there on runs
// to its end, and its traces belong to nobody.
//
// Example:
//
//	func handle(ctx context.Context, db *sql.DB) error { return load(db) }
//
//	func load(db *sql.DB) error {
//		_, err := db.ExecContext(context.Background(), "…") // bad: handle has ctx
//		return err
//	}
//
//	func load(ctx context.Context, db *sql.DB) error {
//		_, err := db.ExecContext(ctx, "…") // good
//		return err
//	}
//
// When it is silent: no caller has a context, or only one that the program never
// ends; the signature is not the module's to change, or an interface of another
// package asks for it; detaching is meant, as ctxroot knows it, here or at the call; what
// runs at the end (Close, Shutdown, Release); work that is given less
// than a second (less than half a minute makes the finding strict); tests, main and init; and functions marked //ctxlint:detach.
//
// Fix: suggested. The function gets a parameter ctx and every call an argument,
// if all of them are in one file and the claim is proven.
package ctxparam
