package ctxpeer

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
)

// terms are a sum: how often each product of names, "" for one, is added.
type terms map[string]int64

// turns names the number of turns of a loop.
func (m *Model) turns(ch *ctxchan.Chan, loop ast.Stmt) (string, bool) {
	switch s := loop.(type) {
	case *ast.RangeStmt:
		t := m.x.Info.TypeOf(s.X)
		if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsInteger != 0 {
			return m.factor(ch, s.X)
		}
		switch t.Underlying().(type) {
		case *types.Slice, *types.Map, *types.Array:
			if key, ok := m.length(ch, s.X); ok {
				return key, true
			}
			return "?" + strconv.Itoa(int(s.Pos())), true // some number, and no other
		}
	case *ast.ForStmt:
		// for i := 0; i < n; i++
		cond, ok := s.Cond.(*ast.BinaryExpr)
		post, ok2 := s.Post.(*ast.IncDecStmt)
		init, ok3 := s.Init.(*ast.AssignStmt)
		if ok && ok2 && ok3 && cond.Op == token.LSS && post.Tok == token.INC && len(init.Rhs) == 1 {
			if v := m.x.Info.Types[init.Rhs[0]].Value; v != nil && constant.Sign(v) >= 0 {
				return m.factor(ch, cond.Y)
			}
		}
	}
	n, ok := m.extents.Turns(loop)
	return "#" + strconv.Itoa(n), ok
}

// sum takes a capacity apart.
func (m *Model) sum(ch *ctxchan.Chan, e ast.Expr) (terms, bool) {
	e = ast.Unparen(e)
	if b, ok := e.(*ast.BinaryExpr); ok && b.Op == token.ADD {
		x, ok := m.sum(ch, b.X)
		y, ok2 := m.sum(ch, b.Y)
		for key, n := range y {
			if x != nil {
				x[key] += n
			}
		}
		return x, ok && ok2
	}
	n := int64(1)
	if b, ok := e.(*ast.BinaryExpr); ok && b.Op == token.MUL {
		for _, side := range [][2]ast.Expr{{b.X, b.Y}, {b.Y, b.X}} {
			if v, ok := m.number(side[0]); ok {
				n, e = v, ast.Unparen(side[1])
				break
			}
		}
	}
	if v, ok := m.number(e); ok {
		return terms{"": n * v}, true
	}
	key, ok := m.factor(ch, e)
	return terms{key: n}, ok
}

func (m *Model) number(e ast.Expr) (int64, bool) {
	v := m.x.Info.Types[e].Value
	if v == nil {
		return 0, false
	}
	return constant.Int64Val(constant.ToInt(v))
}

// factor names a number: a constant, a variable that stays as it is, len(x), a
// product of these.
func (m *Model) factor(ch *ctxchan.Chan, e ast.Expr) (string, bool) {
	e = ast.Unparen(e)
	if v := m.x.Info.Types[e].Value; v != nil {
		return "#" + v.ExactString(), true
	}
	switch e := e.(type) {
	case *ast.BinaryExpr:
		if e.Op == token.MUL {
			x, ok := m.factor(ch, e.X)
			y, ok2 := m.factor(ch, e.Y)
			both := append(strings.Split(x, "*"), strings.Split(y, "*")...)
			slices.Sort(both)
			return strings.Join(both, "*"), ok && ok2
		}
	case *ast.CallExpr:
		if len(e.Args) != 1 {
			return "", false
		}
		if m.x.Info.Types[e.Fun].IsType() {
			return m.factor(ch, e.Args[0])
		}
		if id, ok := ast.Unparen(e.Fun).(*ast.Ident); ok && id.Name == "len" && m.x.Info.Types[e.Fun].IsBuiltin() {
			return m.length(ch, e.Args[0])
		}
	case *ast.Ident, *ast.SelectorExpr:
		return m.name(ch, e)
	}
	return "", false
}

func (m *Model) length(ch *ctxchan.Chan, e ast.Expr) (string, bool) {
	if a, ok := m.x.Info.TypeOf(e).Underlying().(*types.Array); ok {
		return "#" + constant.MakeInt64(a.Len()).ExactString(), true
	}
	name, ok := m.name(ch, e)
	return "len " + name, ok
}

// name names a variable or field that is not assigned to once the channel is
// made, or what a method without arguments returns of one.
func (m *Model) name(ch *ctxchan.Chan, e ast.Expr) (string, bool) {
	id := root(e)
	v := ctxchan.Variable(m.x.Info, e)
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok && len(call.Args) == 0 {
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && m.x.Info.Selections[sel] != nil {
			id, v = root(sel.X), ctxchan.Variable(m.x.Info, sel.X)
		}
	}
	if id == nil || v == nil {
		return "", false
	}
	obj := m.x.Info.ObjectOf(id)
	if obj == nil || ch.In != nil && m.assigned(ch, v) {
		return "", false
	}
	return types.ExprString(e) + "@" + constant.MakeInt64(int64(obj.Pos())).ExactString(), true
}

func (m *Model) assigned(ch *ctxchan.Chan, v *types.Var) bool {
	found := false
	ast.Inspect(ch.In.Outermost().Body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || as.Pos() < ch.Make.End() {
			return !found
		}
		for _, lhs := range as.Lhs {
			found = found || ctxchan.Variable(m.x.Info, lhs) == v && !isIndex(lhs)
		}
		return !found
	})
	return found
}

func isIndex(e ast.Expr) bool {
	_, ok := ast.Unparen(e).(*ast.IndexExpr)
	return ok
}

// pageful reports whether the capacity of a local channel is a constant that
// its function uses for something else than to make channels: the size of what
// it asks for, and sends.
func (m *Model) pageful(ch *ctxchan.Chan) bool {
	id, ok := ast.Unparen(ch.Make.Args[1]).(*ast.Ident)
	if !ok || ch.In == nil {
		return false
	}
	size, ok := m.x.Info.Uses[id].(*types.Const)
	if !ok {
		return false
	}
	found := false
	ast.Inspect(ch.In.Outermost().Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if fun, ok := ast.Unparen(n.Fun).(*ast.Ident); ok && fun.Name == "make" && m.x.Info.Types[n.Fun].IsBuiltin() {
				return false
			}
		case *ast.Ident:
			found = found || m.x.Info.Uses[n] == size
		}
		return !found
	})
	return found
}
