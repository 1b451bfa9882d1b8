package ctxextent

import (
	"go/ast"
	"go/token"
	"go/types"
	"math"
)

// size bounds how many turns a range over something has.
func (e *Extents) size(x ast.Expr, known env) span {
	if isInteger(e.x.Info.TypeOf(x)) {
		s := e.eval(x, known)
		return span{max(0, s.lo), max(0, s.hi)}
	}
	return e.length(x, known)
}

// length bounds how many elements an array, slice, map or string has.
func (e *Extents) length(x ast.Expr, known env) span {
	x = ast.Unparen(x)
	unbounded := span{0, math.Inf(1)}
	t := under(e.x.Info.TypeOf(x))
	if p, ok := t.(*types.Pointer); ok {
		t = under(p.Elem())
	}
	switch t := t.(type) {
	case *types.Array:
		return exactly(float64(t.Len()))
	case *types.Slice, *types.Map:
	default:
		return unbounded
	}
	switch x := x.(type) {
	case *ast.CompositeLit:
		for _, elt := range x.Elts {
			if _, keyed := elt.(*ast.KeyValueExpr); keyed && t.String() != "" {
				if _, isMap := t.(*types.Map); !isMap {
					return unbounded // an index says how long it is
				}
			}
		}
		return exactly(float64(len(x.Elts)))
	case *ast.SliceExpr:
		most := e.length(x.X, known).hi
		if x.High != nil {
			most = min(most, e.eval(x.High, known).hi)
		}
		return span{0, most}
	case *ast.CallExpr:
		return e.made(x, known)
	case *ast.Ident, *ast.SelectorExpr:
		v := e.named(x)
		if v == nil {
			return unbounded
		}
		s := e.of(v)
		if _, again := known[v]; again || s.lost || !e.settled(v) {
			return unbounded
		}
		joined := exactly(0)
		for _, st := range s.values {
			switch {
			case st.value != nil && st.tok == token.ASSIGN:
				joined = joined.join(e.grown(v, st, known.with(v, unbounded)))
			case !st.at0:
				return unbounded
			}
		}
		return joined
	}
	return unbounded
}

// made bounds the length of what make, append or a conversion returns.
func (e *Extents) made(call *ast.CallExpr, known env) span {
	tv := e.x.Info.Types[call.Fun]
	if tv.IsType() && len(call.Args) == 1 {
		return e.length(call.Args[0], known)
	}
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok && tv.IsBuiltin() {
		switch {
		case id.Name == "make" && len(call.Args) > 1:
			if _, isMap := under(tv.Type).(*types.Map); !isMap {
				return e.eval(call.Args[1], known)
			}
		case id.Name == "append" && !call.Ellipsis.IsValid():
			s := e.length(call.Args[0], known)
			return span{s.lo, s.hi + float64(len(call.Args)-1)}
		}
	}
	return span{0, math.Inf(1)}
}

// grown bounds a slice that an assignment makes. One that it makes of itself is
// as long as a condition around it lets it grow: for len(v) < most.
func (e *Extents) grown(v *types.Var, st store, known env) span {
	s := e.length(st.value, known)
	if s.known() {
		return s
	}
	inner := st.at.Node()
	for up := range st.at.Enclosing((*ast.ForStmt)(nil), (*ast.IfStmt)(nil), (*ast.FuncLit)(nil)) {
		var cond ast.Expr
		var body *ast.BlockStmt
		switch n := up.Node().(type) {
		case *ast.FuncLit:
			return s
		case *ast.ForStmt:
			cond, body = n.Cond, n.Body
		case *ast.IfStmt:
			cond, body = n.Cond, n.Body
		}
		if body.Pos() <= inner.Pos() && inner.End() <= body.End() && cond != nil {
			if most := e.shorter(cond, v, known); !math.IsInf(most, 1) {
				return span{0, most + e.appended(body, v)}
			}
		}
	}
	return s
}

// shorter returns the most elements that a slice has where a condition holds.
func (e *Extents) shorter(cond ast.Expr, v *types.Var, known env) float64 {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return math.Inf(1)
	}
	switch b.Op {
	case token.LAND:
		return min(e.shorter(b.X, v, known), e.shorter(b.Y, v, known))
	case token.LSS, token.LEQ, token.NEQ:
		if call, ok := ast.Unparen(b.X).(*ast.CallExpr); ok && e.x.Info.Types[call.Fun].IsBuiltin() && len(call.Args) == 1 && e.named(call.Args[0]) == v {
			most := e.eval(b.Y, known).hi
			if b.Op != token.LEQ {
				most--
			}
			return most
		}
	}
	return math.Inf(1)
}

// appended returns how many elements one run of a block, loops in it aside, may
// append to a slice.
func (e *Extents) appended(body *ast.BlockStmt, v *types.Var) float64 {
	n := 0.0
	for _, st := range e.of(v).values {
		if body.Pos() <= st.at.Node().Pos() && st.at.Node().End() <= body.End() {
			call, ok := ast.Unparen(st.value).(*ast.CallExpr)
			if !ok || call.Ellipsis.IsValid() {
				return math.Inf(1)
			}
			for up := range st.at.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil)) {
				if body.Pos() < up.Node().Pos() && up.Node().End() < body.End() {
					return math.Inf(1)
				}
			}
			n += float64(len(call.Args) - 1)
		}
	}
	return n
}

// element bounds the elements of a list that is written out.
func (e *Extents) element(x ast.Expr, known env) span {
	x = ast.Unparen(x)
	switch n := x.(type) {
	case *ast.CompositeLit:
		s, some := exactly(0), false
		for _, elt := range n.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				elt = kv.Value
			}
			t := e.eval(elt, known)
			if some {
				t = s.join(t)
			}
			s, some = t, true
		}
		return s
	case *ast.Ident, *ast.SelectorExpr:
		v := e.named(x)
		if v == nil {
			return anything
		}
		st := e.of(v)
		if _, again := known[v]; again || st.lost || !e.settled(v) || len(st.values) != 1 || st.values[0].value == nil {
			return anything
		}
		return e.element(st.values[0].value, known.with(v, anything))
	}
	return anything
}
