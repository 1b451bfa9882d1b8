package ctxchan

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/srcfile"
)

// elements follows a channel that is sent over another one to those who
// receive it there.
func (b *builder) elements(ch *Chan, over *types.Var, seen map[*types.Var]bool) {
	if seen[over] {
		return
	}
	seen[over] = true
	for _, cur := range b.uses[over] {
		cur = b.outward(cur)
		parent := cur.Parent()
		switch k, i := cur.ParentEdge(); k {
		case edge.SendStmt_Chan, edge.BinaryExpr_X, edge.BinaryExpr_Y, edge.Field_Names:
			continue
		case edge.UnaryExpr_X:
			if parent.Node().(*ast.UnaryExpr).Op == token.ARROW {
				b.use(ch, parent, nil, seen)
				continue
			}
		case edge.RangeStmt_X:
			if b.into(ch, parent.Node().(*ast.RangeStmt).Key, nil, seen) {
				continue
			}
		case edge.AssignStmt_Lhs:
			if as := parent.Node().(*ast.AssignStmt); len(as.Lhs) == len(as.Rhs) && b.isNew(as.Rhs[i]) {
				continue
			}
		case edge.KeyValueExpr_Key:
			if b.isNew(parent.Node().(*ast.KeyValueExpr).Value) {
				continue
			}
		case edge.ValueSpec_Names:
			if spec := parent.Node().(*ast.ValueSpec); len(spec.Values) == 0 || len(spec.Values) == len(spec.Names) && b.isNew(spec.Values[i]) {
				continue
			}
		case edge.CallExpr_Args:
			call := parent.Node().(*ast.CallExpr)
			if b.builtin(call) != "" {
				continue
			}
			if param := b.param(call, i); param != nil {
				b.elements(ch, param, seen)
				continue
			}
		}
		ch.escape()
	}
}

func (b *builder) isTest(v *types.Var) bool { return srcfile.IsTestFile(b.fset, v.Pos()) }

// isNew reports whether an expression is nil or a new channel.
func (b *builder) isNew(e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	return ok && b.builtin(call) == "make" || b.x.Info.Types[e].IsNil()
}

// returned follows a channel in a named result to the callers.
func (b *builder) returned(ch *Chan, v *types.Var, seen map[*types.Var]bool) {
	if at := b.around(v); at != nil {
		for i := range at.Sig.Results().Len() {
			if at.Sig.Results().At(i) == v && b.yields(ch, at.Obj, i, seen) {
				return
			}
		}
	}
	ch.escape()
}

// yields follows the i-th result of a function to its callers; false if they
// are not all known.
func (b *builder) yields(ch *Chan, fn *types.Func, i int, seen map[*types.Var]bool) bool {
	if fn == nil {
		return false
	}
	result := fn.Origin().Signature().Results().At(i)
	if ch.yielded[result] {
		return true // it returns what it has from itself
	}
	if ch.yielded == nil {
		ch.yielded = make(map[*types.Var]bool)
	}
	ch.yielded[result] = true
	calls, complete := b.x.Callers(fn)
	for _, from := range calls {
		cur, ok := b.x.Cursor(from.Call)
		if !ok {
			return false
		}
		call := b.outward(cur)
		if _, alone := call.Parent().Node().(*ast.ExprStmt); alone || from.Spawned || from.Deferred {
			continue // nobody takes it
		}
		if fn.Signature().Results().Len() == 1 {
			b.use(ch, call, nil, seen)
		} else if !b.bind(ch, call, i, nil, seen) {
			return false
		}
	}
	return complete
}

// param returns the parameter that takes the i-th argument of a call, if the
// callee is a literal, called where it stands or held by a local variable, or a
// function that this package declares.
func (b *builder) param(call *ast.CallExpr, i int) *types.Var {
	f := b.callee(call)
	if f == nil {
		return nil
	}
	params := f.Sig.Params()
	if i >= params.Len() || f.Sig.Variadic() && i >= params.Len()-1 {
		return nil
	}
	return params.At(i)
}

func (b *builder) callee(call *ast.CallExpr) *ctxindex.Func {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.FuncLit:
		return b.x.FuncOf(fun)
	case *ast.Ident:
		if v, ok := b.x.Info.Uses[fun].(*types.Var); ok && isLocalFunc(v) {
			return b.literal(v)
		}
	case *ast.SelectorExpr:
		if s := b.x.Info.Selections[fun]; s != nil && s.Kind() != types.MethodVal {
			return nil // a method expression: its first argument is the receiver
		}
	}
	return b.x.Declaration(b.x.Callee(call))
}

// literal returns the literal that is all that a local variable ever holds.
func (b *builder) literal(v *types.Var) *ctxindex.Func {
	var lit *ast.FuncLit
	take := func(e ast.Expr) bool {
		l, ok := ast.Unparen(e).(*ast.FuncLit)
		ok = ok && lit == nil
		lit = l
		return ok
	}
	for _, cur := range b.uses[v] {
		ok := true
		switch k, i := cur.ParentEdge(); k {
		case edge.AssignStmt_Lhs:
			as := cur.Parent().Node().(*ast.AssignStmt)
			ok = len(as.Lhs) == len(as.Rhs) && take(as.Rhs[i])
		case edge.ValueSpec_Names:
			spec := cur.Parent().Node().(*ast.ValueSpec)
			ok = len(spec.Values) == 0 || len(spec.Values) == len(spec.Names) && take(spec.Values[i])
		case edge.UnaryExpr_X, edge.RangeStmt_Key, edge.RangeStmt_Value:
			ok = false
		}
		if !ok {
			return nil
		}
	}
	if lit == nil {
		return nil
	}
	return b.x.FuncOf(lit)
}

// room returns the capacity that a call of make gives to a channel.
func (b *builder) room(call *ast.CallExpr) int64 {
	if len(call.Args) == 1 {
		return 0
	}
	if n, ok := constantOf(b.x.Info, call.Args[1]); ok {
		return n
	}
	return Unbounded
}
