package sibling

import (
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// stepNames name the step of a builder that takes the context.
var stepNames = []string{"Context", "WithContext", "SetContext"}

// Step returns the method by which a builder of type b takes a context and
// returns a builder of the same type, nil if it has none.
func (t *Table) Step(b types.Type) *types.Func {
	switch types.Unalias(b).(type) {
	case *types.Pointer, *types.Named:
	default:
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	step, ok := t.steps[b]
	if !ok {
		step = t.findStep(b)
		t.steps[b] = step
	}
	return step
}

func (t *Table) findStep(b types.Type) *types.Func {
	for _, name := range stepNames {
		obj, _, _ := types.LookupFieldOrMethod(b, true, t.from, name)
		fn, ok := obj.(*types.Func)
		if !ok {
			continue
		}
		sig := fn.Signature()
		if sig.Params().Len() == 1 && ctxapi.IsStdContext(sig.Params().At(0).Type()) &&
			sig.Results().Len() == 1 && types.Identical(sig.Results().At(0).Type(), b) {
			return fn
		}
	}
	return nil
}

// Wrapper returns the function of the package of a named type that binds a
// value of that type to a context, such as backoff.WithContext, or nil.
func (t *Table) Wrapper(typ types.Type) *types.Func {
	named, ok := types.Unalias(typ).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	return attaches(named.Obj().Pkg(), func(sig *types.Signature) bool {
		p, r := sig.Params(), sig.Results()
		if p.Len() != 2 || r.Len() != 1 || !types.AssignableTo(r.At(0).Type(), typ) {
			return false
		}
		return ctxapi.IsStdContext(p.At(0).Type()) && types.Identical(p.At(1).Type(), typ) ||
			ctxapi.IsStdContext(p.At(1).Type()) && types.Identical(p.At(0).Type(), typ)
	})
}

// Option returns the function of the package of an option type that makes an
// option of a context, such as retry.Context, or nil.
func (t *Table) Option(typ types.Type) *types.Func {
	named, ok := types.Unalias(typ).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || !strings.HasSuffix(named.Obj().Name(), "Option") {
		return nil
	}
	return attaches(named.Obj().Pkg(), func(sig *types.Signature) bool {
		p, r := sig.Params(), sig.Results()
		return p.Len() == 1 && r.Len() == 1 && ctxapi.IsStdContext(p.At(0).Type()) && types.Identical(r.At(0).Type(), typ)
	})
}

func attaches(pkg *types.Package, ok func(*types.Signature) bool) *types.Func {
	for _, name := range stepNames {
		if fn, is := pkg.Scope().Lookup(name).(*types.Func); is && ok(fn.Signature()) {
			return fn
		}
	}
	return nil
}
