package ctxflow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// armEvents: in the clause case <-ctx.Done(), ctx is dead.
func (f *Func) armEvents(l *lifetimes, b *cfg.Block) {
	clause, ok := b.Stmt.(*ast.CommClause)
	if !ok || b.Kind != cfg.KindSelectCaseBody || clause.Comm == nil {
		return
	}
	if recv := ctxindex.Received(clause.Comm); recv != nil {
		if v := f.eval(recv.X); v.Op == Done {
			l.arms[int(b.Index)] = append(l.arms[int(b.Index)], l.add(Death{v.Parent(), Arm, clause.Comm}))
		}
	}
}

func (l *lifetimes) add(d Death) int {
	l.deaths = append(l.deaths, d)
	return len(l.deaths) - 1
}

// nodeEvents records what a node kills and what it makes anew.
func (f *Func) nodeEvents(l *lifetimes, n ast.Node, at Point) {
	kill := func(v *Value, why Reason, node ast.Node) {
		if v != nil {
			l.before[at] = append(l.before[at], l.add(Death{v, why, node}))
		}
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.DeferStmt, *ast.GoStmt:
			return false
		case *ast.UnaryExpr:
			if n.Op == token.ARROW {
				if v := f.eval(n.X); v.Op == Done {
					kill(v.Parent(), Received, n)
				}
			}
		case *ast.CallExpr:
			if v, ok := f.calls[n]; ok {
				l.fresh[at] = append(l.fresh[at], v)
			} else if how, ok := f.derivation(n); ok && how.Ctx >= 0 && how.Kind != ctxapi.Access {
				l.fresh[at] = append(l.fresh[at], f.evalCall(n))
			}
			if v := f.cancels(n); v != nil {
				kill(v, Cancelled, n)
			}
			if v := f.waits(n); v != nil {
				kill(v, Waited, n)
			}
		}
		return true
	})
}

// cancels returns the context that a call ends, if it calls a cancel function.
func (f *Func) cancels(call *ast.CallExpr) *Value {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.SelectorExpr:
		if v := f.eval(fun); v.Op != Field {
			return v.cancelled()
		}
		return f.paired(fun)
	case *ast.Ident:
		return f.eval(fun).cancelled()
	}
	return nil
}

// waits returns the context that a call of Wait on its group ends.
func (f *Func) waits(call *ast.CallExpr) *Value {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Wait" {
		return nil
	}
	if v := f.eval(sel.X); v.Op == Group {
		return v.Parent()
	}
	return nil
}

// edgeEvents records what a condition tells on its two ways out.
func (f *Func) edgeEvents(l *lifetimes, b *cfg.Block) {
	if len(b.Succs) != 2 || len(b.Nodes) == 0 {
		return
	}
	cond, ok := b.Nodes[len(b.Nodes)-1].(ast.Expr)
	if !ok || !isBool(f.info().TypeOf(cond)) {
		return
	}
	for i, truth := range []bool{true, false} {
		for _, v := range f.deadIf(cond, truth) {
			edge := [2]int{int(b.Index), int(b.Succs[i].Index)}
			l.edges[edge] = append(l.edges[edge], l.add(Death{v, Failed, cond}))
		}
	}
}

func isBool(t types.Type) bool {
	if t == nil {
		return false
	}
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsBoolean != 0
}

// deadIf returns the contexts that have ended if a condition has a truth value.
func (f *Func) deadIf(cond ast.Expr, truth bool) []*Value {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return f.deadIf(e.X, !truth)
		}
	case *ast.BinaryExpr:
		switch {
		case e.Op == token.LAND && truth, e.Op == token.LOR && !truth:
			return append(f.deadIf(e.X, truth), f.deadIf(e.Y, truth)...)
		case e.Op == token.NEQ && truth, e.Op == token.EQL && !truth:
			for _, p := range [][2]ast.Expr{{e.X, e.Y}, {e.Y, e.X}} {
				if f.info().Types[p[1]].IsNil() {
					return f.failed(p[0])
				}
			}
		case e.Op == token.EQL && truth:
			// ctx.Err() == context.Canceled, or another error value.
			for _, p := range [][2]ast.Expr{{e.X, e.Y}, {e.Y, e.X}} {
				if !f.info().Types[p[1]].IsNil() {
					if dead := f.failed(p[0]); dead != nil {
						return dead
					}
				}
			}
		}
	case *ast.CallExpr:
		// errors.Is(ctx.Err(), target)
		if fn := f.pkg.Index.Callee(e); truth && ctxapi.IsFunc(fn, "errors", "Is") && len(e.Args) == 2 {
			return f.failed(e.Args[0])
		}
	}
	return nil
}

func (f *Func) failed(e ast.Expr) []*Value {
	if !ctxapi.IsError(f.info().TypeOf(e)) {
		return nil
	}
	if v := f.eval(e); v.Op == Err && v.Parent() != nil {
		return []*Value{v.Parent()}
	}
	return nil
}
