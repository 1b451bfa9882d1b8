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
// ignored (strict): the function is given a context that it does not even name,
// and works under a root.
//
// owner (strict): a method makes a root although its receiver holds a context
// that the type derives and cancels itself.
//
// values (strict): work that is rightly detached (a goroutine, clean-up, or what
// a comment explains) starts from a root and so loses trace, tenant and caller;
// context.WithoutCancel keeps them.
//
// passed (strict): the same as root, where one thing is only likely: that the
// callee watches its context, or that the callback around it runs while the
// function does, as one does whose error a retry hands back.
//
// carrier (strict): a parameter holds a context of which nobody says that it
// has an end: a command or a struct of parameters. Or a function returns a
// context that it makes from a root, although it is given one.
//
// lifetime (strict): the receiver, or a struct of the package that it leads to,
// has an end of its own, or serves a stream that has one: it holds the context,
// the stream, or at least a cancel function; its work, goroutines included, has a
// root.
//
// caller (strict): a function without a context parameter makes a root, and
// some caller in the package has a context, also through an interface. The same
// for a function that makes a context for its caller.
//
// unbounded (strict): nothing of the above, but the work gets the bare root, and
// so has neither a deadline nor somebody to cancel it.
//
// own (strict): nothing of the above, and the function gives the work a deadline
// of its own: nobody can stop it before.
//
// global (strict): the root has a name: a package-level variable that is declared
// as one and never assigned again.
//
// todo (strict): a context.TODO that none of the other categories reports. Its
// documentation says that it stands for a context that is still to come.
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
// and callbacks that outlive the function (but not for a stream that the function
// itself closes by defer), in sync.Once and singleflight, in
// the clean-up of an error branch, in what is called when something is over
// (Close, Shutdown, Release), and in a function that is only ever started by
// go. A parameter that is compared with nil is
// not at hand; of one named _ category ignored speaks, save in what begins or
// ends something. A root that is returned, stored, sent, or bound to a
// new client stands for a life of its own. Nothing is said where the callee
// only reads values, or is not known to watch its context, nor in functions
// marked //ctxlint:detach. A package-level context that is
// assigned somewhere, or exported, is a lifetime, not a root.
// Of a carrier from a third package, such as a *cobra.Command, nothing is known
// unless the package itself asks one for its context: until then it is category
// carrier's. A comment beside the root
// that speaks of the context, or one in the function that names the root,
// explains it, and tests run to their end: nothing is said about either. For callee,
// work that is given less than a second needs no stopping.
//
// Fix: suggested. The root is replaced by the context at hand; an overwritten
// parameter and detached work get context.WithoutCancel; an ignored parameter
// gets its name. For callee the
// function gets a parameter ctx and every call an argument, if all of them are
// in one file.
package ctxroot
