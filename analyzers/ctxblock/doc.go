// Package ctxblock reports waits that do not watch the context.
//
// # Analyzer ctxblock
//
// ctxblock: a wait that does not watch the context
//
// What it finds: sends, receives and selects that keep blocking when
// the other end is gone, or when the context in scope is done.
//
// hang: a send or receive whose other end returns. The other ends are in view,
// under whatever name the channel has there, each may return, none drains the
// channel, and its buffer does not hold all that is sent. They return by the case of a
// select, when the context in scope is done, or one that the receiver of the method
// owns; by a return from the loop that receives, because something failed; or
// because they take one value of many. So the goroutine that sends leaks,
// or the one that receives, if its starter returns without having sent or closed;
// and a producer, when the goroutines of an errgroup have failed. The ends are
// followed through calls, at any depth, and into goroutines that these start; a send that
// only happens if something else fails is one, too. So is a send on a channel that nothing
// receives from, an answer on one that a function returns, if the select of a caller may be left
// without it, and a wait under a lock that those take who are waited for. Assumed where
// the other end is not in view, and the select around watches the context or the
// group cancels it; where the channel is in a field, so that the object may be at its end
// too, the other end started again, or the queue never full; where the other end returns with a
// context or stop channel that is not in scope; and in package main, whose process may end,
// if something in it serves or waits for signals. Any other program ends with its work.
//
// unwatched: a wait that does not watch the context in scope: a slot of a channel that
// outlives the call is taken by a bare send, in a function that gives it back; a
// select without a Done arm in a loop, where another select of the function watches
// the context; an arm whose channel is the result of a call that waits itself.
// Assumed: any other send on a channel that is seen to lack room for it: it has no
// buffer, or more is sent than a constant one holds.
//
// token: a slot is given back in a select that may take the Done arm instead.
//
// order: a method waits for its own goroutines, or for a lock that another holds until
// the context is done, and only then calls the cancel function that would stop them: one of
// them takes no way on which it does not wait for the end of that context. Assumed where
// it may end by something else too, or where those that are waited for are not in view.
//
// only: a bare <-ctx.Done(), while the error of a goroutine that was started
// before is received after the wait: if it fails at once, nobody notices.
//
// callers: a bare send or receive in a function without a context that no other
// package can name, although all of its callers have one.
//
// Why it matters: a context is canceled because nobody wants the result any more, or
// because the program stops. A goroutine that waits elsewhere does not notice:
// requests pile up behind a slot, a shutdown hangs, and what the goroutine holds
// is lost for good if the other end has returned.
//
// Example:
//
//	jobs := make(chan int)
//	go worker(ctx, jobs) // returns when ctx is done
//	for _, job := range list() {
//		jobs <- job // bad: nothing receives then
//	}
//
//	jobs := make(chan int)
//	go worker(ctx, jobs)
//	for _, job := range list() {
//		select {
//		case jobs <- job: // good
//		case <-ctx.Done():
//			return ctx.Err()
//		}
//	}
//
// When it is silent: the context in scope is already done, or is used for its values
// only; the code runs later than the function that has the context; there is room:
// the capacity is that of all sends, by number or by name, or was computed for
// what is sent; the ends take turns, so that one value is on its way; each receiver takes
// one value, and there are as many; the other end closes the channel when it returns, so that a send
// panics, or the owner of the channel does; a signal that it waits for is what ends it; it drains the channel, or stops with a context and then replies; it
// returns where a number, or the value received, shows that nothing more comes; the
// channel was received, and carries a reply; it is a parameter; it is a pool
// of slots, which goroutines of the function release; a timer or a signal of the process wakes the select; the stop channel is closed when
// the context is done; what a method waits for before it cancels is work that does not watch
// that context, and ends by itself; test files, and literals in main, whose process ends. Bare receives,
// ranges over channels, groups, condition variables and locks are otherwise left alone.
//
// The same operation on the same channel is reported once for each function.
//
// Fix: safe: a buffer for as many values as the goroutine can send, if that is a
// known number; none if the function closes the channel, or len or cap of it are
// used. Suggested: a send or receive whose other end returns, or that takes a
// slot, moves into a select with a Done case that returns the context's error, where the results have one.
package ctxblock
