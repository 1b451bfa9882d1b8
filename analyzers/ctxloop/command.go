package ctxloop

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// runsBare reports whether a context comes from a command, or the like, that
// this very program runs without one: it never ends. The type says so by what
// it can do: it is a carrier that runs by Execute as well as by ExecuteContext,
// as a *cobra.Command does, and only the former is called.
func (p *program) runsBare(h ctxflow.Hand) bool {
	for _, o := range h.Value.Origins() {
		if o.Op == ctxflow.Param && o.Var != nil && p.pass.Pkg.Name() == "main" && ctxapi.IsCarrier(o.Var.Type()) {
			return p.executes(o.Var.Type())
		}
	}
	return false
}

// executes reports whether the package calls a method of t that has a form with
// a context, and none that is given a context.
func (p *program) executes(t types.Type) bool {
	named := namedOf(t)
	if named == nil {
		return false
	}
	plain := false
	for cur := range p.x.Inspector.Root().Preorder((*ast.CallExpr)(nil)) {
		fn := p.x.Callee(cur.Node().(*ast.CallExpr))
		if fn == nil || fn.Signature().Recv() == nil || namedOf(fn.Signature().Recv().Type()) != named {
			continue
		}
		for param := range fn.Signature().Params().Variables() {
			if ctxapi.IsContext(param.Type()) {
				return false
			}
		}
		obj, _, _ := types.LookupFieldOrMethod(t, true, fn.Pkg(), fn.Name()+"Context")
		plain = plain || obj != nil
	}
	return plain
}

func namedOf(t types.Type) *types.TypeName {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Obj()
	}
	return nil
}
