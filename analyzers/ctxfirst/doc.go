// Package ctxfirst reports context parameters that are out of place.
//
// # Analyzer ctxfirst
//
// ctxfirst: context parameter out of place
//
// What it finds: a context parameter that is not where, or not what, every Go
// programmer expects it to be.
//
// order: a context that is not the first parameter of a function, method,
// interface method, function type, or literal that defines a variable. Aliases,
// other names for context.Context, and type parameters constrained by it count.
//
// A *context.Context as the type of a variable, field, parameter or result belongs
// here, too. Something is assumed of pointers, of a second context behind other
// parameters, in helpers of tests, and where the first parameter may stand for a
// receiver: it is of another package's type, which other functions of the package
// take first as well; and of a function that hands its parameters on, in their order, to
// functions that a variable holds, whose family it belongs to; of a function type that one
// file alone uses, if three functions of that file have its order; and of a context under
// another name that is only kept in a field, or asked for values.
//
// name: the one context.Context parameter of a function is used in its body
// under a name that does not say what it is. Any name with ctx in it will do,
// so will parent, base, root, bg, and names such as requestContext; a
// parameter named context hides the package. Of a parameter that nothing uses, in
// interfaces and function types too, it is assumed that nobody asks for the name; of
// one that five functions of the package use, and more than say ctx, that this is no
// custom.
//
// Why it matters: "pass a Context as the first parameter, typically named ctx"
// is how a reader sees at a glance what can be canceled, and what wrappers,
// generators and middleware rely on. A context in the middle of a signature
// hides which calls can block. A pointer to a context lets somebody else
// exchange the context under a function that is using it.
//
// Example: bad
//
//	func LoadUser(id int, ctx context.Context) (*User, error) {
//		return nil, ctx.Err()
//	}
//
// Good:
//
//	func FindUser(ctx context.Context, id int) (*User, error) {
//		return nil, ctx.Err()
//	}
//
// When it is silent: where the order is not the module's own choice, or where
// it cannot be known to be. That is: methods that implement an interface (one
// of the module is reported itself, one of another module cannot be changed);
// interfaces and function types that repeat a signature of an imported
// package; functions and literals that are passed on, stored or returned,
// because the type on the other side decides; function types whose first
// parameter may be a receiver, (*Store).Load passed as a value, and generic
// functions that stand for a method; functions tied to another symbol by
// a comment, go:linkname or export. A *context.Context parameter is left alone in a
// function that assigns through it, or that is only ever deferred, to read what
// the variable holds by then. Test handles (*testing.T,
// testing.TB, an interface with Errorf) may come first, several contexts may
// stand at the front. A variadic context is last because the language wants
// it. Types that have methods besides those of a context, such as
// *gin.Context or a database session, are what a function works on and follow
// no rule. A parameter that only becomes the function's own ctx, or is only asked
// for its deadline, may be called otherwise, and so may one in a test; a method that
// repeats the name of its interface's is left to the interface. Only interfaces of this package and of packages that it imports are
// known; generated files are not looked at.
//
// Fix: for order, suggested: move the contexts to the front, in the
// declaration and in every call. Offered for unexported functions whose uses
// are all calls in the file of the declaration; the arguments are then
// evaluated in another order. For name, safe: rename the
// parameter to ctx, unless that name means something else in the function. For
// pointers, none.
package ctxfirst
