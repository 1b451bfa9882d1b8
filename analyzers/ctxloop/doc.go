// Package ctxloop reports loops that cannot be stopped.
//
// # Analyzer ctxloop
//
// ctxloop: a loop that cannot be stopped
//
// What it finds: loops and pauses that go on although a context at hand has
// ended.
//
// sleep: a pause by time.Sleep, or by a bare receive from time.After, in a loop.
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
// context fails, or that drops the error and has no way out. Once the context
// has ended the call fails at once, and the loop spins for ever.
//
// poll: a range over a channel that nothing closes, with a check of the context
// in its body. While the channel is quiet, nobody gets to the check.
//
// long (strict): a loop over data whose turns can wait without bound and that
// never asks the context.
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
// A context in a struct field is not at hand. A carrier other than
// *http.Request counts only if the function asks it for its context: a
// *cobra.Command, for one, may have none.
//
// Fix: suggested, for sleep and pause: a select on Done and a timer that
// returns the context's error. None where the results do not allow it, or where
// a literal that returned would leave the receiver of its result waiting.
package ctxloop
