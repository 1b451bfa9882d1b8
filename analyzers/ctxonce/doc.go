// Package ctxonce reports selects on a ticker and a context without a loop.
//
// # Analyzer ctxonce
//
// ctxonce: a ticker-and-Done select that lacks its loop
//
// What it finds: a select that ends a function, stands in no loop, and waits
// for the end of a context and for something that comes again and again.
//
// once: the other arm receives from a ticker that the function has made, and does
// once more what the function has done before the select. Or there are further arms, and
// all of them make the same call: a tick and a kick of one worker. Or it receives
// from a local channel without room, in a goroutine that is started once, while the
// function that started it sends in a loop.
//
// Why it matters: what looks like a worker works once. The ticker ticks on, or
// the next send blocks forever, and nothing reports it.
//
// Example:
//
//	refresh()
//	ticker := time.NewTicker(time.Minute)
//	defer ticker.Stop()
//	select { // bad: refreshes once more
//	case <-ctx.Done():
//		return
//	case <-ticker.C:
//		refresh()
//	}
//
//	refresh()
//	ticker := time.NewTicker(time.Minute)
//	defer ticker.Stop()
//	for { // good
//		select {
//		case <-ctx.Done():
//			return
//		case <-ticker.C:
//			refresh()
//		}
//	}
//
// When it is silent: the tick brings on what was not done before, which is a delay that
// can be canceled; the select has a default, or further arms with other work: the
// ticker may serve as a time-out; the ticker's arm returns, or does nothing; the ticker is
// a parameter, a field or used by others; a timer, which fires once, is meant to;
// statements follow the select, or the function has results; the function is a
// literal that stands in a loop or is given to other code, which may run it
// again.
//
// Fix: suggested: for around the select, and a return in a Done arm that has
// none.
package ctxonce
