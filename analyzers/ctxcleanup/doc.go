// Package ctxcleanup reports dead contexts given to cleanup work.
//
// # Analyzer ctxcleanup
//
// ctxcleanup: a dead context given to cleanup work
//
// What it finds: a context that has certainly ended, passed to a call that
// would return early because of it.
//
// dead: a dead context given to work that waits on it.
//
// done: after <-ctx.Done(), in the select arm that Done opened, after cancel(),
// where ctx.Err() is not nil, in context.AfterFunc; also a timeout derived from
// such a context, which is over before it begins.
//
// deferorder: a deferred call that uses a context whose cancel was deferred
// later. Deferred calls run last in, first out, so the cancel runs first.
//
// rollback: cleanup uses the context whose end may be its cause.
//
// errpath: a deferred or error-path call that releases something with the
// function's own context, although the end of that very context is one of the
// ways to get there. The lock, lease or upload then stays.
//
// unbounded (strict): a root or detached context straight into a shutdown that
// waits; if a peer hangs, so does the shutdown.
//
// outcome (strict): how a piece of work went is written down under the timeout
// of the work.
//
// ended (strict): a callback for when somebody has gone away works with the
// context that it is given, which may be that of what has ended.
//
// Why it matters: everything that takes a context checks it first. A shutdown,
// rollback or unlock with a dead context fails at once and cleans nothing up,
// and it does so only on the paths that tests rarely take.
//
// Example:
//
//	<-ctx.Done()
//	srv.Shutdown(ctx) // bad: returns at once, connections are cut
//
//	<-ctx.Done()
//	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
//	defer cancel()
//	srv.Shutdown(stop) // good
//
// When it is silent: the callee only reads values (logging, tracing); it is a
// second, forced phase after the same call was tried; a test cancels on
// purpose, or a context was cancelled before anything used it; the callee tells
// apart why its context ended, and so is prepared for a dead one; the context
// may be alive on some path; nothing is known of the callee and it cannot fail.
// What a wrapper of unknown body returns may be detached, so nothing is said
// about it. On error paths, nothing is said of calls that cannot fail or only
// close something of this program's own. Contexts that a group's Wait or the
// end of a test ended are the subjects of ctxgroup and ctxtest.
//
// Fix: suggested. The timeout of a derivation is derived from
// context.WithoutCancel(ctx); elsewhere such a context is made just before. A
// cancel that is deferred right after the call is deferred before it.
package ctxcleanup
