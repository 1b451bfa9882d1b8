// Package ctxtest reports contexts of tests that are already done when they are
// used, and roots where a test has a context.
//
// # Analyzer ctxtest
//
// ctxtest: a test's context, used too late or not at all
//
// What it finds: work that a test does under a context that fits neither its
// length nor its end.
//
// cleanup: t.Context(), or a context derived from it, is passed to work in a
// function for t.Cleanup. The testing package cancels the context just before it
// runs those functions. A helper that is given both the test and its context, and
// registers such a function, is reported if a caller in the package does give it
// t.Context(). What proves it: the function runs after the end of that very test, no
// other context takes its place on the way, and the callee is known to return when
// its context is done.
//
// background (style): context.Background() or context.TODO() where t.Context()
// would do, from Go 1.24. What proves it: everything that gets the root, or what is
// made of it, is done when the test function returns.
//
// Why it matters: what the cleanup should delete stays, and the error is lost or
// fails the test for a reason that has nothing to do with it. The advice to write
// t.Context() everywhere makes this defect. Where the context of a test does fit,
// it stops what the test has leaked.
//
// Example:
//
//	t.Cleanup(func() {
//		db.Drop(t.Context(), name) // bad: already canceled
//	})
//
//	t.Cleanup(func() {
//		db.Drop(context.WithoutCancel(t.Context()), name) // good
//	})
//
// When it is silent: the callee only reads values, or the function waits for
// the end of the context; the context is that of another test than the one that
// cleans up, or detached. For background: Go is older than 1.24; there is another
// context in scope; the root, or anything made with it that could keep it, gets to
// a function for Cleanup, a goroutine, a stored function, a field, a result, or a
// function that is given the test as well, because it may register one; a
// deferred call is no obstacle, as it runs before the context ends.
//
// Fix: cleanup, safe where the context is t.Context() itself:
// context.WithoutCancel around it; suggested where it is derived from that or
// comes from a caller. background, safe: t.Context() in the place of the root.
package ctxtest
