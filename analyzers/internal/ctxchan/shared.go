package ctxchan

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// shared finds the channels that live in unexported struct fields and package
// variables. One Chan stands for the channels of all values of the struct: who
// sends on one of them may not be the one who receives from it, but the code is
// the same.
func (b *builder) shared(fields []*types.Var) []*Chan {
	var found []*Chan
	for _, v := range fields {
		found = append(found, b.keeps(&Chan{Var: v, Many: isMany(v.Type())}))
	}
	return found
}

// held returns the channels that are the elements of a local slice, array or
// map, declared at cur; nil if none is made there.
func (b *builder) held(v *types.Var, cur inspector.Cursor) *Chan {
	ch := &Chan{Var: v, Many: true, In: b.around(v)}
	if ch.In == nil {
		return nil
	}
	b.place(ch, cur, make(map[*types.Var]bool))
	if b.keeps(ch).Make == nil {
		return nil
	}
	return ch
}

// around returns the function that declares a variable.
func (b *builder) around(v *types.Var) *ctxindex.Func {
	return b.x.Enclosing(&ast.Ident{NamePos: v.Pos()})
}

// keeps collects what is done with a variable that channels are put into.
func (b *builder) keeps(ch *Chan) *Chan {
	seen := make(map[*types.Var]bool)
	seen[ch.Var] = true
	b.names[ch.Var] = append(b.names[ch.Var], ch)
	for _, cur := range b.uses[ch.Var] {
		b.place(ch, cur, seen)
	}
	for _, e := range b.unkeyed[ch.Var] {
		b.gets(ch, e)
	}
	known := make(map[ast.Node]bool)
	ch.Ops = slices.DeleteFunc(ch.Ops, func(op Op) bool {
		twice := known[op.Node]
		known[op.Node] = true
		return twice
	})
	if ch.Make == nil {
		ch.escape() // somebody else makes it
		ch.Cap = Unbounded
	}
	return ch
}

// isShared reports whether a channel variable is a field or package variable
// that no other package can name.
func (b *builder) isShared(v *types.Var) bool {
	return v.Pkg() == b.x.Pkg && !v.Exported() && !v.Embedded() && (v.IsField() || v.Parent() == b.x.Pkg.Scope())
}

// place classifies one mention of such a variable: where it gets its value, or
// what is done with it.
func (b *builder) place(ch *Chan, cur inspector.Cursor, seen map[*types.Var]bool) {
	at := b.outward(cur)
	if k, _ := at.ParentEdge(); k == edge.IndexExpr_X {
		at = b.outward(at.Parent())
	}
	switch k, i := at.ParentEdge(); k {
	case edge.Field_Names:
		return
	case edge.KeyValueExpr_Key:
		b.gets(ch, at.Parent().Node().(*ast.KeyValueExpr).Value)
		return
	case edge.ValueSpec_Names:
		spec := at.Parent().Node().(*ast.ValueSpec)
		switch len(spec.Values) {
		case 0:
		case len(spec.Names):
			b.gets(ch, spec.Values[i])
		default:
			ch.escape()
		}
		return
	case edge.AssignStmt_Lhs:
		as := at.Parent().Node().(*ast.AssignStmt)
		if len(as.Lhs) == len(as.Rhs) {
			b.gets(ch, as.Rhs[i])
		} else {
			ch.escape()
		}
		return
	}
	b.use(ch, cur, nil, seen)
}

// gets notes a value that a variable of channels is given: a new channel, nil,
// a variable that has a new one, or what holds no channel yet.
func (b *builder) gets(ch *Chan, e ast.Expr) {
	e = ast.Unparen(e)
	if b.x.Info.Types[e].IsNil() {
		return
	}
	switch n := e.(type) {
	case *ast.CallExpr:
		switch b.builtin(n) {
		case "append":
			for _, arg := range n.Args {
				if b.variable(arg) != ch.Var {
					b.gets(ch, arg)
				}
			}
			return
		case "make":
			if isChan(b.x.Info.TypeOf(e)) {
				b.fills(ch, n)
			}
			return
		}
	case *ast.CompositeLit:
		if isMany(b.x.Info.TypeOf(e)) {
			for _, elt := range n.Elts {
				if kv, ok := elt.(*ast.KeyValueExpr); ok {
					elt = kv.Value
				}
				b.gets(ch, elt)
			}
			return
		}
	case *ast.Ident:
		for _, other := range b.names[b.variable(n)] {
			if other.Var == b.variable(n) && !other.Escapes && other.In != nil && !other.Many {
				b.fills(ch, other.Make)
				ch.Ops = append(ch.Ops, other.Ops...)
				return
			}
		}
	}
	ch.escape()
}

// fills notes a call of make that fills a variable.
func (b *builder) fills(ch *Chan, call *ast.CallExpr) {
	room := b.room(call)
	switch {
	case ch.Make == nil:
		ch.Make, ch.Cap = call, room
	case ch.Cap != room:
		ch.Cap = Unbounded
	}
}

func constantOf(info *types.Info, e ast.Expr) (int64, bool) {
	if v := info.Types[e].Value; v != nil {
		return constant.Int64Val(constant.ToInt(v))
	}
	return 0, false
}
