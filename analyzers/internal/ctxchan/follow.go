package ctxchan

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A way is the calls that give a channel from one function to the next, out
// from the one that makes it.
type way []*ast.CallExpr

// mostCalls is how far a channel is followed into calls.
const mostCalls = 5

// mostOps is how many operations are collected of a channel.
const mostOps = 200

// follow collects the operations on a channel by way of a parameter, in a function
// that via gives it to. What the function does it does again for each call of it.
func (b *builder) follow(ch *Chan, v *types.Var, via way, seen map[*types.Var]bool) {
	if seen[v] && ch.In == nil {
		return // which call gives it makes no difference there
	}
	callee := b.around(v)
	for _, call := range via[:len(via)-1] {
		if callee == nil || b.callee(call) == callee {
			ch.escape() // round in circles
			return
		}
	}
	if len(via) > mostCalls || len(ch.Ops) > mostOps {
		ch.escape()
		return
	}
	again := maps.Clone(seen)
	for known := range again {
		if callee != nil && ctxindex.Contains(callee.Node, &ast.Ident{NamePos: known.Pos()}) {
			delete(again, known)
		}
	}
	b.also(ch, v, via, again)
	maps.Copy(seen, again)
}

// also collects the operations on a channel under another name that it has.
func (b *builder) also(ch *Chan, v *types.Var, via way, seen map[*types.Var]bool) {
	if seen[v] {
		return
	}
	seen[v] = true
	if (!b.isTest(ch.Var) || b.isTest(v)) && !slices.Contains(b.names[v], ch) {
		b.names[v] = append(b.names[v], ch) // what a test gives says nothing of others
	}
	for _, cur := range b.uses[v] {
		b.use(ch, cur, via, seen)
	}
	if v.Kind() == types.ResultVar {
		b.returned(ch, v, seen)
	}
}

// use classifies one mention of a channel, or of what holds it.
func (b *builder) use(ch *Chan, cur inspector.Cursor, via way, seen map[*types.Var]bool) {
	in := b.x.Enclosing(cur.Node())
	cur = b.outward(cur)
	if in == nil {
		if k, _ := cur.ParentEdge(); k != edge.Field_Names && k != edge.ValueSpec_Names {
			ch.escape() // the initial value of a package variable
		}
		return
	}
	parent := cur.Parent()
	add := func(kind Kind, at inspector.Cursor) {
		op := Op{Kind: kind, Node: at.Node(), In: in}
		if len(via) > 0 {
			op.Call, op.Way = via[0], via[1:]
		}
		op.Clause, op.Select = Communication(at)
		ch.Ops = append(ch.Ops, op)
	}
	k, i := cur.ParentEdge()
	switch k {
	case edge.SendStmt_Chan:
		add(Send, parent)
		return
	case edge.SendStmt_Value:
		if to := b.variable(parent.Node().(*ast.SendStmt).Chan); to != nil && (b.isShared(to) || to.Kind() == types.LocalVar) {
			b.elements(ch, to, seen)
			return
		}
	case edge.UnaryExpr_X:
		if parent.Node().(*ast.UnaryExpr).Op == token.ARROW {
			add(Receive, parent)
			return
		}
	case edge.RangeStmt_X:
		if e, ok := cur.Node().(ast.Expr); ok && isMany(b.x.Info.TypeOf(e)) {
			b.into(ch, parent.Node().(*ast.RangeStmt).Value, via, seen)
			return
		}
		add(Range, parent)
		return
	case edge.BinaryExpr_X, edge.BinaryExpr_Y:
		add(Measure, parent)
		return
	case edge.IndexExpr_X:
		b.use(ch, parent, via, seen)
		return
	case edge.AssignStmt_Lhs:
		as := parent.Node().(*ast.AssignStmt)
		if len(as.Lhs) == len(as.Rhs) {
			b.store(ch, as.Rhs[i], seen)
			return
		}
	case edge.KeyValueExpr_Key:
		b.store(ch, parent.Node().(*ast.KeyValueExpr).Value, seen)
		return
	case edge.AssignStmt_Rhs, edge.ValueSpec_Values:
		if b.bind(ch, cur, 0, via, seen) {
			return
		}
	case edge.KeyValueExpr_Value:
		if id, ok := parent.Node().(*ast.KeyValueExpr).Key.(*ast.Ident); ok {
			if v, ok := b.x.Info.Uses[id].(*types.Var); ok && b.isShared(v.Origin()) {
				b.also(ch, v.Origin(), via, seen)
				return
			}
		}
	case edge.CompositeLit_Elts:
		lit := parent.Node().(*ast.CompositeLit)
		if v := b.fieldAt(lit, i); v != nil && b.isShared(v) {
			b.also(ch, v, via, seen)
			return
		}
	case edge.ReturnStmt_Results:
		if len(parent.Node().(*ast.ReturnStmt).Results) == in.Sig.Results().Len() && b.yields(ch, in.Obj, i, seen) {
			return
		}
	case edge.ExprStmt_X:
		return
	case edge.CallExpr_Args:
		if b.argument(ch, cur, i, via, seen, add) {
			return
		}
	}
	ch.escape()
}

