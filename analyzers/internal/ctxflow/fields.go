package ctxflow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// evalSelector returns the value of x.f. While f does not assign to the field,
// the field of one variable is one value; after its only assignment in the
// function it is what was assigned.
func (f *Func) evalSelector(sel *ast.SelectorExpr) *Value {
	obj, ok := f.info().ObjectOf(sel.Sel).(*types.Var)
	if !ok {
		return f.pkg.unknown
	}
	if !obj.IsField() {
		return f.pkg.global(obj) // pkg.Var
	}
	base := f.base(sel.X)
	if base == nil {
		return f.pkg.unknown
	}
	if t := obj.Type(); !ctxapi.IsContext(t) && !ctxapi.IsCancelFunc(t) && !f.pkg.Index.API.IsCarrier(t) {
		return f.pkg.unknown
	}
	stores := f.stores(sel)
	switch len(stores) {
	case 0:
		if v := f.framed(sel, base); v != nil {
			return v
		}
		if carrier := f.pkg.Index.API.Carrier(f.info().TypeOf(sel.X)); carrier != nil && carrier.Field == obj {
			return f.pkg.accessed(f.eval(sel.X), sel)
		}
		return f.pkg.field(base, obj, sel)
	case 1:
		use, ok := f.Locate(sel)
		if ok && stores[0].rhs != nil && stores[0].at != use && f.Dominates(stores[0].at, use) {
			return f.pkg.valueOf(stores[0])
		}
	}
	return f.pkg.unknown
}

// framed returns the request that a web framework's context holds, c.Request:
// its context ends with the handler that was given c. A copy of c has the same.
func (f *Func) framed(sel *ast.SelectorExpr, base *Value) *Value {
	frame := ctxapi.FrameOf(f.info().TypeOf(sel.X))
	if frame == nil || !frame.Holds(sel.Sel.Name) {
		return nil
	}
	key := accessKey{base, Carrier}
	v, ok := f.pkg.access[key]
	if !ok {
		v = f.pkg.newValue(Carrier, sel)
		v.Var, v.How.Known = f.original(base.Var, frame), true
		f.pkg.access[key] = v
	}
	return v
}

// original returns the variable that v is a copy of, made by frame's method
// and never replaced, or v.
func (f *Func) original(v *types.Var, frame *ctxapi.Frame) *types.Var {
	for g := f; g != nil; g = g.parent {
		for _, d := range g.defs {
			call, ok := ast.Unparen(orNil(d.rhs)).(*ast.CallExpr)
			if d.v != v || !ok {
				continue
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == frame.Copy {
				if b := f.base(sel.X); b != nil {
					return b.Var
				}
			}
		}
	}
	return v
}

func (p *Package) field(base *Value, field *types.Var, node ast.Node) *Value {
	key := fieldKey{base, field}
	v, ok := p.fields[key]
	if !ok {
		v = p.newValue(Field, node)
		v.Var = field
		p.fields[key] = v
	}
	return v
}

// base returns a value that stands for the struct that a selector selects
// from: a variable that is never assigned twice, or a field of one.
func (f *Func) base(x ast.Expr) *Value {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		v, ok := f.info().ObjectOf(x).(*types.Var)
		if !ok || f.reassigned(v) {
			return nil
		}
		b, ok := f.pkg.bases[v]
		if !ok {
			b = f.pkg.newValue(Unknown, nil)
			b.Var = v
			f.pkg.bases[v] = b
		}
		return b
	case *ast.StarExpr:
		return f.base(x.X)
	case *ast.SelectorExpr:
		field, ok := f.info().ObjectOf(x.Sel).(*types.Var)
		if !ok || !field.IsField() {
			return nil
		}
		if b := f.base(x.X); b != nil {
			return f.pkg.field(b, field, x)
		}
	}
	return nil
}

// reassigned reports whether a variable is assigned more than once in the
// function that declares it. Parameters count as assigned once.
func (f *Func) reassigned(v *types.Var) bool {
	if f.pkg.reassigned == nil {
		f.pkg.reassigned = f.pkg.countAssignments()
	}
	return f.pkg.reassigned[v] > 0
}

// countAssignments counts, per variable, the assignments after its declaration.
func (p *Package) countAssignments() map[*types.Var]int {
	counts := make(map[*types.Var]int)
	for cur := range p.Index.Inspector.Root().Preorder((*ast.AssignStmt)(nil), (*ast.RangeStmt)(nil)) {
		var lhs []ast.Expr
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			lhs = n.Lhs
		case *ast.RangeStmt:
			lhs = []ast.Expr{n.Key, n.Value}
		}
		for _, e := range lhs {
			if id, ok := e.(*ast.Ident); ok {
				if v, ok := p.Index.Info.Uses[id].(*types.Var); ok {
					counts[v]++
				}
			}
		}
	}
	return counts
}

// stores returns the assignments in f to the field that sel selects, of any
// struct: two pointers may be to the same one.
func (f *Func) stores(sel *ast.SelectorExpr) []*definition {
	field := f.info().ObjectOf(sel.Sel)
	if f.fieldStores == nil {
		f.fieldStores = make(map[types.Object][]*definition)
		ast.Inspect(f.Body, func(n ast.Node) bool {
			as, ok := n.(*ast.AssignStmt)
			if !ok || as.Tok != token.ASSIGN {
				return true
			}
			for i, lhs := range as.Lhs {
				s, ok := ast.Unparen(lhs).(*ast.SelectorExpr)
				if !ok {
					continue
				}
				obj, ok := f.info().ObjectOf(s.Sel).(*types.Var)
				if !ok || !obj.IsField() {
					continue
				}
				d := &definition{id: f.pkg.nextDef(), node: as, in: f}
				if at, ok := f.Locate(as); ok {
					d.at = at
					d.rhs, d.index = operand(as.Rhs, len(as.Lhs), i)
				}
				f.fieldStores[obj] = append(f.fieldStores[obj], d)
			}
			return true
		})
	}
	return f.fieldStores[field]
}

// AddressTaken reports whether the address of a variable is taken anywhere: then it
// may be read or changed unseen.
func (f *Func) AddressTaken(v *types.Var) bool {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	return f.takesAddress(v)
}

// takesAddress reports whether &v occurs anywhere: then v may change unseen.
func (f *Func) takesAddress(v *types.Var) bool {
	if f.pkg.addressed == nil {
		f.pkg.addressed = make(map[*types.Var]bool)
		for cur := range f.pkg.Index.Inspector.Root().Preorder((*ast.UnaryExpr)(nil)) {
			u := cur.Node().(*ast.UnaryExpr)
			if id, ok := ast.Unparen(u.X).(*ast.Ident); ok && u.Op == token.AND {
				if v, ok := f.info().Uses[id].(*types.Var); ok {
					f.pkg.addressed[v] = true
				}
			}
		}
	}
	return f.pkg.addressed[v]
}

// foreign returns the definitions of a variable of f by the literals within f
// that do not wait for f to return.
func (f *Func) foreign(v *types.Var) []*definition {
	if f.foreigns != nil {
		return f.foreigns[v]
	}
	f.foreigns = make(map[*types.Var][]*definition)
	var walk func(*Func)
	walk = func(g *Func) {
		for _, lit := range g.Lits {
			fl := f.pkg.of(lit)
			if fl.timing() == atExit && g == f {
				continue
			}
			for _, d := range fl.defs {
				if !d.entry {
					f.foreigns[d.v] = append(f.foreigns[d.v], d)
				}
			}
			walk(fl)
		}
	}
	walk(f)
	return f.foreigns[v]
}
