// Package ctxblock reports waits that do not watch the context.
//
// # Analyzer ctxblock
//
// ctxblock: a wait that does not watch the context
//
// What it finds: sends, receives, selects and waits for a group that go on when
// the context at hand has ended.
//
// hang: a bare send or receive whose other end may leave.
//
// peer: a bare send or receive, whose other end, all of it in view, is seen to
// leave when a context ends: the one at hand, or one that the receiver of the
// method owns. Nobody is there to meet it then.
//
// semaphore: a slot of a channel that outlives the call is taken by a bare send,
// in a function that has a context and gives the slot back.
//
// token: a slot is given back in a select that may take the Done arm instead.
//
// order: a method waits for its own goroutines, and only then calls the cancel
// function that would end them.
//
// only: a bare <-ctx.Done(), while the error of a goroutine that was started
// before is received after the wait: if it fails at once, nobody notices.
//
// select: a select without a Done arm in a loop, where another select of the
// function watches the context.
//
// arm: a bare send or receive in an arm of a select in a loop, which has a Done
// arm beside it. The loop is meant to end with the context.
//
// worker: a bare send or receive in a goroutine of a group, whose context ends
// when another one has failed.
//
// quit: a select that waits for a stop channel, which its function makes, with
// all that closes it in view, but not for the context at hand.
//
// unwatched: any other select without a Done arm where a context is at hand;
// one with a stop channel if all that closes it is in view, and does not wait
// for a context.
//
// other: a select that watches another context than the one at hand, such as
// the one in a field.
//
// all: any other bare send or receive, or Wait of a sync.WaitGroup or sync.Cond,
// where a context is at hand.
//
// dropped: the same in a function whose context parameter has no name.
//
// owner: a bare send or receive, or a select, in a method without a context,
// whose receiver has one in a field, its own or a stream's, or a stop channel
// that its methods watch.
//
// gone: as peer, but the other end leaves with a context that the function does
// not have, or by a stop channel.
//
// callers: a bare send or receive in a function without a context that no other
// package can name, although all of its callers have one.
//
// left: a goroutine that waits for the caller's context and for nothing else,
// beside a function that goes on working and may return long before: the
// goroutine stays until the caller's caller is done.
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
// only; the code runs later than the function that has the context; there is
// room in the channel, or its capacity was computed, or is the size of a page
// that the function asks for; the other end closes the
// channel when it leaves, so that a send panics (peer); it drains the
// channel, or ends with a context and then answers; the goroutines waited for
// end with a context or do not wait at all; a timer ends the select; the stop
// channel is closed when the context ends; a slot is given back, or goroutines
// of the function hold it; the method cancels, closes or stops first, or exists
// to wait; the goroutines of an errgroup, which are the subject of ctxgroup;
// test files, and literals in main, whose process ends. Ranges over channels and
// locks are left alone.
//
// The same operation on the same channel is told once for each function.
//
// Fix: suggested: put the operation into a select with a Done arm that returns,
// or add that arm, where the results allow to return the context's error.
package ctxblock
