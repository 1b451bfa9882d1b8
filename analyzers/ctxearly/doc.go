// Package ctxearly reports results that are cancelled before they are consumed.
//
// # Analyzer ctxearly
//
// ctxearly: a result that is cancelled before it is consumed
//
// What it finds: a function that cancels a context on its way out, by a
// deferred or an earlier call, and returns something that needs that context
// to live on.
//
// result: a value that goes on working after the call which made it: an HTTP
// response or its body, SQL rows or a transaction, a command, a gRPC client
// stream, an iterator.
//
// context: the derived context itself, or a request bound to it.
//
// closure: a function that does work with the derived context.
//
// Why it matters: a small body has arrived with the headers and is read from a
// buffer, so tests pass. A large or slow one, or the second batch of rows, fails
// with "context canceled" in whatever code is reading by then. A transaction is
// rolled back, a command killed.
//
// Example:
//
//	func fetch(ctx context.Context, req *http.Request) (*http.Response, error) {
//		ctx, cancel := context.WithTimeout(ctx, time.Minute)
//		defer cancel()
//		return http.DefaultClient.Do(req.WithContext(ctx)) // bad: the body is cut off
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
// Besides reading it all there are three sound ways: return the cancel function
// with the value, wrap the value so that its Close cancels, or bound the call by
// the client's own timeout.
//
// When it is silent: the value was read, scanned, waited for, closed, or handed
// to another function before; it is returned beside an error; the cancel is
// handed over with it; on some path the context is not this function's; a
// context was cancelled outright before it is returned, or has no deadline and
// nothing was done with it (a dead context is what such a function is for). A
// response that comes with more than an error has been read by the client that
// returns it. Contexts stored in structs are the subject of ctxfield.
//
// Fix: none. Who reads the value, and for how long, is not to be seen here.
package ctxearly
