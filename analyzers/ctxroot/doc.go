// Package ctxroot reports new roots where a context is in scope.
//
// # Analyzer ctxroot
//
// ctxroot: Background or TODO where a context is in scope
//
// What it finds: context.Background() or context.TODO(), used directly,
// through a variable, a derivation or a function of the module that makes one, and
// given to work that would otherwise stop when the caller cancels.
//
// root: a context is to be had: a parameter, one derived from it, a captured one,
// or what a request, a stream or another carrier gives out, which a framework's
// command does, if a program hands it one; a parameter that the
// function has not even named, or overwrites by a root. The callee must be known to end with
// its context, or be a function value that gets a placeholder (context.TODO), or the package itself must give it its callers' contexts
// elsewhere.
//
// owner: a method makes a root although its receiver, or a struct of the package
// that it leads to, has an end of its own: it holds a context, a stream that
// has one, or at least a cancel function. It is proven where another method gives
// the held context to the same field; where the method itself, or whatever calls it, gives
// the held context to other work as well; or where only goroutines that the object starts
// call it, and the object ends the context itself.
//
// unbounded: the work gets a package-level variable that is a root for good, and so
// has neither a deadline nor somebody to cancel it.
//
// Why it matters: the chain from the caller's cancel to the work is cut. A
// client that hung up, a deadline that passed or a shutdown no longer reaches
// the query, and traces end here.
//
// Example:
//
//	func load(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
//		return db.QueryContext(context.Background(), "…") // bad: runs on after ctx ended
//	}
//
//	func load(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
//		return db.QueryContext(ctx, "…") // good
//	}
//
// What it assumes: a call that asks for something, by its name or as its result is
// taken, serves the caller alone. One that changes or makes something may have to be
// done as a whole, whatever became of the caller; that it need not is assumed, with
// -strict, and no fix is offered.
//
// When it is silent: detaching is meant by what the code does: every context in
// scope is dead, or its end may have been seen; in defer, t.Cleanup,
// context.AfterFunc, after a signal to stop, in goroutines and callbacks that
// outlive the function (but not in those that it waits for), in sync.Once and
// singleflight, in the clean-up of an error branch, in what is called when
// something ends (Close, Shutdown, Release), in a function that is only ever
// started by go, in a loop that continues after every error, and where the function
// itself cancels what it made once another end has come. A parameter that is
// compared with nil is not in scope. A root that is returned, stored or sent stands
// for a lifetime of its own, and so does one whose cancel function is stored. Nothing
// is said where the callee only reads values, only asks which way to go, or leaves
// the context to a goroutine that it does not wait for, nor in functions marked
// //ctxlint:detach. A package-level context that is assigned somewhere, or
// exported, is a lifetime, not a root. Tests run to their end: nothing is said
// there. A test is what stands in a _test.go file, or in one that works with the
// types of testing.
//
// What only looks as if it were meant makes a finding strict: the call may
// complete what an earlier one under the context has done; it destroys or commits
// something, by its name (Delete, Remove, Purge, Propose), which should not stop
// half way; its failure is thrown away or only logged; a comment beside the
// root speaks of the context, or one in the function names the root, unless there is a
// timeout as well, which is a decision; the line
// suppresses contextcheck; the method that ends the object also closes a field of
// it; what is not known of the callee or the callback around the root. A foreign
// constructor, by its name (New, Dial, Open), may keep what it is given, and is
// left alone if its result can hold a context.
//
// Fix: suggested, and none where the root may be meant. The root is replaced by the
// context in scope; an overwritten parameter and detached work get
// context.WithoutCancel; an ignored parameter gets its name.
package ctxroot
