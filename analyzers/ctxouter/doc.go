// Package ctxouter reports callbacks that take a context from outside instead
// of their own.
//
// # Analyzer ctxouter
//
// ctxouter: a callback that ignores its own context
//
// What it finds: a function literal with a context parameter gives work a
// context that it captured from the function around it.
//
// outer: a callback ignores its own context and takes one from outside, or from a
// field, or a variable that whoever runs the callback is given as well. Where it uses its own in another place, that it is meant is assumed.
//
// handler (strict): a literal that serves HTTP requests gives work the context of
// whoever set it up, instead of the request's. It may be the server's, for work
// that is to outlive the request.
//
// Why it matters: whoever runs the callback gives it a context for a reason: it
// has the timeout of the attempt, the session of the transaction, the span of
// the step, or ends when a sibling fails. The captured one has none of that, so
// the attempt keeps running after its timeout, or outside of its transaction.
//
// Example:
//
//	return retry(ctx, func(attempt context.Context) error {
//		return fetch(ctx) // bad: no attempt ever times out
//	})
//
//	return retry(ctx, func(ctx context.Context) error {
//		return fetch(ctx) // good: the parameter hides the outer one
//	})
//
// When it is silent: the parameter is blank or its name begins with an
// underscore, which says that it is ignored on purpose; the callee only reads
// values; the captured context is named parent, root, base, app or the like; it
// comes from a root or a package-level variable; it is detached; the
// callback's own context is done, or comes from a root; in deferred calls, goroutines and clean-up
// calls. A parameter of a concrete type, such as a framework's own context, is
// not taken for one to pass on, save for the request of a handler that has a
// http.ResponseWriter as well. For handler, also in test files.
//
// Fix: suggested: the parameter in the place of the captured context; none for
// handler.
package ctxouter
