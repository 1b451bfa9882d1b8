// Package ctxroot reports new roots where a context is at hand.
//
// # Analyzer ctxroot
//
// ctxroot: Background or TODO where a context is at hand
//
// What it finds: context.Background() or context.TODO(), used directly,
// through a variable or through a derivation, and given to work that would
// otherwise stop when the caller gives up.
//
// root: a live context is at hand: a parameter, one derived from it, or a
// captured one.
//
// request: an *http.Request, a gRPC stream, a command or another carrier is at
// hand; its Context method gives the context out.
//
// callee: the function has no context at hand, but every caller in the package
// has one, and no other package can call it. It is reported once, at the root.
//
// library (strict): the same for an exported function, as far as this package's
// callers go.
//
// chain (strict): the same, where the caller has no context either but its
// callers do, up to three calls up: each function on the way has to hand it on.
// Interfaces of the package may change with the methods in between.
//
// overwrite: the first thing that a function does with its context parameter
// is to overwrite it by a root.
//
// owner (strict): a method makes a root although its receiver holds a context
// that the type derives and cancels itself.
//
// values (strict): work that is rightly detached (a goroutine, clean-up) starts
// from a root and so loses trace, tenant and caller; context.WithoutCancel
// keeps them.
//
// Why it matters: the chain from the caller's cancel to the work is cut. A
// client that hung up, a deadline that passed or a shutdown no longer reaches
// the query, and traces end here.
//
// Example:
//
//	func load(ctx context.Context, db *sql.DB) error {
//		_, err := db.ExecContext(context.Background(), "…") // bad: runs on after ctx ended
//		return err
//	}
//
//	func load(ctx context.Context, db *sql.DB) error {
//		_, err := db.ExecContext(ctx, "…") // good
//		return err
//	}
//
// When it is silent: detaching is meant: where every context at hand is dead,
// in defer, t.Cleanup, context.AfterFunc, after a signal to stop, in goroutines
// and callbacks that outlive the function, in sync.Once and singleflight, in
// the clean-up of an error branch, in what is called when something is over
// (Close, Shutdown, Release), and in a function that is only ever started by
// go. A parameter that is compared with nil or
// named _ is not at hand. A root that is returned, stored, sent, or bound to a
// new client stands for a life of its own. Nothing is said where the callee
// only reads values, or is not known to watch its context, nor in functions
// marked //ctxlint:detach. A package-level context is a lifetime, not a root.
// Of a carrier from a third package, such as a *cobra.Command, nothing is known
// unless the package itself asks one for its context. A comment beside the root
// that speaks of the context, or one in the function that names the root,
// explains it, and tests run to their end: nothing is said about either.
//
// Fix: suggested. The root is replaced by the context at hand; an overwritten
// parameter and detached work get context.WithoutCancel. For callee the
// function gets a parameter ctx and every call an argument, if all of them are
// in one file.
package ctxroot
