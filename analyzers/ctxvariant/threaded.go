package ctxvariant

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// bounds reports whether what a call makes ends with the function, so that a
// context of its callers may end it: a request that the function hands out may
// be bound by whoever gets it, and a process that is not run for its output has
// a purpose of its own.
func (c *checker) bounds(p *plain) bool {
	switch p.realm {
	case ctxapi.RealmCall:
		return !c.handedOut(p)
	case ctxapi.RealmProcess:
		return !c.handedOut(p) && c.collects(p)
	}
	return false
}

// handedOut reports whether the function returns what the call has made.
func (c *checker) handedOut(p *plain) bool {
	v := c.assigned(p.call)
	found := false
	ast.Inspect(p.f.Body, func(n ast.Node) bool {
		ret, ok := n.(*ast.ReturnStmt)
		if !ok {
			return !found
		}
		for _, r := range ret.Results {
			lazy := false
			if t := c.TypesInfo.TypeOf(r); t != nil {
				lazy = c.Index.API.IsCarrier(t) || c.Index.API.IsLazy(t)
			}
			found = found || lazy && (ast.Unparen(r) == ast.Expr(p.call) || v != nil && c.variable(r) == v)
		}
		return !found
	})
	return found
}

// collects reports whether a process is run for what it prints: its output is
// asked for, goes to a buffer, or is what another function returns that runs it. Nobody wants it once the caller has given up.
// What prints to the terminal, or is only started, has a purpose of its own.
func (c *checker) collects(p *plain) bool {
	if sel, ok := c.around(p.call).(*ast.SelectorExpr); ok {
		return isOutput(sel.Sel.Name)
	}
	v := c.assigned(p.call)
	if v == nil {
		return false
	}
	found := false
	ast.Inspect(p.f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr)
			found = found || ok && isOutput(sel.Sel.Name) && c.variable(sel.X) == v
			for _, arg := range n.Args {
				found = found || c.variable(arg) == v && returnsText(c.Index.Signature(n))
			}
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				sel, ok := lhs.(*ast.SelectorExpr)
				if ok && sel.Sel.Name == "Stdout" && c.variable(sel.X) == v && i < len(n.Rhs) {
					found = found || isBuffer(c.TypesInfo.TypeOf(n.Rhs[i]))
				}
			}
		}
		return !found
	})
	return found
}

// returnsText: the first of several results is a string or bytes.
func returnsText(sig *types.Signature) bool {
	if sig == nil || sig.Results().Len() < 2 {
		return false
	}
	switch t := sig.Results().At(0).Type().Underlying().(type) {
	case *types.Basic:
		return t.Kind() == types.String
	case *types.Slice:
		b, ok := t.Elem().Underlying().(*types.Basic)
		return ok && b.Kind() == types.Byte
	}
	return false
}

func isOutput(name string) bool { return name == "Output" || name == "CombinedOutput" }

// isBuffer: *bytes.Buffer, *strings.Builder.
func isBuffer(t types.Type) bool {
	p, ok := types.Unalias(t).(*types.Pointer)
	if !ok {
		return false
	}
	named, ok := types.Unalias(p.Elem()).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	switch named.Obj().Pkg().Path() + "." + named.Obj().Name() {
	case "bytes.Buffer", "strings.Builder":
		return true
	}
	return false
}
