// Package ctxescape reports goroutines that outlive their context.
//
// # Analyzer ctxescape
//
// ctxescape: a goroutine that outlives its context
//
// What it finds: work that is started on another goroutine, by a go statement,
// a timer, a group or a function that does one of these, with a context that
// ends when the function returns, where the function does not wait for it.
//
// goroutine: a goroutine works with a context that ends before it.
//
// local: the function derives the context and cancels it on every way out.
//
// request: the context is that of an HTTP request or of a unary gRPC, and the
// handler returns.
//
// start (strict): a method Start, beside one that stops the receiver and takes a
// context as well, hands its context to a goroutine, or to a function that keeps
// it. The start may be all that this context is there for.
//
// queue (strict): a parameter that has a context within is put on a queue.
//
// pipe (strict): a function returns the reading end of a pipe, and what it
// writes to the other end, on a goroutine, stops with the context of the call.
//
// pump (strict): the same goroutine copies into the pipe, and knows no context.
//
// Why it matters: the work is cut off as soon as the function returns, mostly in
// the middle: the audit record, the cache entry or the mail is lost, and only
// when the work was slower than the rest of the function, which in tests it
// never is.
//
// Example:
//
//	func (s *server) order(w http.ResponseWriter, r *http.Request) {
//		go s.mail.Send(r.Context(), "ordered") // bad: cancelled when the handler returns
//		w.WriteHeader(http.StatusAccepted)
//	}
//
//	func (s *server) orderDetached(w http.ResponseWriter, r *http.Request) {
//		ctx := context.WithoutCancel(r.Context())
//		go func() {
//			ctx, cancel := context.WithTimeout(ctx, time.Minute)
//			defer cancel()
//			s.mail.Send(ctx, "ordered") // good: keeps the values, has an end of its own
//		}()
//		w.WriteHeader(http.StatusAccepted)
//	}
//
// When it is silent: the function may wait for the goroutine (a channel
// operation, a call of Wait, a function that does either, deferred or not); what
// is started is a companion that goes round in a loop, or asks Done or Err, and
// the function has other work to do meanwhile: to stop it on return is what the
// cancel is for; its body is unknown and its name says that it runs on; it only
// reads values; the context is detached; main.main, which ends the process; and
// tests, where goroutines accompany what is tested.
//
// Fix: suggested. The work gets context.WithoutCancel(ctx). Give it a timeout
// of its own as well, or wait for the goroutine.
package ctxescape
