package ctxchan

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// follow collects the operations on a channel by way of a variable: its own,
// or the parameter of a function that call gives it to.
func (b *builder) follow(ch *Chan, v *types.Var, call *ast.CallExpr, seen map[*types.Var]bool) {
	if seen[v] {
		ch.Escapes = true // given to one function twice, or round in circles
		return
	}
	seen[v] = true
	for _, cur := range b.uses[v] {
		b.use(ch, cur, call, seen)
	}
}

// use classifies one mention of a channel.
func (b *builder) use(ch *Chan, cur inspector.Cursor, via *ast.CallExpr, seen map[*types.Var]bool) {
	in := b.x.Enclosing(cur.Node())
	if in == nil {
		ch.Escapes = true // the initial value of a package variable
		return
	}
	for isParen(cur.Parent()) {
		cur = cur.Parent()
	}
	parent := cur.Parent()
	add := func(kind Kind, at inspector.Cursor) {
		op := Op{Kind: kind, Node: at.Node(), In: in, Call: via}
		op.Clause, op.Select = Communication(at)
		ch.Ops = append(ch.Ops, op)
	}
	k, i := cur.ParentEdge()
	switch k {
	case edge.SendStmt_Chan:
		add(Send, parent)
		return
	case edge.UnaryExpr_X:
		if parent.Node().(*ast.UnaryExpr).Op == token.ARROW {
			add(Receive, parent)
			return
		}
	case edge.RangeStmt_X:
		add(Range, parent)
		return
	case edge.BinaryExpr_X, edge.BinaryExpr_Y:
		add(Measure, parent)
		return
	case edge.CallExpr_Args:
		call := parent.Node().(*ast.CallExpr)
		switch b.builtin(call) {
		case "close":
			add(Close, parent)
			return
		case "len", "cap":
			add(Measure, parent)
			return
		}
		if param := b.param(call, i); param != nil {
			if via == nil {
				via = call
			}
			b.follow(ch, param, via, seen)
			return
		}
	}
	ch.Escapes = true
}

func isParen(cur inspector.Cursor) bool {
	_, ok := cur.Node().(*ast.ParenExpr)
	return ok
}

// Communication returns the clause, with its select, whose communication an
// operation is: nil if the operation stands bare.
func Communication(cur inspector.Cursor) (*ast.CommClause, *ast.SelectStmt) {
	for {
		k, _ := cur.ParentEdge()
		cur = cur.Parent()
		switch k {
		case edge.CommClause_Comm:
			clause := cur.Node().(*ast.CommClause)
			sel, _ := cur.Parent().Parent().Node().(*ast.SelectStmt)
			return clause, sel
		case edge.ExprStmt_X, edge.ParenExpr_X, edge.AssignStmt_Rhs:
		default:
			return nil, nil
		}
	}
}

// param returns the parameter that takes the i-th argument of a call, if the
// callee is a literal that is called where it stands, or a function that this
// package declares.
func (b *builder) param(call *ast.CallExpr, i int) *types.Var {
	var f *ctxindex.Func
	if lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok {
		f = b.x.FuncOf(lit)
	} else {
		f = b.x.Declaration(b.x.Callee(call))
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && f != nil {
			if s := b.x.Info.Selections[sel]; s != nil && s.Kind() != types.MethodVal {
				return nil // a method expression: its first argument is the receiver
			}
		}
	}
	if f == nil {
		return nil
	}
	params := f.Sig.Params()
	if i >= params.Len() || f.Sig.Variadic() && i >= params.Len()-1 {
		return nil
	}
	return params.At(i)
}