// argument follows a channel into a call; false if that can't be done.
func (b *builder) argument(ch *Chan, cur inspector.Cursor, i int, via way, seen map[*types.Var]bool, add func(Kind, inspector.Cursor)) bool {
	parent := cur.Parent()
	call := parent.Node().(*ast.CallExpr)
	switch b.builtin(call) {
	case "close":
		add(Close, parent)
		return true
	case "len", "cap":
		if isChan(b.x.Info.TypeOf(call.Args[0])) {
			add(Measure, parent)
		}
		return true
	case "append":
		return b.bind(ch, b.outward(parent), 0, via, seen)
	}
	if param := b.param(call, i); param != nil {
		b.follow(ch, param, append(slices.Clone(via), call), seen)
		return true
	}
	if sig := b.x.Signature(call); sig != nil && i < sig.Params().Len() {
		if c, ok := sig.Params().At(i).Type().Underlying().(*types.Chan); ok && c.Dir() == types.SendOnly {
			ch.Escapes = true
			return true
		}
	}
	return false
}

// outward returns the expression that a mention of a channel is all of: a field
// selected, parentheses and conversions around it.
func (b *builder) outward(cur inspector.Cursor) inspector.Cursor {
	if k, _ := cur.ParentEdge(); k == edge.SelectorExpr_Sel {
		cur = cur.Parent()
	}
	for {
		switch n := cur.Parent().Node().(type) {
		case *ast.ParenExpr:
		case *ast.CallExpr:
			if k, _ := cur.ParentEdge(); k != edge.CallExpr_Args || !b.x.Info.Types[n.Fun].IsType() {
				return cur
			}
		default:
			return cur
		}
		cur = cur.Parent()
	}
}

// bind follows the value of an expression into the variable that takes it: the
// i-th, if a call or receive fills several.
func (b *builder) bind(ch *Chan, cur inspector.Cursor, i int, via way, seen map[*types.Var]bool) bool {
	k, at := cur.ParentEdge()
	switch n := cur.Parent().Node().(type) {
	case *ast.AssignStmt:
		if k == edge.AssignStmt_Rhs {
			if len(n.Lhs) == len(n.Rhs) {
				i = at
			}
			return b.into(ch, n.Lhs[i], via, seen)
		}
	case *ast.ValueSpec:
		if k == edge.ValueSpec_Values {
			if len(n.Names) == len(n.Values) {
				i = at
			}
			return b.into(ch, n.Names[i], via, seen)
		}
	}
	return false
}

// into follows a channel into what is assigned to: a local variable, a field or
// variable that only this package can name, or an element of one of these.
func (b *builder) into(ch *Chan, lhs ast.Expr, via way, seen map[*types.Var]bool) bool {
	if lhs == nil {
		return true
	}
	lhs = ast.Unparen(lhs)
	if ix, ok := lhs.(*ast.IndexExpr); ok {
		lhs = ast.Unparen(ix.X)
	}
	if id, ok := lhs.(*ast.Ident); ok && id.Name == "_" {
		return true
	}
	v := b.variable(lhs)
	if v == nil || !holdsChan(v.Type()) {
		return false
	}
	switch v.Kind() {
	case types.LocalVar, types.ResultVar:
	default:
		if !b.isShared(v) {
			return false
		}
	}
	b.also(ch, v, via, seen)
	return true
}

// store looks at a value that a name of the channel is given: the channel
// itself, or nothing. Another channel may be a stranger.
func (b *builder) store(ch *Chan, e ast.Expr, seen map[*types.Var]bool) {
	e = ast.Unparen(e)
	call, ok := e.(*ast.CallExpr)
	switch {
	case b.x.Info.Types[e].IsNil() || seen[b.variable(e)]:
	case ok && b.builtin(call) == "append":
		for _, arg := range call.Args {
			b.store(ch, arg, seen)
		}
	case ok && b.builtin(call) == "make" && isMany(b.x.Info.TypeOf(e)):
	case ok && b.builtin(call) == "make" && (ch.In == nil || ch.Many):
		b.gets(ch, e)
	case call == ch.Make && call != nil:
	default:
		ch.escape()
	}
}

// fieldAt returns the field that the i-th element of a literal without keys is
// the value of, or nil.
func (b *builder) fieldAt(lit *ast.CompositeLit, i int) *types.Var {
	t := b.x.Info.TypeOf(lit)
	if t == nil {
		return nil
	}
	if st, ok := t.Underlying().(*types.Struct); ok && i < st.NumFields() {
		return st.Field(i).Origin()
	}
	return nil
}

func (b *builder) variable(e ast.Expr) *types.Var { return Variable(b.x.Info, e) }

// Variable returns the variable or field that names a channel, or holds the
// channel that an index picks; nil if there is none.
func Variable(info *types.Info, e ast.Expr) *types.Var {
	if e == nil {
		return nil
	}
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	case *ast.StarExpr:
		return Variable(info, e.X)
	case *ast.IndexExpr:
		return Variable(info, e.X)
	default:
		return nil
	}
	v, ok := info.ObjectOf(id).(*types.Var)
	if !ok {
		return nil
	}
	return v.Origin()
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
