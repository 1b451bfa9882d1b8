package ctxapi

import "go/types"

// CanHold reports whether a value of type t can lead to a function or a context:
// numbers, texts and what consists of them can't.
func CanHold(t types.Type) bool { return canHold(t, make(map[types.Type]bool)) }

func canHold(t types.Type, seen map[types.Type]bool) bool {
	if t == nil || len(seen) > 200 {
		return true
	}
	if seen[t] {
		return false
	}
	seen[t] = true
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Kind() == types.UnsafePointer
	case *types.Pointer:
		return canHold(u.Elem(), seen)
	case *types.Slice:
		return canHold(u.Elem(), seen)
	case *types.Array:
		return canHold(u.Elem(), seen)
	case *types.Map:
		return canHold(u.Elem(), seen) || canHold(u.Key(), seen)
	case *types.Struct:
		for f := range u.Fields() {
			if canHold(f.Type(), seen) {
				return true
			}
		}
		return false
	case *types.Tuple:
		for v := range u.Variables() {
			if !IsError(v.Type()) && canHold(v.Type(), seen) {
				return true
			}
		}
		return false
	}
	return true
}

// NameOf returns the name of a declared type, or of the one that t points to; nil
// if it has none.
func NameOf(t types.Type) *types.TypeName {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Obj()
	}
	return nil
}

// SameReceiver reports whether two functions are methods of one type.
func SameReceiver(a, b *types.Func) bool {
	if a == nil || b == nil {
		return false
	}
	ra, rb := a.Signature().Recv(), b.Signature().Recv()
	return ra != nil && rb != nil && NameOf(ra.Type()) != nil && NameOf(ra.Type()) == NameOf(rb.Type())
}
