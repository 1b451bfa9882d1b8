package ctxextent

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"math"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// An env fixes some variables: the parameters of a function that is looked into,
// the counter of a loop. A variable that is being looked up is anything.
type env map[*types.Var]span

func (known env) with(v *types.Var, s span) env {
	more := make(env, len(known)+1)
	for k, s := range known {
		more[k] = s
	}
	more[v] = s
	return more
}

// eval returns what a numeric expression may be.
func (e *Extents) eval(x ast.Expr, known env) span {
	x = ast.Unparen(x)
	tv := e.x.Info.Types[x]
	if tv.Value != nil {
		if n, ok := constant.Float64Val(constant.ToFloat(tv.Value)); ok || n != 0 {
			return exactly(n)
		}
		return anything
	}
	s := anything
	switch x := x.(type) {
	case *ast.BinaryExpr:
		s = combine(x.Op, e.eval(x.X, known), e.eval(x.Y, known), isInteger(tv.Type))
	case *ast.UnaryExpr:
		if x.Op == token.SUB {
			y := e.eval(x.X, known)
			s = span{-y.hi, -y.lo}
		}
	case *ast.CallExpr:
		s = e.call(x, known)
	case *ast.Ident:
		if v, ok := e.x.Info.Uses[x].(*types.Var); ok {
			s = e.variable(v, known)
		}
	case *ast.SelectorExpr:
		if v, ok := e.x.Info.Uses[x.Sel].(*types.Var); ok {
			s = e.variable(v, known)
		}
	case *ast.IndexExpr:
		s = e.element(x.X, known)
	}
	if b, ok := under(tv.Type).(*types.Basic); ok && b.Info()&types.IsUnsigned != 0 {
		s.lo = max(s.lo, 0)
	}
	return s
}

func under(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return t.Underlying()
}

