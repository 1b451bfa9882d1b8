package ctxextent

import (
	"go/ast"
	"go/token"
	"go/types"
	"math"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// stores are all assignments to a variable or field in the package.
type stores struct {
	values []store
	lost   bool // its address is taken, or a call of several results assigns it
}

// A store assigns a variable.
type store struct {
	at    inspector.Cursor // the statement
	tok   token.Token      // ASSIGN, or the operation of an assignment
	value ast.Expr         // nil: the zero value, or what tok says of one: ++, --
	over  *ast.RangeStmt   // a range over this assigns it
	key   bool             // its key
	at0   bool             // by a declaration without a value
}

// of returns the assignments of a variable. All of the package are looked up at
// once, when the first is asked for.
func (e *Extents) of(v *types.Var) *stores {
	if e.stores == nil {
		e.stores = make(map[*types.Var]*stores)
		for cur := range e.x.Inspector.Root().Preorder((*ast.AssignStmt)(nil), (*ast.ValueSpec)(nil), (*ast.IncDecStmt)(nil),
			(*ast.RangeStmt)(nil), (*ast.UnaryExpr)(nil), (*ast.CompositeLit)(nil)) {
			e.collect(cur)
		}
	}
	if s := e.stores[v.Origin()]; s != nil {
		return s
	}
	return new(stores)
}

func (e *Extents) collect(cur inspector.Cursor) {
	switch n := cur.Node().(type) {
	case *ast.AssignStmt:
		for i, lhs := range n.Lhs {
			if len(n.Lhs) != len(n.Rhs) {
				e.lose(lhs)
				continue
			}
			tok := n.Tok
			if tok == token.DEFINE {
				tok = token.ASSIGN
			}
			e.add(lhs, store{at: cur, tok: tok, value: n.Rhs[i]})
			if x, ok := ast.Unparen(lhs).(*ast.IndexExpr); ok {
				if _, isMap := under(e.x.Info.TypeOf(x.X)).(*types.Map); isMap {
					e.lose(x.X) // it may grow
				}
			}
		}
	case *ast.ValueSpec:
		for i, name := range n.Names {
			switch {
			case len(n.Values) == len(n.Names):
				e.add(name, store{at: cur, tok: token.ASSIGN, value: n.Values[i]})
			case len(n.Values) == 0:
				e.add(name, store{at: cur, at0: true})
			default:
				e.lose(name)
			}
		}
	case *ast.IncDecStmt:
		e.add(n.X, store{at: cur, tok: n.Tok})
	case *ast.RangeStmt:
		if n.Key != nil {
			e.add(n.Key, store{at: cur, over: n, key: true})
		}
		if n.Value != nil {
			e.add(n.Value, store{at: cur, over: n})
		}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			e.lose(n.X)
		}
	case *ast.CompositeLit:
		e.fields(cur, n)
	}
}

// fields adds what a composite literal of a struct gives its fields.
func (e *Extents) fields(cur inspector.Cursor, lit *ast.CompositeLit) {
	t, ok := under(e.x.Info.TypeOf(lit)).(*types.Struct)
	if !ok {
		return
	}
	for i, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			e.add(kv.Key, store{at: cur, tok: token.ASSIGN, value: kv.Value})
		} else if i < t.NumFields() {
			e.record(t.Field(i)).values = append(e.record(t.Field(i)).values, store{at: cur, tok: token.ASSIGN, value: elt})
		}
	}
}

func (e *Extents) record(v *types.Var) *stores {
	v = v.Origin()
	if e.stores[v] == nil {
		e.stores[v] = new(stores)
	}
	return e.stores[v]
}

func (e *Extents) add(lhs ast.Expr, s store) {
	if v := e.named(lhs); v != nil {
		r := e.record(v)
		r.values = append(r.values, s)
	}
}

func (e *Extents) lose(lhs ast.Expr) {
	if v := e.named(lhs); v != nil {
		e.record(v).lost = true
	}
}

