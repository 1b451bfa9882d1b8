// Package ctxstale reports variables that outlive the context they hold.
//
// # Analyzer ctxstale
//
// ctxstale: a variable that outlives its context
//
// What it finds: a variable that was good for as long as the function, is
// overwritten with a context that is canceled sooner, and is still used.
//
// stale: a variable is used as before although its context was canceled: a branch
// overwrites a context with a derived one and cancels that, and behind the branch
// the variable is given to work; or a function literal overwrites a context of the
// function around it with one that it cancels when it returns; or, assumed, it
// stores the context that it was given in a variable of that function, which works
// with it when the literal has returned.
//
// Why it matters: all that comes after fails with context canceled, on that one
// path, although nothing was canceled for it. The cause is far from the failure.
//
// Example:
//
//	if slow {
//		ctx, cancel = context.WithTimeout(ctx, time.Second)
//		err = db.PingContext(ctx)
//		cancel()
//	}
//	_, err = db.ExecContext(ctx, query) // bad: canceled if slow
//
//	if slow {
//		pingCtx, cancel := context.WithTimeout(ctx, time.Second)
//		err = db.PingContext(pingCtx)
//		cancel()
//	}
//	_, err = db.ExecContext(ctx, query) // good: still the caller's
//
// When it is silent: the context is already done on every path, which ctxcleanup reports;
// some way from the derivation comes there without the cancel; the variable gets
// another value in between; the callee reads values only; in deferred calls and
// goroutines.
//
// Fix: none: which of the uses were meant to have the short-lived context is not
// known.
package ctxstale
