// Package ctxframe reports web frameworks' own contexts that are used as a
// context.Context.
//
// # Analyzer ctxframe
//
// ctxframe: a framework's context passed as a context
//
// What it finds: the context of a web framework (*gin.Context, fiber's Ctx,
// *fasthttp.RequestCtx, or a type that embeds one) where a context.Context is
// watched. It can be passed, because it has the methods, but its end is not
// that of the request.
//
// frame: a goroutine that the handler does not wait for uses the framework's
// context, which is put back into a pool when the handler returns, and the next
// request writes to it; or *gin.Context is given to work that would stop when the
// client goes away. What proves it: nothing joins the goroutine, and it gets no copy;
// or the package makes the engine and does not set ContextWithFallback, and the
// callee is known to watch its context. It is assumed that the end of a request is
// not set up elsewhere where who makes the engine is not seen, and for frameworks
// that know no end of a request, where only a middleware can have set one. The engine's
// setting is one cause, told once in a package, with the number of its places; what a
// test makes of an engine says nothing of the program.
//
// Why it matters: the client hangs up, and the query runs on, because Done
// returns nil; a timeout that a middleware put on the request has no effect. In a
// goroutine it is a data race, with another user's request.
//
// Example:
//
//	func load(c *gin.Context) {
//		rows, err := db.QueryContext(c, query) // bad: c never ends
//	}
//
//	func load(c *gin.Context) {
//		rows, err := db.QueryContext(c.Request.Context(), query) // good
//	}
//
// When it is silent: the callee only reads values, or returns nothing that could tell of
// an early end; it takes the framework's own
// type; the package sets ContextWithFallback; the function waits for the
// goroutine, or gives it a copy (c.Copy()). Echo's context is no context.Context;
// a type of one's own that makes it one is not looked into. A further place of the
// same cause is in the finding about the first; those in tests have one of their own.
//
// Fix: suggested: c.Request.Context(), fiber's c.Context() or c.UserContext(). Keys
// that were set on the framework's context are not seen through it. None where one
// setting has several places: setting it is one edit. For a goroutine that uses
// *gin.Context: a copy, made before it is started.
package ctxframe
