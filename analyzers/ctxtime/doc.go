// Package ctxtime reports timeouts that can't be meant.
//
// # Analyzer ctxtime
//
// ctxtime: a timeout that cannot be meant
//
// What it finds: timeouts and deadlines of contexts that come at once, never, or
// for something else than the work.
//
// unit: a number without a unit, WithTimeout(ctx, 30), or time.Duration(n) of an
// integer whose name says that it counts seconds, milliseconds, minutes or
// hours. Both are nanoseconds. With an assumption: less than a millisecond, spelled with
// a unit.
//
// expired: a constant timeout of zero or less, and a deadline of now, of the
// zero time or of a time that is fixed in the program. A zero that is written down is a
// decision: it is assumed that what gets the context does nothing before it checks it,
// unless it is seen to check it first.
//
// deadline: WithDeadline(ctx, time.Now().Add(d)), which is WithTimeout(ctx, d).
//
// budget: a timeout that other waiting uses up: the context is made, then a lock is taken, and
// then the context is used for the first time, by work under the lock. Whoever waits for the lock
// behind others that work as long finds no time left. A function of the package
// that does nothing but lock counts as one, and so does one that makes such a
// context. Or one that outlasts all waiting: a select for the end of the context and for a tick that
// comes later than the timeout of the context, both constant; with an assumption, a longer
// timeout that is derived from a shorter one.
//
// Why it matters: a context that ends at once fails every call, which is found
// soon, or, if the call looks at the context late or the failure is retried,
// now and then. The others fail under load, or for the customer with the longest
// list.
//
// Example:
//
//	func load(ctx context.Context, timeoutSeconds int) error {
//		ctx, cancel := context.WithTimeout(ctx, time.Duration(timeoutSeconds)) // bad
//		defer cancel()
//		return fetch(ctx)
//	}
//
//	func loadAll(ctx context.Context, timeoutSeconds int) error {
//		ctx, cancel := context.WithTimeout(ctx, time.Duration(timeoutSeconds)*time.Second) // good
//		defer cancel()
//		return fetch(ctx)
//	}
//
// When it is silent: unit: a unit of package time stands in the expression, or in
// the declaration of the constant that it names; the integer has a type of its
// own that is called a duration; a test's timeout of 1. expired: a literal 0, and all that gets
// the context acts before it looks at it, such as Shutdown of a server: it is not to wait. expired, tiny: in tests,
// which make such contexts on purpose. lock: the context is used before, or the
// lock is let go before it is used. pages: the timeout is made in the loop;
// the rows of a query, which are one request. wait: the function asks for the
// Deadline; the context is the function's own and has none; the pause is a
// constant; nothing in the loop is tried under the context. lock, pages and wait:
// in tests.
//
// Fix: unit: suggested: the unit that the name says, or for a bare number
// time.Second; time.Millisecond if it is round and 100 or more. deadline: safe:
// WithTimeout.
package ctxtime
