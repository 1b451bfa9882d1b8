// Package ctxnil reports nil where a context is wanted.
//
// # Analyzer ctxnil
//
// ctxnil: a nil context
//
// What it finds: nil that comes to where a context is used.
//
// nil: a call is given nil, as it is or converted, for a parameter that is a
// context; a variable that is declared without a value, or set to nil, is given
// to a call or has its method called, and no way to that place assigns it; an
// unexported field of a struct is used so, and nothing in the package sets it; a
// variable for a cancel function is called, and nothing ever assigns it. Of
// a function that returns a context here and nil there, and nothing beside it that
// would tell, it is assumed that a caller uses the result; of a test, that it does
// not want nil.
//
// Why it matters: the methods of a nil context panic. Whether they are called
// is up to code far down, which may ask the context today or after the next
// update; package context says not to pass nil even if a function permits it.
//
// Example:
//
//	func (s *store) Get(ctx context.Context, key string) (string, error) {
//		return s.db.Lookup(nil, key) // bad
//	}
//
//	func (s *store) Find(ctx context.Context, key string) (string, error) {
//		return s.db.Lookup(ctx, key) // good
//	}
//
// When it is silent: the function that is called belongs to the module and
// compares the parameter with nil, or hands it to one that does; the parameter
// is a concrete type that implements the interface, or variadic; some way may
// have assigned the variable; the field is compared with nil, or its address is
// taken; the comment of the function that returns nil says so, or it returns
// nothing else; a test asserts the panic, or that the error is not nil.
//
// Fix: safe: the context in scope where the code stands, else context.TODO(), which
// says that the choice is open; for a result, context.Background(). A variable
// gets it where it is declared. There is none where the function is given a context
// that has no name.
package ctxnil
