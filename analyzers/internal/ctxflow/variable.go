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
