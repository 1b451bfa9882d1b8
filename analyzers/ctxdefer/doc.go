// Package ctxdefer defines an Analyzer that finds deferred cancel calls that
// pile up in a loop, and cancel calls that a panic can skip.
//
// # Analyzer ctxdefer
//
// ctxdefer: a cancel that piles up in a loop or can be skipped
//
// What it finds: a cancel function belongs in a defer statement, and the defer
// statement in a function that returns when the work is done.
//
// loop: the cancel function of a context that each iteration of a loop derives is
// deferred in that loop, directly or by a deferred literal. Deferred calls run
// when the function returns.
//
// notdeferred: every path calls the cancel function, but not by defer,
// although the call is the last thing that each path does, and calls that may
// panic lie before it.
//
// Why it matters: the contexts of all iterations, with their timers and what waits
// for them, stay until the function returns; in a loop that serves for the
// whole process, forever. A call that is not deferred is skipped by a
// panic that somebody recovers, and by the return that somebody adds later.
//
// Example: bad:
//
//	for _, job := range jobs {
//		ctx, cancel := context.WithTimeout(ctx, time.Second)
//		defer cancel()
//		run(ctx, job)
//	}
//
// Good:
//
//	for _, job := range jobs {
//		func() {
//			ctx, cancel := context.WithTimeout(ctx, time.Second)
//			defer cancel()
//			run(ctx, job)
//		}()
//	}
//
// When it is silent: loop: the defer statement is in a literal that the iteration
// calls; no way leads from the defer statement to another iteration; every way to
// another iteration calls the cancel function as well; the context is derived before
// the loop; the iteration starts a goroutine that works with the context, and does not
// wait for it; what is made with the context, such as a stream, is stored
// outside of the loop, or a callee keeps the context; nobody has the context; the loop has no
// more than ten iterations. notdeferred: in loops, where the call ends the iteration; something
// follows the call that may need the context to be done; the call is given
// a cause; nothing but built-in functions and conversions lies between.
//
// Fix: suggested. loop: calls the cancel function at the end of the iteration, if
// every iteration ends there and nothing that was made from the context is kept.
// notdeferred: defers the call where the context is made.
package ctxdefer
