package ctxflow

import (
	"go/ast"
	"go/token"
	"go/types"
)

// ValueAt returns the value that a variable has at a position in f.
func (f *Func) ValueAt(v *types.Var, pos token.Pos) *Value {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	return f.evalVar(v, pos)
}

// Enters follows the context that an expression in f, or in a literal within
// it, stands for, to where it enters the literal lit: through what is derived
// inside of lit to a value made outside, or to a parameter of lit. It returns
// that value and the expression that names it; nil where the way divides, or
// the value is detached on it. Of calls that derive a context by signature
// only, ends says whether the result ends with the argument.
func (f *Func) Enters(e ast.Expr, lit *Func, ends func(*ast.CallExpr) bool) (*Value, ast.Expr) {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	v := f.eval(e)
	for range maxDepth {
		switch v.Op {
		case Param, Accessed, Field, Global:
			return v, e
		case Root, Derived:
			if v.In == nil || !v.In.Within(lit) {
				return v, e
			}
			if v.Op == Root {
				return nil, nil // made inside
			}
		default:
			return nil, nil
		}
		call, ok := v.Node.(*ast.CallExpr)
		if !ok || !v.ends() && !ends(call) {
			return nil, nil
		}
		e = v.In.parentExpr(call, v.How)
		if e == nil || v.Parent() == nil {
			return nil, nil
		}
		v = v.Parent()
	}
	return nil, nil
}

// maxDepth bounds a chain of derivations, which no one writes that long.
const maxDepth = 32

// Within reports whether f is lit or a literal inside of it.
func (f *Func) Within(lit *Func) bool {
	for g := f; g != nil; g = g.parent {
		if g == lit {
			return true
		}
	}
	return false
}
