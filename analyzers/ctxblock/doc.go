// Package ctxblock reports waits that do not watch the context.
//
// # Analyzer ctxblock
//
// ctxblock: a wait that does not watch the context
//
// What it finds: sends, receives, selects and waits for a group that go on when
// nobody comes any more, or when the context at hand has ended.
//
// hang: a send or receive whose other end leaves. The other ends are in view,
// under whatever name the channel has there, each may leave, none drains the
// channel, and there is no room for all that is sent. They leave by the arm of a
// select, when the context at hand ends, or one that the receiver of the method
// owns; by a return from the loop that receives, because something failed; or
// because they take one value of many. So the goroutine that sends is left behind,
// or the one that receives, if its starter returns without having sent or closed;
// and a producer, when the goroutines of an errgroup have failed. Assumed where
// the other end is not in view, and the select around watches the context or the
// group ends it; where the other end leaves with a context or stop channel that is
// not at hand; where it may be started again; and that a queue in a field is full by then.
//
// unwatched: a wait that does not watch the context at hand: a slot of a channel that
// outlives the call is taken by a bare send, in a function that gives it back; a
// select without a Done arm in a loop, where another select of the function watches
// the context; an arm whose channel is the result of a call that waits itself.
// Assumed: any other wait.
//
// token: a slot is given back in a select that may take the Done arm instead.
//
// order: a method waits for its own goroutines, and only then calls the cancel
// function that would end them.
//
// only: a bare <-ctx.Done(), while the error of a goroutine that was started
// before is received after the wait: if it fails at once, nobody notices.
//
// callers: a bare send or receive in a function without a context that no other
// package can name, although all of its callers have one.
//
// left: a goroutine that waits for the caller's context and for nothing else,
// beside a function that goes on working and may return long before: the goroutine
// stays until the caller's caller is done.
//
// Why it matters: a context ends because nobody wants the answer any more, or
// because the program stops. A goroutine that waits elsewhere does not notice:
// requests pile up behind a slot, a shutdown hangs, and what the goroutine holds
// is lost for good if the other end has left.
//
// Example:
//
//	jobs := make(chan int)
//	go worker(ctx, jobs) // returns when ctx has ended
//	for _, job := range list() {
//		jobs <- job // bad: nobody receives then
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
// When it is silent: the context at hand has ended, or is used for its values
// only; the code runs later than the function that has the context; there is room:
// the capacity is that of all sends, by number or by name, or was computed for
// what is sent; the ends take turns, so that one value is on its way; each receiver takes
// one value, and there are as many; the other end closes the channel when it leaves, so that a send
// panics; it drains the channel, or ends with a context and then answers; it
// leaves where a number, or the value received, says that nothing more comes; the
// channel was received, and is the way of an answer; it comes from a call that has
// the context; the wait is for what the function has told to end, or the last
// thing before the channel is closed; the goroutines waited for end with a context
// or do not wait at all; a timer or a signal of the process ends the select; the stop channel is closed when
// the context ends; goroutines of the function hold the slot; test files, and
// literals in main, whose process ends. Ranges over channels and locks are left
// alone.
//
// The same operation on the same channel is told once for each function.
//
// Fix: safe: make room for as many values as the goroutine can send, if that is a
// known number; none if the function closes the channel, or len or cap of it are
// asked. Suggested: put a send or receive whose other end leaves, or that takes a
// slot, into a select with a Done arm that returns, where the results allow to return the context's error.
package ctxblock