func isInteger(t types.Type) bool {
	b, ok := under(t).(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

// combine is the arithmetic of spans.
func combine(op token.Token, x, y span, integer bool) span {
	switch op {
	case token.ADD:
		return span{x.lo + y.lo, x.hi + y.hi}
	case token.SUB:
		return span{x.lo - y.hi, x.hi - y.lo}
	case token.MUL:
		return hull(times(x.lo, y.lo), times(x.lo, y.hi), times(x.hi, y.lo), times(x.hi, y.hi))
	case token.QUO:
		if y.lo > 0 {
			return hull(x.lo/y.lo, x.lo/y.hi, x.hi/y.lo, x.hi/y.hi)
		}
		if most := max(math.Abs(x.lo), math.Abs(x.hi)); integer {
			return span{-most, most} // dividing by a whole number makes nothing larger
		}
	case token.REM:
		if y.lo > 0 {
			if x.lo >= 0 {
				return span{0, y.hi - 1}
			}
			return span{1 - y.hi, y.hi - 1}
		}
	case token.SHL:
		return combine(token.MUL, x, span{math.Exp2(y.lo), math.Exp2(y.hi)}, integer)
	case token.SHR:
		if x.lo >= 0 {
			return span{0, x.hi}
		}
	}
	return anything
}

// times has nothing times anything be nothing.
func times(a, b float64) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	return a * b
}

func hull(ns ...float64) span {
	s := exactly(ns[0])
	for _, n := range ns[1:] {
		if math.IsNaN(n) {
			return anything
		}
		s = s.join(exactly(n))
	}
	return s
}

// call bounds what a call returns: a conversion, min and max, the length of
// something, what the tables know, a small function of the package.
func (e *Extents) call(call *ast.CallExpr, known env) span {
	tv := e.x.Info.Types[call.Fun]
	if tv.IsType() {
		if len(call.Args) == 1 {
			return e.eval(call.Args[0], known)
		}
		return anything
	}
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok && tv.IsBuiltin() {
		switch id.Name {
		case "min", "max":
			return e.least(id.Name == "min", call.Args, known)
		case "len":
			return e.length(call.Args[0], known)
		}
		return anything
	}
	fn := e.x.Callee(call)
	switch arg, known0 := ctxapi.Jitter(fn); {
	case !known0:
	case arg < 0:
		return span{0, 1}
	case arg < len(call.Args):
		return span{0, e.eval(call.Args[arg], known).hi}
	}
	switch {
	case ctxapi.IsFunc(fn, "math", "Min"), ctxapi.IsFunc(fn, "math", "Max"):
		return e.least(fn.Name() == "Min", call.Args, known)
	case ctxapi.IsFunc(fn, "math", "Pow"):
		if base, exp := e.eval(call.Args[0], known), e.eval(call.Args[1], known); base.lo >= 1 {
			return span{math.Pow(base.lo, exp.lo), math.Pow(base.hi, exp.hi)}
		}
		return anything
	}
	return e.returns(call, fn, known)
}

func (e *Extents) least(least bool, args []ast.Expr, known env) span {
	s := e.eval(args[0], known)
	for _, arg := range args[1:] {
		t := e.eval(arg, known)
		if least {
			s = span{min(s.lo, t.lo), min(s.hi, t.hi)}
		} else {
			s = span{max(s.lo, t.lo), max(s.hi, t.hi)}
		}
	}
	return s
}

// returns joins what a function of the package with one result returns, given
// these arguments.
func (e *Extents) returns(call *ast.CallExpr, fn *types.Func, known env) span {
	f := e.x.Declaration(fn)
	if f == nil || f.Sig.Results().Len() != 1 || f.Sig.Variadic() || len(call.Args) != f.Sig.Params().Len() || len(known) > 8 {
		return anything
	}
	for i, arg := range call.Args {
		if param := f.Sig.Params().At(i); isNumber(param.Type()) {
			if _, again := known[param]; again {
				return anything // recursion
			}
			known = known.with(param, e.eval(arg, known))
		}
	}
	if _, again := known[f.Sig.Results().At(0)]; again {
		return anything
	}
	known = known.with(f.Sig.Results().At(0), anything)
	s, some := span{}, false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			t := anything
			if len(n.Results) == 1 {
				t = e.eval(n.Results[0], known)
				t.hi = min(t.hi, e.passed(n, n.Results[0], known))
			}
			if some {
				t = s.join(t)
			}
			s, some = t, true
		}
		return true
	})
	if !some {
		return anything
	}
	return s
}

func isNumber(t types.Type) bool {
	b, ok := under(t).(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}

// passed returns the bound that a return stays under because a test before it has
// left otherwise: if d > most { return most }; return d.
func (e *Extents) passed(ret *ast.ReturnStmt, x ast.Expr, known env) float64 {
	id, ok := ast.Unparen(x).(*ast.Ident)
	cur, located := e.x.Cursor(ret)
	if !ok || !located {
		return math.Inf(1)
	}
	most := math.Inf(1)
	for prev, ok := cur.PrevSibling(); ok; prev, ok = prev.PrevSibling() {
		if s, ok := prev.Node().(*ast.IfStmt); ok && len(s.Body.List) > 0 {
			if _, left := s.Body.List[len(s.Body.List)-1].(*ast.ReturnStmt); left {
				most = min(most, e.above(s.Cond, e.x.Info.Uses[id], known))
			}
		}
	}
	return most
}

// above returns the most that a variable is where a condition is false:
// v > most, v >= most.
func (e *Extents) above(cond ast.Expr, v types.Object, known env) float64 {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return math.Inf(1)
	}
	names := func(x ast.Expr) bool {
		id, ok := ast.Unparen(x).(*ast.Ident)
		return ok && v != nil && e.x.Info.Uses[id] == v
	}
	switch {
	case b.Op == token.LOR:
		return min(e.above(b.X, v, known), e.above(b.Y, v, known))
	case (b.Op == token.GTR || b.Op == token.GEQ) && names(b.X):
		return e.eval(b.Y, known).hi
	case (b.Op == token.LSS || b.Op == token.LEQ) && names(b.Y):
		return e.eval(b.X, known).hi
	}
	return math.Inf(1)
}
