// Package ctxloop reports loops that cannot be stopped.
//
// # Analyzer ctxloop
//
// ctxloop: a loop that cannot be stopped
//
// What it finds: loops and pauses that go on although a context at hand has
// ended.
//
// slow: a pause that ignores the context.
//
// sleep: a pause by time.Sleep, or by a bare receive from time.After, or by the
// same methods of a clock that is an interface, in a loop.
// The loop waits out each pause, however long, before it can see that it should stop.
//
// pause (strict): the same outside of loops, of a second or more, or of a
// length that only the caller knows.
//
// endless: a loop without any way out, for {} or over the channel of a ticker,
// that asks no context, and whose turns wait or call code of which nothing is
// known; in a goroutine literal, the captured context is the one to ask.
//
// retry: a loop without bound that goes round again whenever a call with the
// context fails, or that drops the error and has no way out; also one whose
// condition cannot change on that way, because the index advances on success
// only. Once the context has ended the call fails at once, and the loop spins for
// ever.
//
// poll: a range over a channel that nothing closes, with a check of the context
// in its body. While the channel is quiet, nobody gets to the check.
//
// range (strict): a range over a channel that nothing closes, without a way out
// and without a check of the context in its body.
//
// unchecked: a loop of blocking calls that never checks the context.
//
// long (strict): a loop over data whose turns can wait without bound, or go to
// a file system, and that never asks the context; also one that reads on in
// chunks until nothing is left.
//
// nested (strict): a range over data in which a function of the package, that
// knows no context, is called and ranges over what it has asked for.
//
// each (strict): a loop over data, or one that counts, in which a call with the
// context fails and the loop goes on: once the context has ended, all that is
// left fails in turn.
//
// tick: a range over the channel of a ticker, or an endless loop that
// receives from it and from nothing else, in a goroutine or beside a context, that
// a turn may leave: it looks only after the next tick.
//
// owner (strict): a pause in a loop, or an endless loop, in a method whose
// receiver has a context that the package makes and can cancel; or a loop as
// under retry around a call with such a field.
//
// attempt: a callback with the results (again bool, err error), given
// to code that retries, that asks for another attempt whatever the error of a
// call with the context is; or a call of cenkalti/backoff or avast/retry-go whose
// attempts get the context, and no other argument does.
//
// predicate: an unexported function that such callbacks leave the
// decision to takes no context, although each of its callers has one.
//
// helper (strict): a pause as under sleep and pause, or a loop as under long, in
// an unexported function without a context, each caller of which has one, its own
// or that of its callers.
//
// Why it matters: cancelling is only a request. A loop that does not look keeps
// its goroutine, its connections and its caller; a shutdown hangs for as long as
// the longest pause, or for ever.
//
// Example:
//
//	for !ready() {
//		time.Sleep(time.Minute) // bad: ctx has no say
//	}
//
//	for !ready() {
//		select { // good
//		case <-ctx.Done():
//			return ctx.Err()
//		case <-time.After(time.Minute):
//		}
//	}
//
//	for {
//		if err := dial(ctx); err == nil { // bad: a dead ctx fails for ever
//			break
//		}
//	}
//
//	for {
//		err := dial(ctx)
//		if err == nil {
//			break
//		}
//		if ctx.Err() != nil { // good
//			return ctx.Err()
//		}
//	}
//
// When it is silent: no context is at hand, it is a root, may be nil, or is
// dead (waiting while shutting down is on purpose); it serves only for its
// values, as a logger's does; the code is deferred, or a callback that may run
// when the context is long over; the pause is certainly less than a second in
// a loop that asks a context in every turn, or all pauses together are less;
// the loop can be left in whatever way: by a stop channel, a flag, an error of
// Accept or Read that somebody provokes by closing; the ranged channel is not in
// full view, or something closes it: its producer may do so when the context
// ends; the function is marked //ctxlint:detach. Test files,
// and helpers that import testing, sleep on purpose and end with their process:
// nothing is said about them.
//
// A context in a struct field is not at hand, save for owner. For attempt and
// predicate, a callback or predicate that asks the context, or whether the error
// is context.Canceled or DeadlineExceeded, is careful enough. For helper and
// predicate, a function that is used as a value, deferred, or named for what is
// done at the end says nothing. A reader that a call with the context has handed
// out, and the body of a request, end with it. A carrier other than
// *http.Request counts only if the function asks it for its context: a
// *cobra.Command, for one, may have none; and it has one that never ends if the
// same program runs it by Execute and nowhere by ExecuteContext.
//
// Fix: suggested, for sleep and pause: a select on Done and a timer that
// returns the context's error. None where the results do not allow it, or where
// a literal that returned would leave the receiver of its result waiting.
package ctxloop
