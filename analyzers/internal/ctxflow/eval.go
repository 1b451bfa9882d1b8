package ctxflow

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
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
		return f.pkg.unknown
	}
	if how.Kind == ctxapi.Access {
		return f.pkg.accessed(f.eval(f.parentExpr(call, how)), call)
	}
	v := f.pkg.newValue(Derived, call)
	f.calls[call] = v // before its parent: in a loop a derivation may feed itself
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

// evalVar returns the value that a variable has at a position in f.
func (f *Func) evalVar(v *types.Var, at token.Pos) *Value {
	switch {
	case v.IsField():
		return f.pkg.unknown
	case v.Parent() == f.pkg.Index.Pkg.Scope() || v.Pkg() != nil && v.Pkg() != f.pkg.Index.Pkg:
		return f.pkg.global(v)
	case f.takesAddress(v):
		return f.pkg.unknown
	case !f.vars[v]:
		return f.capture(v)
	}
	point, ok := f.LocatePos(at)
	if !ok {
		return f.pkg.unknown
	}
	return f.join(v, f.reaching(v, point))
}

func (p *Package) global(v *types.Var) *Value {
	val, ok := p.globals[v]
	if !ok {
		val = p.newValue(Global, nil)
		val.Var = v
		p.globals[v] = val
	}
	return val
}

// reaching returns the definitions of v that hold just before a point.
func (f *Func) reaching(v *types.Var, at Point) []*definition {
	var last *definition
	for _, i := range f.byVar[v] {
		d := f.defs[i]
		if d.at.Block == at.Block && d.at.Node < at.Node && (last == nil || last.at.Node <= d.at.Node) {
			last = d
		}
	}
	if last != nil {
		return []*definition{last}
	}
	var ds []*definition
	for _, i := range f.byVar[v] {
		if f.in[at.Block].has(i) {
			ds = append(ds, f.defs[i])
		}
	}
	return ds
}

// capture returns the value of a variable of a function around f: what it has
// where the literal stands, and, if the literal may run later, what it may be
// given until then.
func (f *Func) capture(v *types.Var) *Value {
	outer := f.parent
	if outer == nil || f.declares(v) {
		return f.pkg.unknown
	}
	if outer.takesAddress(v) {
		return f.pkg.unknown
	}
	if !outer.vars[v] {
		return outer.capture(v)
	}
	at, ok := outer.Locate(f.Func.Node)
	if !ok {
		return f.pkg.unknown
	}
	ds := outer.reaching(v, at)
	switch f.timing() {
	case now:
	case atExit:
		ds = nil
		for _, exit := range outer.Exits() {
			if exit == at || outer.Reaches(at, exit) {
				ds = append(ds, outer.reaching(v, exit)...)
			}
		}
	default:
		for _, d := range outer.defs {
			if d.v == v && outer.Reaches(at, d.at) {
				ds = append(ds, d)
			}
		}
	}
	return outer.join(v, ds)
}

type timing uint8

const (
	later  timing = iota // at any time from where the literal stands
	now                  // before the statement ends
	atExit               // when the function around it returns
)

// timing says when a literal runs, as far as syntax and the callback table tell.
func (f *Func) timing() timing {
	switch f.Run {
	case ctxindex.Called:
		return now
	case ctxindex.Deferred:
		return atExit
	case ctxindex.Passed:
		switch x := f.pkg.Index; x.API.Callback(x.Callee(f.Call)) {
		case ctxapi.CallbackNow, ctxapi.CallbackShared:
			return now
		}
	}
	return later
}

// join returns the value of a variable that has any of the definitions, or
// was assigned by a literal in between.
func (f *Func) join(v *types.Var, ds []*definition) *Value {
	ds = append(slices.Clone(ds), f.foreign(v)...)
	slices.SortFunc(ds, func(a, b *definition) int { return a.id - b.id })
	ds = slices.Compact(ds)
	switch len(ds) {
	case 0:
		return f.pkg.unknown
	case 1:
		return f.pkg.valueOf(ds[0])
	}
	var key strings.Builder
	for _, d := range ds {
		fmt.Fprint(&key, d.id, " ")
	}
	if phi, ok := f.phis[key.String()]; ok {
		return phi
	}
	phi := f.pkg.newValue(Phi, nil)
	phi.Var, phi.In = v, f
	f.phis[key.String()] = phi // before its parents: loops make cycles
	for _, d := range ds {
		if p := f.pkg.valueOf(d); !slices.Contains(phi.Parents, p) {
			phi.Parents = append(phi.Parents, p)
		}
	}
	return phi
}

// valueOf evaluates a definition, once.
func (p *Package) valueOf(d *definition) *Value {
	if d.value == nil {
		if d.busy { // a literal that feeds the variable it reads
			return p.unknown
		}
		d.busy = true
		d.value = d.in.assigned(d)
	}
	return d.value
}

// assigned evaluates what a definition assigns.
func (f *Func) assigned(d *definition) *Value {
	switch {
	case d.entry && f.declares(d.v):
		v := f.pkg.newValue(Param, f.paramNode(d.v))
		v.Var, v.In = d.v, f
		return v
	case d.entry:
		return f.capture(d.v)
	case d.zero:
		return f.pkg.newValue(Nil, d.node)
	}
	if d.rhs != nil {
		call, isCall := ast.Unparen(d.rhs).(*ast.CallExpr)
		if !isCall {
			if d.index == 0 {
				if v := f.eval(d.rhs); v.Op != Unknown {
					return v
				}
			}
		} else if v := f.result(call, d.index); v.Op != Unknown {
			return v
		}
	}
	// A value of its own, so that events about it can be followed.
	v := f.pkg.newValue(Unknown, d.node)
	v.Var, v.In = d.v, f
	return v
}

// result returns the value of one result of a call.
func (f *Func) result(call *ast.CallExpr, index int) *Value {
	if f.query(call) != Unknown || f.info().Types[call.Fun].IsType() {
		return f.evalCall(call)
	}
	how, ok := f.derivation(call)
	if !ok {
		return f.pkg.unknown
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
