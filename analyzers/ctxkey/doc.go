// Package ctxkey defines an Analyzer that checks the keys of context values.
//
// # Analyzer ctxkey
//
// ctxkey: keys that collide, never match, or panic
//
// What it finds: a context value is found again only by a key that is equal
// to the one that it was stored under, in dynamic type and in value. The rule
// checks the keys of context.WithValue, of the Value method, and of functions
// of the package that pass a parameter on as the key.
//
// collision: a key that other packages can collide with, or that panics. It has a
// predeclared type (also through a constant, an alias, a conversion to any, or a
// variable), an unnamed struct or array type that other packages can write too, or a
// basic type that another module exports with a value that was made here; it is nil,
// or of a type that is not comparable; or it points to a value without size, such as
// &struct{}{}: whether two such pointers are equal is unspecified; or it equals another key of
// the package, by value, under a name of its own. The lookup is reported only if the package
// does not store under the key and other modules can call it.
//
// mismatch: the value is stored under one key and looked up under another
// that can never be equal: the same text with another type, a value and a
// pointer to one, a pointer that is made anew, or another constant; or the lookup
// asserts a type that no value stored under the key has.
//
// exported (style): the key, or its type, is exported.
//
// Why it matters: if two packages use the string "userID" as a key, each
// overwrites the other's value for everything further down, silently. A key
// that does not match finds nothing, and the code behind the lookup runs as if
// nobody was logged in. WithValue panics on a key that it cannot compare.
//
// Example: bad:
//
//	ctx = context.WithValue(ctx, "userID", 42)
//
// Good:
//
//	type ctxKey string
//
//	const userIDKey ctxKey = "userID"
//
//	ctx = context.WithValue(ctx, userIDKey, 42)
//
// When it is silent: keys whose dynamic type is not known (parameters of type
// any, unless the function is called in the package); an unnamed struct type
// with a field that is not exported, since no other package can write that
// type; constants that another package declares with a type of its own, which
// are meant to be used; lookups in contexts of frameworks, which have keys of
// their own, and keys that are given to the method Set of one; lookups by a constant of
// another package, and those in a method that another module's code calls;
// collisions in tests; the only pointer of
// a type of its own. mismatch needs the whole picture: it is
// silent if the key or its type is exported or used for anything else than
// stores and lookups, or if some store of the package has a key that is not
// known. In tests, code that expects the panic or the missing value.
//
// What it assumes: a constant that another package exports to other modules is not used by
// them as a key.
//
// Fix: collision: declares type ctxKey, or takes an unexported key type that is
// there, and uses it at every store and lookup. Safe if the package both
// stores and looks up under the key, otherwise suggested, because the other
// half must be changed with it; none if the package only looks up. All edits
// must be in one file. The other categories have no fix: only the author knows which of two keys is meant.
package ctxkey
