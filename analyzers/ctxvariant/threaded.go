package ctxvariant

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// threaded returns a caller's context, if each caller of a function has one at
// hand where it calls, and nobody but the package can call it: to give the
// function a parameter is then all there is to do. Interfaces of the package may
// ask for the function as it is, and who takes it for a value may be anybody. A
// request that the function hands out may be bound by whoever gets it.
func (c *checker) threaded(p *plain, outer *ctxindex.Func) (*invocation, ctxflow.Hand, bool) {
	fn := outer.Obj
	if p.f != outer || fn.Exported() && c.pass.Pkg.Name() != "main" || c.askedFor(fn) || c.handedOut(p) {
		return nil, ctxflow.Hand{}, false
	}
	switch p.realm {
	case ctxapi.RealmCall:
	case ctxapi.RealmProcess:
		if !c.collects(p) {
			return nil, ctxflow.Hand{}, false
		}
	default:
		return nil, ctxflow.Hand{}, false
	}
	calls := c.calls[fn]
	if len(calls) == 0 || len(calls) != c.mentions(fn) {
		return nil, ctxflow.Hand{}, false
	}
	var first ctxflow.Hand
	for i, inv := range calls {
		h, at := c.hand(inv.f, inv.call)
		if at != found || c.apart(inv.f, inv.call) {
			return nil, ctxflow.Hand{}, false
		}
		if i == 0 {
			first = h
		}
	}
	return calls[0], first, true
}

// mentions returns how often the package names one of its functions, its tests
// left out: they have what it takes to call it.
func (c *checker) mentions(fn *types.Func) int {
	if c.named == nil {
		c.named = make(map[*types.Func]int)
		for id, obj := range c.pass.TypesInfo.Uses {
			if used, ok := obj.(*types.Func); ok && used.Pkg() == c.pass.Pkg && !c.pass.IsTest(id.Pos()) {
				c.named[used.Origin()]++
			}
		}
	}
	return c.named[fn]
}

// askedFor reports whether an interface of the package has a method of the name
// of this one.
func (c *checker) askedFor(fn *types.Func) bool {
	if fn.Signature().Recv() == nil {
		return false
	}
	scope := c.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || !types.IsInterface(tn.Type()) {
			continue
		}
		if m, _, _ := types.LookupFieldOrMethod(tn.Type(), false, c.pass.Pkg, fn.Name()); m != nil {
			return true
		}
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
			if t := c.pass.TypesInfo.TypeOf(r); t != nil {
				lazy = c.x.API.IsCarrier(t) || c.x.API.IsLazy(t)
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
				found = found || c.variable(arg) == v && returnsText(c.x.Signature(n))
			}
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				sel, ok := lhs.(*ast.SelectorExpr)
				if ok && sel.Sel.Name == "Stdout" && c.variable(sel.X) == v && i < len(n.Rhs) {
					found = found || isBuffer(c.pass.TypesInfo.TypeOf(n.Rhs[i]))
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
