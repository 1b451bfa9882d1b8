// Package ctxcleanup reports cleanup work that gets a context which is already done.
//
// # Analyzer ctxcleanup
//
// ctxcleanup: cleanup under a context that is already done
//
// What it finds: a context that is certainly done, passed to a call that
// returns early because of it.
//
// dead: a context that is already done is passed to work that waits on it: after <-ctx.Done(), in
// the select case for Done, after cancel(), where ctx.Err() is not nil, in
// context.AfterFunc; also a timeout derived from such a context, which expires
// before it begins; once a function that was given the cancel function, and calls it,
// has returned; and a literal that works with it and is called there by its
// name. Deferred calls run last in, first out: a call that is deferred before
// the cancel of its context runs after it.
//
// rollback: cleanup uses the context that may have caused it: a call that runs
// only when an error is returned, or is deferred to undo what was done before,
// takes the very context whose cancellation may be why the work failed. The lock, lease or
// upload then stays. That the call waits under its context, and that it undoes
// something, is read in the code, or known of the function. With an assumption: that
// it takes back what was called before for the same thing, by their names
// (MakeBucket, DeleteBucket); that an interface's method waits; that the client of a request is gone by the time
// another step fails.
//
// unbounded (style): a root or detached context straight into a shutdown that
// waits; if a peer hangs, so does the shutdown.
//
// Why it matters: everything that takes a context checks it first. A shutdown,
// rollback or unlock with a context that is already done fails immediately and cleans nothing up,
// and it does so only on the paths that tests rarely take.
//
// Example:
//
//	<-ctx.Done()
//	srv.Shutdown(ctx) // bad: returns immediately, connections are cut
//
//	<-ctx.Done()
//	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
//	defer cancel()
//	srv.Shutdown(stop) // good
//
// When it is silent: the callee only reads values (logging, tracing); it is a
// second, forced phase after the same call was tried; a test cancels on
// purpose, or looks at the error, or a context was canceled before anything used
// it; the callee only checks whether its context is done, or why,
// or takes another one then, and so is prepared for that; the context may be
// alive on some path; nothing is known of the callee and it cannot fail; it rolls back a
// transaction, which ends with its connection. What a
// wrapper of unknown body returns may be detached, so nothing is said about it.
// On error paths, nothing is said where the failed call returns no error but nil,
// where nobody calls with a context that is ever canceled, where the program exits then,
// where the call's result is used or returned, so that it was called for its own
// sake, or where it only closes something of this program's own. Contexts that a
// group's Wait or the end of a test canceled are the subjects of ctxgroup and ctxtest.
//
// Fix: suggested. The timeout of a derivation is derived from
// context.WithoutCancel(ctx); elsewhere such a context is made just before. A
// cancel that is deferred right after the call is deferred before it.
package ctxcleanup
