// Package ctxlost reports derived contexts that are dropped.
//
// # Analyzer ctxlost
//
// ctxlost: a derived context that is dropped
//
// What it finds: a context that is made from another and then lost, so that
// what was meant by it does not happen.
//
// span: a span's context is dropped while its parent goes to other work.
//
// blank: the context that comes with a span is assigned to the blank identifier,
// and while the span is open its parent is given to other work: the spans made
// there are no children of this one. The span is ended by a deferred call.
//
// bracket (strict): the same where the span is ended outright, after one piece
// of work for the most part, or in a literal that runs on the spot. It may be there to measure, and have no children.
//
// unused: a context with a cancel or a deadline is assigned to the blank
// identifier, or to a variable that nothing reads afterwards: the deadline bounds
// nothing.
//
// discard: the result of WithValue, r.WithContext and the like is thrown away as
// a whole, or ctx.Done() or ctx.Err() is a statement of its own, which does
// nothing.
//
// replaced: what a call returns comes with a context, an item of a queue with
// that of its producer, say; the context is assigned to the blank identifier, and
// the thing is given to other work together with a root.
//
// unread (strict): a context that was given a value, or a request that was given
// a context, is assigned, and nothing reads the variable afterwards.
//
// parameter (strict): a function is given a context that it does not use, and
// does what may take long: it waits, asks an interface for something that can
// fail, or loops over what takes a lock; its callees in the package are looked
// into. A function that makes a root is ctxroot's subject.
//
// Why it matters: the code looks bounded, traced or tagged, and is not. Nothing
// fails until the call that the timeout was made for hangs.
//
// Example:
//
//	func load(ctx context.Context, db *sql.DB) error {
//		_, cancel := context.WithTimeout(ctx, time.Second) // bad: bounds nothing
//		defer cancel()
//		return db.PingContext(ctx)
//	}
//
//	func loadBounded(ctx context.Context, db *sql.DB) error {
//		ctx, cancel := context.WithTimeout(ctx, time.Second)
//		defer cancel()
//		return db.PingContext(ctx) // good: ends with the timeout
//	}
//
// When it is silent: a leaf span, while which the parent goes to no other work;
// the span is over before; the other work only reads values; what comes with
// the context is an error, or nothing that has an end; the cancel function is
// dropped too, which is ctxleak's subject; the context of an errgroup, which is
// ctxgroup's; what came with a context is let go of, deferred or started by go; a
// function that ignores its context and begins or ends something, unless it
// waits; a test that wants nothing but a cancel function; a benchmark, which
// measures the call.
//
// Fix: blank is rebound to the parent's name, safe where the span ends with the
// function. discard is assigned to the parent, suggested. There is none for
// unused: which call the deadline was made for is not to be seen; nor for
// replaced and parameter, where the context has yet to find its way.
package ctxlost
