package ctxflow

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

type accessKey struct {
	parent *Value
	op     Op
}

type fieldKey struct {
	base  *Value
	field *types.Var
}

func (f *Func) info() *types.Info { return f.pkg.Index.Info }

// eval returns the value of an expression that stands in f.
func (f *Func) eval(e ast.Expr) *Value {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		switch obj := f.info().ObjectOf(e).(type) {
		case *types.Var:
			return f.evalVar(obj, e.Pos())
		case *types.Nil:
			return f.pkg.newValue(Nil, e)
		}
	case *ast.CallExpr:
		return f.evalCall(e)
	case *ast.SelectorExpr:
		return f.evalSelector(e)
	case *ast.TypeAssertExpr:
		return f.eval(e.X)
	case *ast.StarExpr:
		return f.eval(e.X) // a carrier by value: *r
	}
	return f.pkg.unknown
}

// evalCall returns the context, carrier or answer that a call makes.
func (f *Func) evalCall(call *ast.CallExpr) *Value {
	if v, ok := f.calls[call]; ok {
		return v
	}
	if tv := f.info().Types[call.Fun]; tv.IsType() && len(call.Args) == 1 {
		return f.eval(call.Args[0])
	}
	if op := f.query(call); op != Unknown {
		v := f.pkg.newValue(op, call, f.eval(f.queried(call)))
		v.In = f
		f.calls[call] = v
		return v
	}
	how, ok := f.derivation(call)
	if !ok || how.Ctx < 0 {
		return f.bound(call, how)
	}
	if how.Kind == ctxapi.Access {
		return f.pkg.accessed(f.eval(f.parentExpr(call, how)), call)
	}
	v := f.pkg.newValue(Derived, call)
	f.calls[call] = v // before its parent: in a loop a derivation may feed itself
	if how.Kind == ctxapi.Carry && ctxapi.IsClientStream(f.pkg.Index.Signature(call).Results().At(how.Ctx).Type()) {
		how.Known = true // such a stream ends with its context, whoever makes it
	}
	v.In, v.How = f, how
	switch how.Kind {
	case ctxapi.Root:
		v.Op = Root
		return v
	case ctxapi.Detach:
		v.Op = Detached
	case ctxapi.Carry:
		v.Op = Carrier
	}
	if parent := f.parentExpr(call, how); parent != nil {
		v.Parents = []*Value{f.eval(parent)}
	}
	return v
}

// accessed returns the context that a carrier holds: asked twice, the same.
func (p *Package) accessed(carrier *Value, call ast.Node) *Value {
	key := accessKey{carrier, Accessed}
	v, ok := p.access[key]
	if !ok {
		v = p.newValue(Accessed, call, carrier)
		v.In = carrier.In
		p.access[key] = v
	}
	return v
}

// derivation describes how a call makes a context or hands out a cancel duty.
func (f *Func) derivation(call *ast.CallExpr) (ctxapi.Derivation, bool) {
	x := f.pkg.Index
	return x.API.Derivation(x.Callee(call), x.Signature(call))
}

// parentExpr returns the expression that is the parent of a derivation.
func (f *Func) parentExpr(call *ast.CallExpr, how ctxapi.Derivation) ast.Expr {
	switch {
	case how.Parent == ctxapi.Receiver:
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
			return sel.X
		}
	case how.Parent >= 0 && how.Parent < len(call.Args):
		return call.Args[how.Parent]
	}
	return nil
}

// query classifies calls that ask something of a context: Done, Err, Cause.
func (f *Func) query(call *ast.CallExpr) Op {
	if fn := f.pkg.Index.Callee(call); fn != nil {
		if row := f.pkg.Index.API.Row(fn); row != nil && row.Func == "context.Cause" {
			return Err
		}
		if recv := fn.Signature().Recv(); recv == nil || fn.Signature().Params().Len() != 0 {
			return Unknown
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || !ctxapi.IsContext(f.info().TypeOf(sel.X)) {
			return Unknown
		}
		switch fn.Name() {
		case "Done":
			return Done
		case "Err":
			return Err
		}
	}
	return Unknown
}

func (f *Func) queried(call *ast.CallExpr) ast.Expr {
	if len(call.Args) == 1 {
		return call.Args[0]
	}
	return ast.Unparen(call.Fun).(*ast.SelectorExpr).X
}

// result returns the value of one result of a call.
func (f *Func) result(call *ast.CallExpr, index int) *Value {
	if f.query(call) != Unknown || f.info().Types[call.Fun].IsType() {
		return f.evalCall(call)
	}
	how, ok := f.derivation(call)
	if !ok {
		if !ctxapi.MakesLazy(f.pkg.Index.Signature(call), index) {
			return f.pkg.unknown
		}
		return f.bound(call, how)
	}
	switch {
	case index == how.Ctx:
		return f.evalCall(call)
	case index == how.Cancel:
		return f.handle(Cancel, call, how)
	case index == how.Group:
		return f.handle(Group, call, how)
	}
	return f.pkg.unknown
}

// handle returns the cancel function or group that comes with a context.
func (f *Func) handle(op Op, call *ast.CallExpr, how ctxapi.Derivation) *Value {
	v := f.pkg.newValue(op, call)
	v.In, v.How = f, how
	if how.Ctx >= 0 {
		v.Parents = []*Value{f.evalCall(call)}
	}
	return v
}

func (f *Func) paramNode(v *types.Var) ast.Node {
	var node ast.Node
	ast.Inspect(f.Func.Node, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && f.info().Defs[id] == v {
			node = id
		}
		return node == nil
	})
	return node
}
