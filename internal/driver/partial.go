package driver

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/packages"
)

// With -source a package that does not type-check is analysed as far as it
// goes: a dependency that can't be had, or a file that a generator would have
// written, spoils the expressions that use it, and the rest has types. The
// package still counts as failed: its errors are told, the exit status is that
// of a failure, and nothing of it is fixed, because nothing could verify that.
//
// A finding is dropped when its own code has no types. Beyond that it may rest
// on code that has none, which the model takes for unknown: that makes it
// silent, not loud. Facts stay only of functions that have all their types; of
// the others, importers know nothing.

// partly reports whether a unit that failed can be analysed as far as it is
// intact: it was parsed whole.
func partly(u *unit) bool {
	return len(u.Syntax) == len(u.CompiledGoFiles) && len(u.Errors) > 0 &&
		!slices.ContainsFunc(u.Errors, func(e packages.Error) bool { return e.Kind == packages.ParseError })
}

// intact reports whether all code of a unit between two positions has a type.
func (u *unit) intact(pos, end token.Pos) bool {
	if slices.ContainsFunc(u.broken, func(at token.Pos) bool { return pos <= at && at < end }) {
		return false
	}
	intact := true
	for _, f := range u.Syntax {
		if end <= f.FileStart || f.FileEnd < pos {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if n == nil || end <= n.Pos() || n.End() <= pos {
				return false
			}
			if e, ok := n.(ast.Expr); ok && pos <= n.Pos() && n.End() <= end && u.untyped(e) {
				intact = false
			}
			return intact
		})
	}
	return intact
}

// untyped reports whether an expression has no type for want of an import.
func (u *unit) untyped(e ast.Expr) bool {
	if tv, ok := u.TypesInfo.Types[e]; ok && invalid(tv.Type) {
		return true
	}
	id, ok := e.(*ast.Ident)
	if !ok {
		return false
	}
	obj := u.TypesInfo.ObjectOf(id)
	return obj != nil && invalid(obj.Type())
}

// intactFunc is intact of the whole declaration of a function.
func (u *unit) intactFunc(fn *types.Func) bool {
	for _, f := range u.Syntax {
		for _, decl := range f.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok && decl.Name.Pos() == fn.Pos() {
				return u.intact(decl.Pos(), decl.End())
			}
		}
	}
	return false
}

// invalid reports whether a type is, or is made of, one that is not known.
func invalid(t types.Type) bool {
	switch t := t.(type) {
	case *types.Basic:
		return t.Kind() == types.Invalid
	case *types.Pointer:
		return invalid(t.Elem())
	case *types.Slice:
		return invalid(t.Elem())
	case *types.Array:
		return invalid(t.Elem())
	case *types.Chan:
		return invalid(t.Elem())
	case *types.Map:
		return invalid(t.Key()) || invalid(t.Elem())
	case *types.Tuple:
		for v := range t.Variables() {
			if invalid(v.Type()) {
				return true
			}
		}
	case *types.Signature:
		return invalid(t.Params()) || invalid(t.Results())
	}
	return false
}
