package ctxflow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"
)

// Unread reports whether v is an unexported field of a named struct type, or
// an unexported package-level variable, that this package declares, and that
// it only ever assigns to: nothing put there can come back.
func (p *Package) Unread(v *types.Var) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.unread(v)
}

func (p *Package) unread(v *types.Var) bool {
	if v == nil || v.Exported() || v.Pkg() != p.Index.Pkg || v.Name() == "_" {
		return false
	}
	if p.reads == nil {
		p.findReads()
	}
	read, ok := p.reads[v.Origin()]
	return ok && !read
}

// findReads fills p.reads, which has an entry for each field and package-level
// variable of function type: whether something reads it. Fields of unnamed
// structs have none: identical types share values, but not field objects.
func (p *Package) findReads() {
	p.reads = make(map[*types.Var]bool)
	add := func(v *types.Var) {
		if _, ok := v.Type().Underlying().(*types.Signature); ok {
			p.reads[v] = false
		}
	}
	for _, obj := range p.Index.Info.Defs {
		switch obj := obj.(type) {
		case *types.TypeName:
			if st, ok := underStruct(obj.Type()); ok && !obj.IsAlias() {
				for i := range st.NumFields() {
					add(st.Field(i))
				}
			}
		case *types.Var:
			if obj.Parent() == p.Index.Pkg.Scope() {
				add(obj)
			}
		}
	}
	for cur := range p.Index.Inspector.Root().Preorder((*ast.Ident)(nil)) {
		v, ok := p.Index.Info.Uses[cur.Node().(*ast.Ident)].(*types.Var)
		if !ok {
			continue
		}
		if read, ok := p.reads[v.Origin()]; ok && !read && reads(cur) {
			p.reads[v.Origin()] = true
		}
	}
}

// reads reports whether a mention of a field or variable makes use of it, and
// does not just store, compare or drop it.
func reads(id inspector.Cursor) bool {
	cur := id
	parent := cur.Parent()
	if kv, ok := parent.Node().(*ast.KeyValueExpr); ok && kv.Key == id.Node() {
		_, isLit := parent.Parent().Node().(*ast.CompositeLit)
		return !isLit
	}
	if sel, ok := parent.Node().(*ast.SelectorExpr); ok && sel.Sel == id.Node() {
		cur, parent = parent, parent.Parent()
	}
	for {
		if _, ok := parent.Node().(*ast.ParenExpr); !ok {
			break
		}
		cur, parent = parent, parent.Parent()
	}
	switch n := parent.Node().(type) {
	case *ast.AssignStmt:
		for _, lhs := range n.Lhs {
			if lhs == cur.Node() {
				return false
			}
		}
		for i, rhs := range n.Rhs {
			if rhs == cur.Node() && len(n.Lhs) == len(n.Rhs) {
				blank, ok := n.Lhs[i].(*ast.Ident)
				return !ok || blank.Name != "_"
			}
		}
	case *ast.BinaryExpr:
		return n.Op != token.EQL && n.Op != token.NEQ
	}
	return true
}
