package ctxcleanup

import (
	"go/ast"
	"go/types"
	"maps"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// An acquisition is the call that did what a clean-up call undoes.
type acquisition struct {
	call *ast.CallExpr
	pair bool // by its name, receiver and arguments; else by its result

	named bool // a pair by the verbs of two names, not of one function called twice
}

// acquired returns the call that did what a clean-up call undoes: it took the same
// context, comes before on every way, and its result is what the clean-up
// names; or it is the same call with another constant, which is taken back; or its
// counterpart, on the same receiver with the same arguments.
func (c *checker) acquired(cleanup *ast.CallExpr, v *ctxflow.Value, s site) acquisition {
	named := c.variables(cleanup)
	var found acquisition
	ast.Inspect(s.f.Body, func(n ast.Node) bool {
		if _, lit := n.(*ast.FuncLit); lit || found.call != nil {
			return false
		}
		call, results := called(n)
		if call == nil || call == cleanup {
			return true
		}
		p, ok := s.f.Locate(n)
		if !ok || p == s.at || !s.f.Dominates(p, s.at) || !c.given(s.f, call, v) {
			return true
		}
		if c.takesBack(call, cleanup) {
			found = acquisition{call, true, c.Index.Callee(call) != c.Index.Callee(cleanup)}
			return false
		}
		for _, lhs := range results {
			if id, ok := lhs.(*ast.Ident); ok {
				if obj, ok := c.TypesInfo.ObjectOf(id).(*types.Var); ok && named[obj] && !ctxapi.IsError(obj.Type()) && !ctxapi.IsContext(obj.Type()) {
					found.call = call
				}
			}
		}
		return found.call == nil
	})
	return found
}

// called returns the call that a statement consists of, and what gets its results.
func called(n ast.Node) (*ast.CallExpr, []ast.Expr) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if len(n.Rhs) == 1 {
			call, _ := ast.Unparen(n.Rhs[0]).(*ast.CallExpr)
			return call, n.Lhs
		}
	case *ast.ExprStmt:
		call, _ := ast.Unparen(n.X).(*ast.CallExpr)
		return call, nil
	}
	return nil, nil
}

// takesBack reports whether a call undoes another one, by what they name: a state is
// set and set back, or the counterpart is called for the same.
func (c *checker) takesBack(first, cleanup *ast.CallExpr) bool {
	do, undo := c.Index.Callee(first), c.Index.Callee(cleanup)
	if do == nil || undo == nil || !c.sameReceiver(first, cleanup) && !siblings(do, undo) {
		return false
	}
	if do == undo {
		return c.setBack(first, cleanup)
	}
	return ctxapi.TakesBack(undo.Name(), do.Name()) && c.sameThing(first, cleanup)
}

// siblings reports whether two functions that are no methods are of one package.
func siblings(a, b *types.Func) bool {
	return a.Signature().Recv() == nil && b.Signature().Recv() == nil && a.Pkg() == b.Pkg()
}

// sameThing reports whether a clean-up call names a variable that the first call named
// as well, or nothing at all.
func (c *checker) sameThing(first, cleanup *ast.CallExpr) bool {
	for _, undo := range cleanup.Args {
		if ctxapi.IsContext(c.TypesInfo.TypeOf(undo)) {
			continue
		}
		vars := c.variables(undo)
		for _, do := range first.Args {
			if len(vars) > 0 && types.ExprString(do) == types.ExprString(undo) && maps.Equal(vars, c.variables(do)) {
				return true
			}
		}
	}
	return len(cleanup.Args) == 1
}

// sameReceiver reports whether two calls are of methods on what one expression
// names.
func (c *checker) sameReceiver(a, b *ast.CallExpr) bool {
	x, ok := ast.Unparen(a.Fun).(*ast.SelectorExpr)
	y, also := ast.Unparen(b.Fun).(*ast.SelectorExpr)
	return ok && also && types.ExprString(x.X) == types.ExprString(y.X) && c.TypesInfo.Selections[x] != nil
}

// setBack reports whether two calls of one function differ in a constant.
func (c *checker) setBack(first, cleanup *ast.CallExpr) bool {
	if len(first.Args) != len(cleanup.Args) {
		return false
	}
	for i, arg := range first.Args {
		x, y := c.TypesInfo.Types[arg].Value, c.TypesInfo.Types[cleanup.Args[i]].Value
		if x != nil && y != nil && x.ExactString() != y.ExactString() {
			return true
		}
	}
	return false
}

// given reports whether a call takes the context v.
func (c *checker) given(f *ctxflow.Func, call *ast.CallExpr, v *ctxflow.Value) bool {
	for _, arg := range call.Args {
		if ctxapi.IsContext(c.TypesInfo.TypeOf(arg)) && same(f.Eval(arg), v) {
			return true
		}
	}
	return false
}

// variables returns the variables that an expression names: of a call, its receiver's
// and those of its arguments.
func (c *checker) variables(e ast.Expr) map[*types.Var]bool {
	vars := make(map[*types.Var]bool)
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := c.TypesInfo.Uses[id].(*types.Var); ok && !v.IsField() {
				vars[v] = true
			}
		}
		return true
	})
	return vars
}