func (e *Extents) named(x ast.Expr) *types.Var {
	id, ok := ast.Unparen(x).(*ast.Ident)
	if sel, isSel := ast.Unparen(x).(*ast.SelectorExpr); isSel {
		id, ok = sel.Sel, true
	}
	if !ok {
		return nil
	}
	v, _ := e.x.Info.ObjectOf(id).(*types.Var)
	return v
}

// settled reports whether all stores of a variable are in view: a local one, or
// what only this package can name. A parameter is not.
func (e *Extents) settled(v *types.Var) bool {
	if v.Pkg() != e.x.Pkg {
		return false
	}
	if v.IsField() || v.Parent() == e.x.Pkg.Scope() {
		return !v.Exported() || e.x.Pkg.Name() == "main"
	}
	return v.Kind() == types.LocalVar
}

// deepest is how many variables a bound may lead through: each may be assigned
// in several places, and all are looked at.
const deepest = 6

// variable joins what a variable is assigned anywhere.
func (e *Extents) variable(v *types.Var, known env) span {
	if s, ok := known[v]; ok {
		return s
	}
	s := e.of(v)
	if len(known) > deepest || !e.settled(v) || s.lost {
		return anything
	}
	known = known.with(v, anything)
	joined := exactly(0)
	if len(s.values) > 0 && !v.IsField() { // a field may be left out
		joined = span{math.Inf(1), math.Inf(-1)}
	}
	for _, st := range s.values {
		joined = joined.join(e.stored(v, st, known))
	}
	if c, ok := e.counts(v, s, known); ok {
		joined.hi = min(joined.hi, c.last)
	}
	return joined
}

// stored bounds what one assignment gives a variable.
func (e *Extents) stored(v *types.Var, st store, known env) span {
	s := anything
	switch {
	case st.at0:
		return exactly(0)
	case st.over != nil && st.key:
		s = span{0, e.size(st.over.X, known).hi - 1}
		if _, isMap := under(e.x.Info.TypeOf(st.over.X)).(*types.Map); isMap {
			return anything
		}
		return s
	case st.over != nil:
		return e.element(st.over.X, known)
	case st.tok == token.ASSIGN:
		s = e.eval(st.value, known)
	case st.tok == token.INC, st.tok == token.ADD_ASSIGN, st.tok == token.MUL_ASSIGN, st.tok == token.SHL_ASSIGN:
		if st.value == nil || e.eval(st.value, known).lo >= 0 {
			s.lo = 0 // it grows from what it was
		}
	case st.tok == token.DEC, st.tok == token.SUB_ASSIGN, st.tok == token.QUO_ASSIGN, st.tok == token.SHR_ASSIGN:
		if st.value == nil || e.eval(st.value, known).lo >= 0 {
			s.hi = 0 // it shrinks
		}
	}
	s.hi = min(s.hi, e.clamped(v, st, known))
	return s
}

// clamped returns the bound that the next statement gives a variable:
// if d > most { d = most }, d = min(d, most).
func (e *Extents) clamped(v *types.Var, st store, known env) float64 {
	cur := st.at
	if kind, _ := cur.ParentEdge(); kind == edge.DeclStmt_Decl {
		cur = cur.Parent()
	}
	next, ok := cur.NextSibling()
	if !ok {
		return math.Inf(1)
	}
	switch n := next.Node().(type) {
	case *ast.IfStmt:
		if len(n.Body.List) == 1 && n.Else == nil {
			if as, ok := n.Body.List[0].(*ast.AssignStmt); ok && as.Tok == token.ASSIGN && len(as.Lhs) == 1 && e.named(as.Lhs[0]) == v {
				return max(e.above(n.Cond, v, known), e.eval(as.Rhs[0], known).hi)
			}
		}
	case *ast.AssignStmt:
		if n.Tok == token.ASSIGN && len(n.Lhs) == 1 && len(n.Rhs) == 1 && e.named(n.Lhs[0]) == v {
			return e.eval(n.Rhs[0], known).hi
		}
	}
	return math.Inf(1)
}
