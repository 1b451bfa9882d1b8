// Package ctxloop reports loops that cannot be stopped.
//
// # Analyzer ctxloop
//
// ctxloop: a loop that cannot be stopped
//
// What it finds: loops and pauses that keep running although a context in scope, or one that
// the receiver holds and the package can cancel (then as an assumption), is done.
//
// endless: a loop that never exits, for {} or over the channel of a ticker,
// that checks no context, and whose iterations wait or call code of which nothing is
// known; in a goroutine literal, the captured context is the one to check. With
// an assumption: a range over a channel that nothing closes and that never exits, and a
// loop on a goroutine of an object that has a Close, Stop or Shutdown, where no context is
// in scope.
//
// slow: a pause by time.Sleep, or by a bare receive from time.After, or by the
// same methods of a clock that is an interface. In a loop that never looks at
// the context, a pause of a second or more; in one that looks when the pause is
// over, of more than two seconds. With an assumption: shorter ones, down to what
// nobody minds. ctxlint.yaml may move these thresholds, under extent. Also a range over a channel that nothing
// closes, with a check of the context in its body: while the channel is quiet, nobody
// gets to the check; and a loop that receives from a ticker and from nothing else, and
// that an iteration may leave: it looks only after the next tick.
//
// retry: a loop without bound that retries whenever a call with the
// context fails, or that drops the error and never exits; also one whose
// condition cannot change on that way, because the index advances on success
// only. Once the context is done the call fails immediately, and the loop spins
// forever. A stream that was opened with the context fails as such a call does.
//
// unchecked: (always with an assumption) a loop over data in which a call with the
// context fails and the loop continues with what takes time.
//
// In a program it is assumed that a goroutine should stop before main returns, where main
// alone starts it and cannot wait for it, cancels the context by a deferred call only, and
// goes on until a signal comes, or for ever.
//
// Why it matters: canceling is only a request. A loop that does not look keeps
// its goroutine, its connections and its caller; a shutdown hangs for as long as
// the longest pause, or forever.
//
// Example:
//
//	for !ready() {
//		time.Sleep(time.Minute) // bad: ignores ctx
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
//		if err := dial(ctx); err == nil { // bad: fails forever once ctx is done
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
// When it is silent: no context is in scope, it is a root, may be nil, or is
// already done (waiting while shutting down is on purpose); it serves only for its
// values, as a logger's does; the code is deferred, or a callback that may run
// when the context is long done; all pauses of the loop together are certainly less
// than a second: constants, variables that are assigned nothing else, min, what is
// at random below something, and loops that count or range over what is written out, are
// understood; the loop can be left in whatever way: by a stop channel, a flag, an error of
// Accept or Read that somebody provokes by closing; the ranged channel is not in
// full view, or something closes it: its producer may do so once the context
// is done; the function is marked //ctxlint:detach. Test files,
// and helpers that import testing, sleep on purpose and stop with their process:
// nothing is said about them.
//
// Also silent: a pause outside of a loop; a short one in a loop over data, within a loop
// that looks in each turn; a loop that looks when its pause is over, on
// a goroutine whose starter leaves when the context ends; what a callback returns to
// code that retries or polls. A carrier other than
// *http.Request counts only if the function asks it for its context: a
// *cobra.Command, for one, may have none; and it has one that is never canceled if the
// same program runs it by Execute and nowhere by ExecuteContext.
//
// Fix: suggested, for a pause: a select on Done and a timer that
// returns the context's error. None where the results do not allow it, or where
// a literal that returned would leave the receiver of its result waiting.
package ctxloop
