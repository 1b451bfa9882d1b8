package edit

import (
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// Results spells what a function returns when it gives up with an error: zero
// values, and the error last. It is false if the last result is no error, err
// is empty, or a zero value can't be spelled without an import.
func Results(sig *types.Signature, pkg *types.Package, err string) (string, bool) {
	res := sig.Results()
	if res.Len() == 0 {
		return "", true
	}
	if err == "" || !ctxapi.IsError(res.At(res.Len()-1).Type()) {
		return "", false
	}
	var values []string
	for i := range res.Len() - 1 {
		zero, ok := Zero(res.At(i).Type(), pkg)
		if !ok {
			return "", false
		}
		values = append(values, zero)
	}
	return strings.Join(append(values, err), ", "), true
}

// Zero spells the zero value of a type, if that needs no import.
func Zero(t types.Type, pkg *types.Package) (string, bool) {
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return "", false
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			return "false", true
		case u.Info()&types.IsNumeric != 0:
			return "0", true
		case u.Info()&types.IsString != 0:
			return `""`, true
		}
		return "nil", u.Kind() == types.UnsafePointer
	case *types.Struct:
		named, ok := types.Unalias(t).(*types.Named)
		if !ok || named.Obj().Pkg() != pkg || named.TypeArgs().Len() > 0 || named.Obj().Parent() != pkg.Scope() {
			return "", false
		}
		return named.Obj().Name() + "{}", true
	case *types.Array:
		return "", false
	}
	return "nil", true
}
