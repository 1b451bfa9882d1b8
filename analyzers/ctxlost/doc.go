// Package ctxlost reports derived contexts that are dropped.
//
// # Analyzer ctxlost
//
// ctxlost: a derived context that is dropped
//
// What it finds: a context that is made from another and then lost, so that
// what was meant by it does not happen.
//
// span: a span's context is dropped while its parent goes to other work: the
// context that comes with a span is assigned to the blank identifier, and while the
// span is open its parent is given to other work that makes spans, logs or looks up a value
// under it, so that the spans made there are no children of this one. Of a callee that
// nobody has seen that is an assumption. Where the span is ended outright, after one piece of
// work for the most part, it may be there to measure, and have no children.
//
// unused: a context with a cancel or a deadline is assigned to the blank
// identifier, or to a variable that nothing reads afterwards: the deadline bounds
// nothing. Or the result of WithValue, r.WithContext and the like is thrown away as
// a whole; ctx.Done() or ctx.Err() is a statement of its own, which does nothing;
// the context that comes with what a call returns, an item of a queue, say, is
// dropped, and the thing is given to other work together with a root; or, assumed,
// nothing reads the variable of a context that was given a value.
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
//		return db.PingContext(ctx) // good: stops at the timeout
//	}
//
// When it is silent: a leaf span, while which the parent goes to no other work;
// the span ends before; the other work only reads values, or asks the context for nothing but its end;
// what may outlive the span gets the parent as well; what comes with
// the context is an error, or nothing that has an end; the cancel function is
// dropped too, which is ctxleak's subject; the context of an errgroup, which is
// ctxgroup's; what came with a context is let go of, deferred or started by go; a
// test that wants nothing but a cancel function; a benchmark, which
// measures the call.
//
// Fix: blank is rebound to the parent's name, safe where the span ends with the
// function. discard is assigned to the parent, suggested. There is none for
// unused: which call the deadline was made for is not to be seen; nor for
// replaced, where the context has yet to find its way.
package ctxlost
