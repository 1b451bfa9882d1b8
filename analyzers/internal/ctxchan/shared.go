package ctxchan

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// shared finds the channels that live in unexported struct fields and package
// variables. One Chan stands for the channels of all values of the struct: who
// sends on one of them may not be the one who receives from it, but the code is
// the same.
func (b *builder) shared(fields []*types.Var) []*Chan {
	var found []*Chan
	for _, v := range fields {
		ch := &Chan{Var: v}
		for _, cur := range b.uses[v] {
			b.place(ch, cur)
		}
		if ch.Make == nil {
			ch.Escapes = true // somebody else makes it
			ch.Cap = Unbounded
		}
		found = append(found, ch)
	}
	return found
}

// isShared reports whether a channel variable is a field or package variable
// that no other package can name.
func (b *builder) isShared(v *types.Var) bool {
	return v.Pkg() == b.x.Pkg && !v.Exported() && !v.Embedded() && (v.IsField() || v.Parent() == b.x.Pkg.Scope())
}

// place classifies one mention of a shared channel: where it gets its value, or
// what is done with it.
func (b *builder) place(ch *Chan, cur inspector.Cursor) {
	if k, _ := cur.ParentEdge(); k == edge.SelectorExpr_Sel {
		cur = cur.Parent()
	}
	for isParen(cur.Parent()) {
		cur = cur.Parent()
	}
	switch k, i := cur.ParentEdge(); k {
	case edge.Field_Names:
		return
	case edge.KeyValueExpr_Key:
		b.gets(ch, cur.Parent().Node().(*ast.KeyValueExpr).Value)
		return
	case edge.ValueSpec_Names:
		spec := cur.Parent().Node().(*ast.ValueSpec)
		switch len(spec.Values) {
		case 0:
		case len(spec.Names):
			b.gets(ch, spec.Values[i])
		default:
			ch.Escapes = true
		}
		return
	case edge.AssignStmt_Lhs:
		as := cur.Parent().Node().(*ast.AssignStmt)
		if len(as.Lhs) == len(as.Rhs) && as.Tok == token.ASSIGN {
			b.gets(ch, as.Rhs[i])
		} else {
			ch.Escapes = true
		}
		return
	}
	b.use(ch, cur, nil, make(map[*types.Var]bool))
}

// gets notes a value that a shared channel is given: a new channel or nil.
func (b *builder) gets(ch *Chan, e ast.Expr) {
	e = ast.Unparen(e)
	if b.x.Info.Types[e].IsNil() {
		return
	}
	call, ok := e.(*ast.CallExpr)
	if !ok || b.builtin(call) != "make" {
		ch.Escapes = true
		return
	}
	room := b.room(call)
	switch {
	case ch.Make == nil:
		ch.Make, ch.Cap = call, room
	case ch.Cap != room:
		ch.Cap = Unbounded
	}
}

// room returns the capacity that a call of make gives to a channel.
func (b *builder) room(call *ast.CallExpr) int64 {
	switch len(call.Args) {
	case 1:
		return 0
	case 2:
		if v := b.x.Info.Types[call.Args[1]].Value; v != nil {
			if n, exact := constant.Int64Val(constant.ToInt(v)); exact {
				return n
			}
		}
	}
	return Unbounded
}
