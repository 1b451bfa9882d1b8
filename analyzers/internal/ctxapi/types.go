// Package ctxapi is what the suite knows about contexts, as data: which types
// are contexts, cancel functions or carriers of a context, and what each
// well-known function does with them. Everything is decided by resolved
// types and objects, never by spelling. It knows nothing of analysis passes.
package ctxapi

import (
	"go/types"
)

// IsContext reports whether t is a context type: context.Context, an alias of
// it, an interface that includes its methods, a type parameter constrained by
// one, or a concrete type that implements it.
func IsContext(t types.Type) bool {
	if t == nil {
		return false
	}
	t = types.Unalias(t)
	switch u := t.(type) {
	case *types.Named:
		if isObject(u.Obj(), "context", "Context") {
			return true
		}
	case *types.Pointer, *types.Interface, *types.TypeParam, *types.Struct:
	default:
		return false
	}
	return implementsContext(t)
}

// IsStdContext reports whether t is context.Context itself.
func IsStdContext(t types.Type) bool { return isNamed(t, "context", "Context") }

// IsCancelFunc reports whether t is context.CancelFunc or
// context.CancelCauseFunc: a value that somebody must call.
func IsCancelFunc(t types.Type) bool {
	return isNamed(t, "context", "CancelFunc") || isNamed(t, "context", "CancelCauseFunc")
}

// IsCancelCauseFunc reports whether t is context.CancelCauseFunc.
func IsCancelCauseFunc(t types.Type) bool { return isNamed(t, "context", "CancelCauseFunc") }

// IsNiladic reports whether t is func(): the type that wrappers outside
// package context give to the cancel functions that they hand out.
func IsNiladic(t types.Type) bool {
	sig, ok := t.Underlying().(*types.Signature)
	return ok && sig.Params().Len() == 0 && sig.Results().Len() == 0
}

// CarrierMethod returns the method by which a value of type t gives out a
// context: Context() of an *http.Request, a gRPC stream, a *cobra.Command, a
// testing.TB. It returns nil for types that carry none.
func CarrierMethod(t types.Type) *types.Func {
	if t == nil || IsContext(t) {
		return nil
	}
	return carrierMethod(t)
}

// carrierMethod is CarrierMethod of what is known to be no context.
func carrierMethod(t types.Type) *types.Func {
	switch types.Unalias(t).(type) {
	case *types.Basic, *types.Slice, *types.Map, *types.Chan, *types.Signature, *types.Array, *types.Tuple:
		return nil
	}
	if fn := methodOf(t, "Context"); fn != nil && gives(fn) {
		return fn
	}
	return nil
}

// gives reports whether a method needs nothing to return a context.
func gives(fn *types.Func) bool {
	sig := fn.Signature()
	return sig.Params().Len() == 0 && sig.Results().Len() == 1 && IsContext(sig.Results().At(0).Type())
}

// IsTesting reports whether t is a test handle: *testing.T, *testing.B,
// *testing.F, testing.TB, or a type that embeds one. A handle carries a context
// from Go 1.24.
func IsTesting(t types.Type) bool {
	if t == nil {
		return false
	}
	switch types.Unalias(t).(type) {
	case *types.Named, *types.Pointer, *types.Interface, *types.TypeParam:
	default:
		return false
	}
	// The method that ends a test belongs to package testing, however deep it
	// is embedded.
	fn := methodOf(t, "FailNow")
	return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "testing"
}

// IsBenchmark reports whether t is *testing.B.
func IsBenchmark(t types.Type) bool { return isPointerTo(t, "testing", "B") }

// IsDoneChan reports whether t is a channel of empty structs that can be
// received from: the type of a context's Done and of home-made stop signals.
func IsDoneChan(t types.Type) bool {
	ch, ok := t.Underlying().(*types.Chan)
	if !ok || ch.Dir() == types.SendOnly {
		return false
	}
	st, ok := ch.Elem().Underlying().(*types.Struct)
	return ok && st.NumFields() == 0
}

// IsHTTPRequest reports whether t is *http.Request.
func IsHTTPRequest(t types.Type) bool { return isPointerTo(t, "net/http", "Request") }

// IsHTTPResponse reports whether t is *http.Response.
func IsHTTPResponse(t types.Type) bool { return isPointerTo(t, "net/http", "Response") }

// IsError reports whether t is the predeclared type error.
func IsError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// implementsContext is types.Implements against context.Context without
// needing that package at hand: a value of a type that has exactly these four
// methods can be passed wherever a context is wanted. Types are compared by
// identity, as the compiler does: a Done channel of another empty struct type
// makes no context.
func implementsContext(t types.Type) bool {
	var methods [4]*types.Func
	for i, name := range [...]string{"Deadline", "Done", "Err", "Value"} { // the rarest first: nearly every type fails
		if methods[i] = methodOf(t, name); methods[i] == nil {
			return false
		}
	}
	dl, done, errm, val := methods[0], methods[1], methods[2], methods[3]
	return hasTypes(done.Signature().Params()) && hasTypes(done.Signature().Results(), isStopChan) &&
		hasTypes(errm.Signature().Params()) && hasTypes(errm.Signature().Results(), IsError) &&
		hasTypes(val.Signature().Params(), isAny) && hasTypes(val.Signature().Results(), isAny) &&
		hasTypes(dl.Signature().Params()) && hasTypes(dl.Signature().Results(), IsTime, isBool)
}

func hasTypes(tuple *types.Tuple, want ...func(types.Type) bool) bool {
	if tuple.Len() != len(want) {
		return false
	}
	for i, ok := range want {
		if !ok(tuple.At(i).Type()) {
			return false
		}
	}
	return true
}

func isStopChan(t types.Type) bool {
	return types.Identical(t, types.NewChan(types.RecvOnly, types.NewStruct(nil, nil)))
}

func isAny(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("any").Type()) }

// IsTime reports whether t is a time.Time.
func IsTime(t types.Type) bool { return isNamed(t, "time", "Time") }

func isBool(t types.Type) bool { return types.Identical(t, types.Typ[types.Bool]) }

// methodOf finds a method of t by name. The names looked up are exported, so
// no package is needed.
func methodOf(t types.Type, name string) *types.Func {
	if !MayHave(t, name) {
		return nil
	}
	// A method that t lacks because its receiver is a pointer comes back as
	// nil. The third result says nothing here: it is true for every pointer.
	obj, _, _ := types.LookupFieldOrMethod(t, false, nil, name)
	fn, _ := obj.(*types.Func)
	return fn
}

func isNamed(t types.Type, pkg, name string) bool {
	if t == nil {
		return false
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && isObject(named.Obj(), pkg, name)
}

func isObject(obj types.Object, pkg, name string) bool {
	return obj.Name() == name && obj.Pkg() != nil && obj.Pkg().Path() == pkg
}

func isPointerTo(t types.Type, pkg, name string) bool {
	p, ok := types.Unalias(t).(*types.Pointer)
	return ok && isNamed(p.Elem(), pkg, name)
}

// MayHave is the cheap test that nearly every type fails: it has no method of
// that name itself, and embeds nothing that could lend it one.
func MayHave(t types.Type, name string) bool {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if named, ok := t.(*types.Named); ok {
		for i := range named.NumMethods() {
			if named.Method(i).Name() == name {
				return true
			}
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Interface:
		_, param := t.(*types.TypeParam)
		return param || u.NumMethods() > 0
	case *types.Struct:
		for i := range u.NumFields() {
			if u.Field(i).Embedded() {
				return true
			}
		}
	}
	return false
}
