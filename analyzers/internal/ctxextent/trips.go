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
