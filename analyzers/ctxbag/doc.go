// Package ctxbag defines an Analyzer that checks what is stored in contexts.
//
// # Analyzer ctxbag
//
// ctxbag: values that should be parameters
//
// What it finds: context.WithValue, or a function of the package that passes
// its value on, used as a backdoor for what functions should take openly.
//
// value (style): the value is a database handle or transaction, a client, a
// function, a channel, a map that everyone can change, a configuration or options,
// or a bool; or it is stored and looked up by functions of one package that call
// each other directly, and by no other code. What proves it: the static type of what
// is stored, or the calls on every path from the store to every lookup of a key that
// no other package can make. That a parameter would do is a judgement all the same.
//
// Why it matters: a dependency that travels in the context is missing from
// every signature. The compiler cannot tell that a caller forgot it, a test
// cannot see what to provide, and a reader finds it only by searching for the
// key. Values are for data of the request that passes through code which does
// not know it.
//
// Example: bad:
//
//	func handle(ctx context.Context, db *sql.DB) error {
//		return save(context.WithValue(ctx, dbKey{}, db))
//	}
//
// Good:
//
//	func handle(ctx context.Context, db *sql.DB) error {
//		return save(ctx, db)
//	}
//
// When it is silent: loggers, spans, tracers and metrics, which exist to
// travel; request and trace IDs, users and other principals, tenants, and
// locales, told by the words of the key and of the value's type; maps of a
// type of another package, such as gRPC's metadata; values whose static type
// is an interface without such a name; keys that another package declares to be
// given a value, such as oauth2.HTTPClient; tests, which store what the program
// looks up. local is silent unless the path from the store to every lookup of
// the key is known, and if an exported function looks it up.
//
// Fix: none. A parameter has to be added to every function on the way.
//
// Options: -allow and -deny list types, as import/path.Name, separated by
// commas: those that are never reported and those that always are.
package ctxbag
