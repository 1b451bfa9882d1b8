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
// assertion: such a lookup. What proves it: nothing in view stores the value before
// it is looked up, so that whoever calls the function with another context makes it
// panic. It is assumed that something comes there without the value where each
// function that registers or calls the one around names a function of the package
// that stores it, a middleware say; where the one around is exported and the package
// stores the value elsewhere, as its callers, who are not in view, may be asked to
// come with that context; that the owner of the key does not promise the
// value where the key is exported, as servers and frameworks do; and in a _test.go
// file, where the panic fails the test and little else. What assumes one of these is a
// matter of style.
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
// of that type under the key; in an exported function whose value the package
// stores elsewhere and lets others ask for by a function that checks, so that there
// are two ways to ask; if all callers of the function are in view, and each
// gives it a context in which the value was stored; for the keys of net/http, which
// its server sets for every handler; for a value that is stored in a new root, which
// then goes into a struct of another package: a server or worker makes all its
// contexts from it; if the variable that holds the value is assigned twice, as by a
// default.
//
// Fix: suggested: v, ok := …, and where there is none the function returns an error
// that says so, if it can. There is no other: a zero value instead of the panic
// would let the code behind it run for nobody.
package ctxvalue
