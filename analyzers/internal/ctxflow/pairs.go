package ctxflow

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// cancelled returns the context that a cancel function ends, or nil.
func (v *Value) cancelled() *Value {
	if v.Op == Cancel {
		return v.Parent()
	}
	return nil
}

// paired returns the context that a cancel function in a field ends: that of
// another field, if literals alone set the two, each time to what one derivation
// made.
func (f *Func) paired(sel *ast.SelectorExpr) *Value {
	cancel, ok := f.info().ObjectOf(sel.Sel).(*types.Var)
	if !ok || cancel.Exported() || cancel.Pkg() != f.pkg.Index.Pkg {
		return nil
	}
	if f.pkg.pairs == nil {
		f.pkg.pairs = f.pkg.findPairs()
	}
	ctx := f.pkg.pairs[cancel]
	base := f.base(sel.X)
	if ctx == nil || base == nil {
		return nil
	}
	return f.pkg.field(base, ctx, sel)
}

// findPairs returns the context fields that belong to fields of cancel functions.
func (p *Package) findPairs() map[*types.Var]*types.Var {
	pairs := make(map[*types.Var]*types.Var)
	broken := make(map[*types.Var]bool)
	for cur := range p.Index.Inspector.Root().Preorder((*ast.CompositeLit)(nil), (*ast.AssignStmt)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				if sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr); ok {
					if v, ok := p.Index.Info.Uses[sel.Sel].(*types.Var); ok {
						broken[v] = true
					}
				}
			}
		case *ast.CompositeLit:
			p.pairIn(n, pairs, broken)
		}
	}
	for cancel, ctx := range pairs {
		if broken[cancel] || broken[ctx] {
			delete(pairs, cancel)
		}
	}
	return pairs
}

// pairIn looks at the cancel functions and contexts that a literal sets.
func (p *Package) pairIn(lit *ast.CompositeLit, pairs map[*types.Var]*types.Var, broken map[*types.Var]bool) {
	in := p.Index.Enclosing(lit)
	made := make(map[*Value]*types.Var) // context fields by their values
	var cancels []*ast.KeyValueExpr
	field := func(kv *ast.KeyValueExpr) *types.Var {
		id, _ := kv.Key.(*ast.Ident)
		v, _ := p.Index.Info.Uses[id].(*types.Var)
		return v
	}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			p.spoil(lit, broken)
			return
		}
		v := field(kv)
		switch {
		case v == nil || !v.IsField():
		case p.Index.API.IsContext(v.Type()):
			if in == nil {
				broken[v] = true
				break
			}
			made[p.of(in).eval(kv.Value)] = v
		case ctxapi.IsCancelFunc(v.Type()):
			cancels = append(cancels, kv)
		}
	}
	for _, kv := range cancels {
		v := field(kv)
		var ctx *types.Var
		if in != nil {
			if of := p.of(in).eval(kv.Value).cancelled(); of != nil {
				ctx = made[of]
			}
		}
		if old, known := pairs[v]; ctx == nil || known && old != ctx {
			broken[v] = true
		}
		pairs[v] = ctx
	}
	for _, v := range made {
		if len(cancels) == 0 {
			broken[v] = true // set without its cancel function
		}
	}
}

// spoil marks the fields that a literal sets by their places.
func (p *Package) spoil(lit *ast.CompositeLit, broken map[*types.Var]bool) {
	if st, ok := structOf(p.Index.Info.TypeOf(lit)); ok {
		for f := range st.Fields() {
			broken[f] = true
		}
	}
}
