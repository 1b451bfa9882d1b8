// Package ctxescape reports goroutines and results that outlive their context.
//
// # Analyzer ctxescape
//
// ctxescape: a goroutine or result that outlives its context
//
// What it finds: work that is started on another goroutine, by a go statement,
// a timer, a group or a function that does one of these, with a context that
// ends when the function returns, where the function does not wait for it; and
// what a function returns that needs the context which it cancels.
//
// goroutine: a goroutine works with a context that ends before it: the function
// derives it and cancels it on every return, or it is that of an HTTP request or
// of a unary gRPC, and the handler returns. If a function is given the context, and
// starts one piece of work of which nobody hears again, the same is so if a
// handler calls it, be it as a value of a function type, which the whole module shows. So does one of two that drain
// something under one context, which each cancels when it is done itself.
//
// result: the function cancels a context when it returns, and returns a value that
// still needs it: an HTTP response or its body, SQL rows or a
// transaction, a command, a gRPC client stream, an iterator.
//
// Or it reads such a value after it has called cancel.
//
// context: it returns the derived context itself, or a request bound to it.
//
// closure: it returns a function that does work with the derived context.
//
// Why it matters: the work is aborted as soon as the function returns, mostly in
// the middle: the audit record, the cache entry or the mail is lost, and only
// when the work was slower than the rest of the function, which in tests it
// never is. The body of a small response has arrived with the headers; a large
// one, or the second batch of rows, fails with "context canceled" in whatever code
// is reading by then. A transaction is rolled back, a command killed.
//
// Example:
//
//	func (s *server) order(w http.ResponseWriter, r *http.Request) {
//		go s.mail.Send(r.Context(), "ordered") // bad: canceled when the handler returns
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
//	func fetch(ctx context.Context, req *http.Request) (*http.Response, error) {
//		ctx, cancel := context.WithTimeout(ctx, time.Minute)
//		defer cancel()
//		return http.DefaultClient.Do(req.WithContext(ctx)) // bad: the body cannot be read
//	}
//
//	func fetchAll(ctx context.Context, req *http.Request) ([]byte, error) {
//		ctx, cancel := context.WithTimeout(ctx, time.Minute)
//		defer cancel()
//		resp, err := http.DefaultClient.Do(req.WithContext(ctx))
//		if err != nil {
//			return nil, err
//		}
//		defer resp.Body.Close()
//		return io.ReadAll(resp.Body) // good: read before the cancel
//	}
//
// When it is silent: the function may wait for the goroutine (a channel
// operation, a call of Wait, a function that does either, deferred or not); what
// is started is a companion that runs in a loop, or waits for a channel other than to
// fail when its context ends, and
// the function has other work to do meanwhile: to stop it on return is what the
// cancel is for; its body is unknown and its name says that it runs on; it only
// reads values; the context is detached; main.main, which ends the process; and
// tests, where goroutines accompany what is tested.
//
// Of results: the value was read, scanned, waited for, closed, or handed to
// another function before; it is returned beside an error; the cancel is handed
// over with it; the context is this function's in one branch only, and the way out
// asks about the same again; a context was
// canceled outright before it is returned, or has no deadline and nothing was done
// with it (a canceled context is what such a function is for). A response that comes
// with more than an error has been read by the client that returns it. Contexts
// stored in structs are the subject of ctxfield.
//
// Fix: suggested, for goroutines. The work gets context.WithoutCancel(ctx). Give it a timeout
// of its own as well, or wait for the goroutine.
package ctxescape
