// Package ctxvalue defines an Analyzer that checks how values are taken out
// of contexts.
//
// # Analyzer ctxvalue
//
// ctxvalue: a lookup that panics when the value is missing
//
// What it finds: a type assertion with a single result on what the Value
// method of a context returns: directly, through a local variable, or through
// a function of the package that returns the value as any.
//
// assertion: such a lookup in the program.
//
// published: such a lookup under an exported key. Servers and frameworks set
// values for every request and publish the key; whether they promise the value
// is not in the code.
//
// test: such a lookup in a _test.go file, where the panic fails the test and
// little else.
//
// Why it matters: a context does not promise to hold a value. A new caller, a
// route without the middleware, or a test that starts from a fresh context
// turns the lookup into a panic in the middle of a request. The second result
// of the assertion tells, at the price of one line.
//
// Example: bad:
//
//	func handle(ctx context.Context) {
//		id := ctx.Value(requestIDKey).(string)
//		log.Println("handling request", id)
//	}
//
// Good:
//
//	func handle(ctx context.Context) {
//		if id, ok := ctx.Value(requestIDKey).(string); ok {
//			log.Println("handling request", id)
//		}
//	}
//
// When it is silent: the form with two results and the type switch; after a
// check that the value is not nil, that the assertion succeeds, or that the
// key is present, by a function of the package that looks it up; in functions
// named Must or must, whose callers asked for the panic, and in those that
// recover; if the same function, or a method of the same type, stores a value
// of that type under the key; for
// the keys of net/http, which its server sets for every handler; for a value that
// is stored in a new root, which then goes into a struct of another package: a
// server or worker makes all its contexts from it; if the
// variable that holds the value is assigned twice, as by a default.
//
// Fix: suggested, because what to do without the value is for the author to
// say. Where the zero value is usable (text, numbers, booleans, slices,
// structs) the assertion becomes v, _ := …, before the statement if it was
// part of an expression. A function whose only result it is returns the zero
// value. Otherwise v, ok := … with an early return, if the function returns
// nothing, or an error that can say so.
package ctxvalue
