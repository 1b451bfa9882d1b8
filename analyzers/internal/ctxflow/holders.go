package ctxflow

import (
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// A Holder is a parameter or receiver by which code can come to a context that
// [Func.AtHand] does not promise: it may be nil, a root, or the life of an
// object rather than of the call.
type Holder struct {
	Var      *types.Var
	Expr     string     // how to write the context: "s.stream.Context()"; empty if only its end is held
	Field    *types.Var // the last field on the way; nil if it is a method of Var itself
	Type     types.Type // what the context is got from
	Receiver bool       // Var is a receiver

	// Crossed are the literals between the place and the function that has
	// the variable, innermost first.
	Crossed []*Func
}

// Holders returns the parameters and receivers around a position of f that hold
// a context in a field, carry one by a method that nobody vouches for, or hold
// the cancel function of one. The nearest come first, and contexts before mere
// cancel functions.
func (f *Func) Holders(pos token.Pos) []Holder {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	var holders, ends []Holder
	var crossed []*Func
	scope := f.pkg.Index.Pkg.Scope().Innermost(pos)
	for g := f; g != nil; g = g.parent {
		for _, h := range g.holders() {
			if scope == nil || f.reassigned(h.Var) {
				continue
			}
			if _, found := scope.LookupParent(h.Var.Name(), pos); found != h.Var {
				continue // shadowed
			}
			h.Crossed = crossed
			if h.Expr == "" {
				ends = append(ends, h)
			} else {
				holders = append(holders, h)
			}
		}
		crossed = append(crossed[:len(crossed):len(crossed)], g)
	}
	return append(holders, ends...)
}

// holders returns those among the parameters of f itself.
func (f *Func) holders() []Holder {
	var found []Holder
	add := func(v *types.Var, receiver bool) {
		t := v.Type()
		if v.Name() == "" || v.Name() == "_" || ctxapi.IsContext(t) || ctxapi.IsTesting(t) || ctxapi.IsValueOnlyType(t) {
			return
		}
		h := Holder{Var: v, Receiver: receiver}
		if carrier := f.pkg.Index.API.Carrier(t); carrier != nil {
			if !f.pkg.trusted(t) && !f.pkg.givesRoot(carrier.Method) {
				h.Expr, h.Type = v.Name()+carrier.Suffix(), t
				found = append(found, h)
			}
			return
		}
		if f.pkg.reach(&h, t, v.Name(), 2) || f.pkg.endOf(&h, t, 2) {
			found = append(found, h)
		}
	}
	if recv := f.Sig.Recv(); recv != nil {
		add(recv, true)
	}
	for v := range f.Sig.Params().Variables() {
		add(v, false)
	}
	return found
}

// reach finds the way from a value of type t to a context: a field that is one
// or carries one, a request that a method gives out, or the same in a field of
// a struct of this package.
func (p *Package) reach(h *Holder, t types.Type, expr string, depth int) bool {
	if m := ctxapi.RequestMethod(t); m != nil {
		h.Expr, h.Type = expr+"."+m.Name()+"().Context()", t
		return true
	}
	st, ok := structOf(t)
	if !ok {
		return false
	}
	for field := range st.Fields() {
		if !p.accessible(field) || !ctxapi.IsStdContext(field.Type()) {
			continue
		}
		h.Expr, h.Field, h.Type = expr+"."+field.Name(), field, t
		return true
	}
	for field := range st.Fields() {
		ft := field.Type()
		if p.accessible(field) && p.Index.API.IsCarrier(ft) && !ctxapi.IsTesting(ft) && p.trusted(ft) {
			h.Expr, h.Field, h.Type = expr+"."+field.Name()+p.Index.API.Carrier(ft).Suffix(), field, ft
			return true
		}
	}
	if depth == 1 {
		return false
	}
	for field := range st.Fields() {
		if p.local(field.Type()) && p.reach(h, field.Type(), expr+"."+field.Name(), depth-1) {
			return true
		}
	}
	return false
}

// endOf finds a cancel function in a struct of this package: what it ends is
// the life of the object, although nothing keeps the context.
func (p *Package) endOf(h *Holder, t types.Type, depth int) bool {
	st, ok := structOf(t)
	if !ok || !p.local(t) {
		return false
	}
	for field := range st.Fields() {
		if ctxapi.IsCancelFunc(field.Type()) {
			h.Field, h.Type = field, t
			return true
		}
	}
	for field := range st.Fields() {
		if depth > 1 && p.endOf(h, field.Type(), depth-1) {
			return true
		}
	}
	return false
}

func (p *Package) accessible(field *types.Var) bool {
	return field.Exported() || field.Pkg() == p.Index.Pkg
}

// local reports whether t is a type of this package, or a pointer to one.
func (p *Package) local(t types.Type) bool {
	t = types.Unalias(t)
	if ptr, ok := t.(*types.Pointer); ok {
		t = types.Unalias(ptr.Elem())
	}
	named, ok := t.(*types.Named)
	return ok && named.Obj().Pkg() == p.Index.Pkg
}

func structOf(t types.Type) (*types.Struct, bool) {
	if t == nil {
		return nil, false
	}
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		t = ptr.Elem()
	}
	return underStruct(t)
}
