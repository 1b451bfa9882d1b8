// Package ctxvariant reports calls of a form without a context where there is
// one with a context.
//
// # Analyzer ctxvariant
//
// ctxvariant: the form without a context, where one is at hand
//
// What it finds: a call that takes no context although there is a form of it
// that does, and a context is at hand. The form is found by its type, in any
// package: FContext, FWithContext, FCtx or FWithCtx beside F, with the same
// parameters and a context, on the same type or on the interface that its
// package names after it, such as ContextClient for Client. A short table knows
// what stands in for http.Get, net.Dial and others of the standard library.
//
// call: the call goes on after the context has ended.
//
// builder: a chain of calls leaves out the step that takes the context:
// svc.Files.Get(id).Do() for svc.Files.Get(id).Context(ctx).Do().
//
// options: a struct of options is given to a call, and its field for the
// context is not set.
//
// attach: a helper that runs a function, again and again for the most part, is
// not told of the context: backoff.Retry without backoff.WithContext, retry.Do
// without retry.Context.
//
// output: exec.Command, run for what it prints.
//
// caller: the function has no context, and each of its callers has one; all of
// them are in view. It is reported once, at its first such call.
//
// process (strict): any other exec.Command. With CommandContext the process is
// killed, which is not always what one wants.
//
// net (strict): a connection is dialled, a name looked up or an address listened
// on. The context would end no more than that.
//
// maker (strict): something is made by a function whose name begins with New. The
// context may bound how long that takes, be kept for the life of what is made,
// or matter to nobody, as with a store in a local directory.
//
// values (strict): what has a form with a context reads values from it at most:
// log/slog, other loggers, validators.
//
// module (strict): both forms are functions of this module.
//
// blank (strict): the function is given a context, and throws it away.
//
// callee (strict): the function has no context, but some caller in the package
// has one, over however many calls, or through an interface.
//
// helper (strict): a function calls another one that it is given again and
// again, sleeps in between, and takes no context.
//
// test (style): the same in a test.
//
// unbounded (style): no context is in reach, and none is taken.
//
// Why it matters: the caller gave up, and the query, the request or the process
// goes on. Nothing fails until it hangs; then a deadline that everyone relies on
// turns out not to reach it.
//
// Example:
//
//	func load(ctx context.Context, db *sql.DB) error {
//		_, err := db.Exec("…") // bad: goes on after ctx ended
//		return err
//	}
//
//	func loadBounded(ctx context.Context, db *sql.DB) error {
//		_, err := db.ExecContext(ctx, "…") // good
//		return err
//	}
//
// When it is silent: the context at hand is dead, or may be by the time that a
// goroutine, a deferred call or a callback runs; a root is no context at hand,
// nor is t.Context() or a context that the receiver embeds. The call has its
// context by other ways: among its arguments, as a stop channel, by what it is
// called on, or later, as a request does by WithContext or by a function that
// takes both; a request that is served within the process needs none, and a
// process that is signalled by hand when the context is done has its own end.
// What is called when something is over (Close, Shutdown) runs to its end, and
// so does what cleans up after a failed call that had the context. A builder or
// an option that comes from elsewhere may be bound already. Options that go to
// a constructor live longer than its caller's context. A function does not call
// itself: FContext may call F. Functions marked //ctxlint:detach are left alone.
//
// Fix: the other form is called with the context. It is safe for database/sql,
// net/http and log/slog, otherwise suggested: what ends early may have to be
// cleaned up after. There is none where callbacks or results change as well, or
// where a function would need a new parameter.
package ctxvariant
