package ctxextent

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// Timeout bounds a call of a client by its field Timeout, where all that the client
// may be is made in this package, with one. Zero is none.
func (e *Extents) Timeout(client ast.Expr) Pause {
	each := atMost(e.timeout(client, 0))
	return Pause{each, each}
}

func (e *Extents) timeout(client ast.Expr, depth int) span {
	if depth > deepest {
		return anything
	}
	switch x := ast.Unparen(client).(type) {
	case *ast.UnaryExpr:
		if x.Op == token.AND {
			return e.timeout(x.X, depth)
		}
	case *ast.CompositeLit:
		return e.timeoutIn(x)
	case *ast.CallExpr:
		return e.timeoutOf(x, depth)
	case *ast.Ident, *ast.SelectorExpr:
		if v := e.named(x); v != nil {
			return e.timeouts(v, depth)
		}
	}
	return anything
}

// timeoutIn bounds the timeout that a literal sets.
func (e *Extents) timeoutIn(lit *ast.CompositeLit) span {
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok && isTimeout(e.named(kv.Key)) {
			return positive(e.eval(kv.Value, nil))
		}
	}
	return anything
}

// timeoutOf joins the timeouts of what a function of the package returns.
func (e *Extents) timeoutOf(call *ast.CallExpr, depth int) span {
	f := e.x.Declaration(e.x.Callee(call))
	if f == nil || f.Sig.Results().Len() != 1 {
		return anything
	}
	joined, some := span{}, false
	for n := range f.Nodes((*ast.ReturnStmt)(nil)) {
		t := anything
		if ret := n.(*ast.ReturnStmt); len(ret.Results) == 1 {
			t = e.timeout(ret.Results[0], depth+1)
		}
		if some {
			t = joined.join(t)
		}
		joined, some = t, true
	}
	if !some {
		return anything
	}
	return joined
}

// timeouts joins the timeouts of all that a variable may be. Its address may be
// taken: who gets a client seldom makes it wait longer.
func (e *Extents) timeouts(v *types.Var, depth int) span {
	if !e.settled(v) {
		return anything
	}
	joined, some := span{}, false
	for _, st := range e.of(v).values {
		t := anything
		switch {
		case st.tok == token.ASSIGN && st.value != nil:
			if t = e.timeout(st.value, depth+1); !t.known() {
				t = e.setLater(v)
			}
		case st.at0:
			t = e.setLater(v)
		}
		if some {
			t = joined.join(t)
		}
		joined, some = t, true
	}
	if !some {
		return anything
	}
	return joined
}

// setLater bounds what a variable's field Timeout is assigned: client.Timeout = d.
func (e *Extents) setLater(v *types.Var) span {
	t, ok := under(v.Type()).(*types.Struct)
	if p, isPointer := under(v.Type()).(*types.Pointer); isPointer {
		t, ok = under(p.Elem()).(*types.Struct)
	}
	if !ok {
		return anything
	}
	for field := range t.Fields() {
		if !isTimeout(field) {
			continue
		}
		for _, st := range e.of(field).values {
			as, ok := st.at.Node().(*ast.AssignStmt)
			if !ok || st.tok != token.ASSIGN || len(as.Lhs) != 1 {
				continue
			}
			if sel, ok := ast.Unparen(as.Lhs[0]).(*ast.SelectorExpr); ok && e.named(sel.X) == v {
				return positive(e.eval(st.value, nil))
			}
		}
	}
	return anything
}

func isTimeout(v *types.Var) bool {
	return v != nil && v.IsField() && v.Name() == "Timeout" && ctxapi.IsDuration(v.Type())
}

// positive is a bound only if it cannot be zero, which is none.
func positive(s span) span {
	if s.lo <= 0 {
		return anything
	}
	return s
}
