package ctxextent

import (
	"go/ast"
	"go/token"
	"go/types"
	"math"

	"golang.org/x/tools/go/ast/edge"
)

// A counter is a variable that a loop takes one step further in each turn.
type counter struct {
	v           *types.Var
	start, step float64
	last        float64 // the largest value in a turn, +Inf if there is none
}

// turns bounds the turns of a loop, and returns what counts them.
func (e *Extents) turns(loop ast.Stmt) (span, counter) {
	switch s := loop.(type) {
	case *ast.RangeStmt:
		c := counter{step: 1}
		if isInteger(e.x.Info.TypeOf(s.X)) && s.Key != nil {
			if c.v = e.named(s.Key); c.v != nil && len(e.of(c.v).values) > 1 {
				c.v = nil
			}
		}
		return e.size(s.X, nil), c
	case *ast.ForStmt:
		n, c := anything, counter{}
		if s.Cond != nil {
			n, c = e.while(s, s.Cond, false, nil)
		}
		for i, stmt := range s.Body.List {
			exit, ok := stmt.(*ast.IfStmt)
			if !ok || !leaves(exit.Body) || skips(s.Body.List[:i]) {
				continue
			}
			if m, d := e.while(s, exit.Cond, true, nil); m.hi+1 < n.hi {
				n, c = exactly(m.hi+1), d // the turn that leaves counts
			}
		}
		return n, c
	}
	return anything, counter{}
}

// leaves reports whether a block, directly in a loop's body, ends by leaving the
// loop.
func leaves(b *ast.BlockStmt) bool {
	if len(b.List) == 0 {
		return false
	}
	switch s := b.List[len(b.List)-1].(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return s.Tok == token.BREAK && s.Label == nil
	}
	return false
}

// skips reports whether statements of a loop's body may go on to the next turn.
func skips(list []ast.Stmt) bool {
	found := false
	for _, s := range list {
		ast.Inspect(s, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.BranchStmt:
				found = found || n.Tok == token.CONTINUE || n.Tok == token.GOTO
			}
			return !found
		})
	}
	return found
}

// while bounds the turns in which a condition on a counter holds; or, negated,
// in which it does not.
func (e *Extents) while(loop *ast.ForStmt, cond ast.Expr, negated bool, known env) (span, counter) {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return anything, counter{}
	}
	if b.Op == token.LAND && !negated || b.Op == token.LOR && negated {
		n, c := e.while(loop, b.X, negated, known)
		if m, d := e.while(loop, b.Y, negated, known); m.hi < n.hi {
			return m, d
		}
		return n, c
	}
	op := b.Op
	if negated {
		inverse := map[token.Token]token.Token{token.LSS: token.GEQ, token.GEQ: token.LSS, token.GTR: token.LEQ, token.LEQ: token.GTR, token.EQL: token.NEQ}
		op = inverse[op]
	}
	if n, c := e.until(loop, b.X, op, b.Y, known); n.known() {
		return n, c
	}
	mirror := map[token.Token]token.Token{token.LSS: token.GTR, token.GTR: token.LSS, token.LEQ: token.GEQ, token.GEQ: token.LEQ, token.NEQ: token.NEQ}
	return e.until(loop, b.Y, mirror[op], b.X, known)
}

// until bounds the turns of a loop while x op limit.
func (e *Extents) until(loop *ast.ForStmt, x ast.Expr, op token.Token, limit ast.Expr, known env) (span, counter) {
	id, ok := ast.Unparen(x).(*ast.Ident)
	if !ok {
		return anything, counter{}
	}
	v, _ := e.x.Info.Uses[id].(*types.Var)
	if v == nil {
		return anything, counter{}
	}
	c, ok := e.steps(loop, v, known)
	if !ok {
		return anything, counter{}
	}
	to := e.eval(limit, known.with(v, anything))
	way := to.hi - c.start
	if c.step < 0 {
		way = c.start - to.lo
	}
	switch {
	case op == token.NEQ && (way < 0 || math.Abs(c.step) != 1):
		return anything, counter{} // it may step over the end
	case c.step > 0 && (op == token.LSS || op == token.NEQ), c.step < 0 && (op == token.GTR || op == token.NEQ):
		c.last = to.hi - 1
	case c.step > 0 && op == token.LEQ, c.step < 0 && op == token.GEQ:
		way++
		c.last = to.hi
	default:
		return anything, counter{}
	}
	return exactly(max(0, math.Ceil(way/math.Abs(c.step)))), c
}

// steps returns how a loop counts with a variable: each of its turns takes the
// variable one step further, and nothing else in it changes the variable.
func (e *Extents) steps(loop *ast.ForStmt, v *types.Var, known env) (counter, bool) {
	c := counter{v: v, last: math.Inf(1)}
	s := e.of(v)
	if !e.settled(v) || s.lost {
		return c, false
	}
	start, started := span{}, false
	for _, st := range s.values {
		n := st.at.Node()
		switch {
		case loop.Body.Pos() <= n.Pos() && n.End() <= loop.End() || n == ast.Node(loop.Post):
			step, ok := e.step(st, known.with(v, anything))
			if !ok || c.step != 0 || n != ast.Node(loop.Post) && !e.everyTurn(loop, n) {
				return c, false
			}
			c.step = step
		case st.over != nil || st.tok != token.ASSIGN && !st.at0:
			return c, false
		default:
			t := exactly(0)
			if st.value != nil {
				t = e.eval(st.value, known.with(v, anything))
			}
			if started {
				t = start.join(t)
			}
			start, started = t, true
		}
	}
	c.start = start.lo
	if c.step < 0 {
		c.start = start.hi
	}
	return c, started && c.step != 0 && !math.IsInf(c.start, 0)
}

// step: i++, i--, i += 2.
func (e *Extents) step(st store, known env) (float64, bool) {
	switch st.tok {
	case token.INC:
		return 1, true
	case token.DEC:
		return -1, true
	case token.ADD_ASSIGN, token.SUB_ASSIGN:
		s := e.eval(st.value, known)
		if s.lo != s.hi || s.lo <= 0 {
			return 0, false
		}
		if st.tok == token.SUB_ASSIGN {
			return -s.lo, true
		}
		return s.lo, true
	}
	return 0, false
}

// everyTurn reports whether a statement stands directly in a loop's body, and
// no turn goes on without it.
func (e *Extents) everyTurn(loop *ast.ForStmt, n ast.Node) bool {
	for i, s := range loop.Body.List {
		if ast.Node(s) == n {
			return !skips(loop.Body.List[:i])
		}
	}
	return false
}

// counts returns the counter that a variable is in the one loop that it is made
// for: for i := 0; i < n; i++.
func (e *Extents) counts(v *types.Var, s *stores, known env) (counter, bool) {
	for _, st := range s.values {
		kind, _ := st.at.ParentEdge()
		if loop, ok := st.at.Parent().Node().(*ast.ForStmt); ok && kind == edge.ForStmt_Init && loop.Cond != nil {
			n, c := e.while(loop, loop.Cond, false, known)
			return c, n.known() && c.v == v && c.step > 0
		}
	}
	return counter{}, false
}

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
