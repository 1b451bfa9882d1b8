// Package ctxvariant reports calls of a form without a context where there is
// one with a context.
//
// # Analyzer ctxvariant
//
// ctxvariant: the form without a context, where one is in scope
//
// What it finds: a call that takes no context although there is a form of it
// that does, and a context is in scope. The form is found by its type, in any
// package: FContext, FWithContext, FCtx or FWithCtx beside F, with the same
// parameters and a context, on the same type or on the interface that its
// package names after it, such as ContextClient for Client. A short table knows
// what stands in for http.Get, net.Dial and others of the standard library.
//
// call: the call keeps running after the context is canceled. So does a chain of calls
// that leaves out the step which takes the context (svc.Files.Get(id).Do()), a
// helper that runs a function again and again and is not told of the context
// (backoff.Retry without backoff.WithContext), and a response that is read from a
// connection which nothing closes. It is proven where the callee is seen to wait, or
// its types show that it reaches another machine, unless it is a dialer, the request
// goes where nobody sees who sends it, or the connection is handed on together with
// a context. Tests are left alone.
//
// caller: the function has no context, and each of its callers has one; all of
// them are in view. It is reported once, at its first such call. If the function
// throws its own context away, that is assumed to be no intent.
//
// unbounded: no context is in reach, and none is taken; or one is, and the call is
// one that ends by itself for the most part: a process, a listener.
//
// Why it matters: the caller gave up, and the query, the request or the process
// keeps running. Nothing fails until it hangs; then a deadline that everyone relies on
// turns out not to reach it.
//
// Example:
//
//	func load(ctx context.Context, db *sql.DB) error {
//		_, err := db.Exec("…") // bad: keeps running after ctx is canceled
//		return err
//	}
//
//	func loadBounded(ctx context.Context, db *sql.DB) error {
//		_, err := db.ExecContext(ctx, "…") // good
//		return err
//	}
//
// When it is silent: the context in scope is already done, or may be by the time that a
// goroutine, a deferred call or a callback runs; a root is no context in scope,
// nor is t.Context() or a context that the receiver embeds. The call has its
// context by other ways: among its arguments, as a stop channel, by what it is
// called on, or later, as a request does by WithContext or by a function that
// takes both; a request that is served within the process, or only written, needs
// none. A connection ends with a context if an AfterFunc or a goroutine that waits
// for it closes the connection, or has its own deadline, and a transaction with the
// one that it was begun under. A client whose timeout is seen and is a second or
// less times out by itself. The context never ends, as far as callers show.
// What is called at the end (Close, Shutdown) runs to completion, and
// so does what cleans up after a failed call that had the context. A builder or
// an option that comes from elsewhere may be bound already. A function does not call
// itself: FContext may call F. Functions marked //ctxlint:detach are left alone.
//
// What it assumes: a client that the package gives a timeout of less than a minute is
// worth stopping before that; whoever ends the program where the call fails wants that when
// the context is canceled as well; a failure that nobody heeds, or a call for which only
// a request has a context, serves that caller alone; and where the module imports
// drivers of databases within the process only, such as SQLite's, its statements take long.
//
// Fix: the other form is called with the context. It is safe for database/sql,
// net/http and log/slog, otherwise suggested: what ends early may have to be
// cleaned up after. There is none where callbacks or results change as well, or
// where a function would need a new parameter.
package ctxvariant
