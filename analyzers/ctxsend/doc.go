// Package ctxsend reports goroutines left behind at a channel.
//
// # Analyzer ctxsend
//
// ctxsend: a sender or receiver that is left behind
//
// What it finds: a channel without room, made into a local variable, one end of
// which is a goroutine that the function starts, the other the function itself;
// and a way on which the function returns without having done its part.
//
// hang: a goroutine is left behind at a channel.
//
// sender: the goroutine sends, and the function may return without having
// received: through the Done arm or the timer of the select that receives, or
// by a return before it. If the function closes the channel in a defer, the
// goroutine is not left behind, it panics; the message says so.
//
// receiver: the goroutine receives, and the function may return without having
// sent or closed; or the goroutine ranges over a channel that nobody closes.
//
// many: goroutines that are started in a loop each send, and the function takes
// the first value only, or may return from the loop that receives, on an error
// for instance.
//
// Why it matters: nobody else has the channel. The goroutine waits until the
// process ends, with all that it holds; a server that times out often leaks
// one, with its buffers and connections, each time.
//
// Example:
//
//	result := make(chan string) // bad: the send blocks once ctx has ended
//	go func() { result <- ask() }()
//	select {
//	case s := <-result:
//		return s, nil
//	case <-ctx.Done():
//		return "", ctx.Err()
//	}
//
//	result := make(chan string, 1) // good: there is room for the answer
//	go func() { result <- ask() }()
//	select {
//	case s := <-result:
//		return s, nil
//	case <-ctx.Done():
//		return "", ctx.Err()
//	}
//
// When it is silent: the channel has room, or is given to anybody but functions
// of the package that only send, receive or close: both ends must be in view;
// the goroutine may end without the operation, or waits in a select; somebody
// else receives as well, or later, or drains the channel; the function returns
// through another channel that is made there or that the goroutine touches,
// which may tell that it is done; a condition decides whether the goroutine is started at all; a close is
// deferred; the function is main, or in a file of tests: the process ends.
//
// Fix: safe, for sender: make room for as many values as the goroutine can
// send, if that is a known number. None if the function closes the channel, or len or cap of the channel are asked.
package ctxsend
