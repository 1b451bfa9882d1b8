package ctxfat

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// collects reports whether a loop builds up a context on purpose: a value per
// header, a step per middleware. Then what comes out of the loop is the point
// of it. That can't be for contexts that end with each other, for spans that are
// children of each other, nor for values that are stored under the same key in
// every turn.
func (c *checker) collects(f *ctxflow.Func, g ctxflow.Growth, loop ast.Stmt) bool {
	if g.How.Cancel >= 0 || g.How.Timed || g.How.Group >= 0 || c.spans(g) || loop == nil || c.sameKey(g, loop) {
		return false
	}
	used := c.uses(f, g, loop)
	return used.after || !used.inside
}

// sameKey reports whether a call stores a value under a key that no turn of
// the loop changes.
func (c *checker) sameKey(g ctxflow.Growth, loop ast.Stmt) bool {
	fn := c.Index.Callee(g.Call)
	if fn == nil || fn.FullName() != "context.WithValue" || len(g.Call.Args) != 3 {
		return false
	}
	same := true
	ast.Inspect(g.Call.Args[1], func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			same = same && c.Index.Info.Types[n.Fun].IsType()
		case *ast.Ident:
			v, ok := c.Index.Info.Uses[n].(*types.Var)
			same = same && (!ok || v.Pos() < loop.Pos() || loop.End() <= v.Pos())
		}
		return same
	})
	return same
}

type where struct {
	inside bool // in the loop, other than to make the next one
	after  bool // once the loop is left
}

// uses says where what the loop makes is used.
func (c *checker) uses(f *ctxflow.Func, g ctxflow.Growth, loop ast.Node) where {
	var w where
	made := make(map[*types.Var]bool)
	made[g.Var] = true
	assigned := make(map[ast.Node]bool)
	ast.Inspect(loop, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for _, lhs := range as.Lhs {
			if id, ok := ast.Unparen(lhs).(*ast.Ident); ok {
				assigned[id] = true
				if as == g.Stmt {
					if v, ok := c.Index.Info.ObjectOf(id).(*types.Var); ok && c.Index.API.IsContext(v.Type()) {
						made[v] = true
					}
				}
			}
		}
		return true
	})
	outer := f.Func.Outermost().Node
	ast.Inspect(outer, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || assigned[id] {
			return true
		}
		v, ok := c.Index.Info.Uses[id].(*types.Var)
		switch {
		case !ok || !made[v], g.Call.Pos() <= id.Pos() && id.End() <= g.Call.End():
		case loop.Pos() <= id.Pos() && id.End() <= loop.End():
			w.inside = w.inside || !c.carriesOver(g, id)
		case id.Pos() > loop.End():
			w.after = true
		}
		return true
	})
	// What a named result or an outer variable holds, the caller sees.
	for v := range made {
		w.after = w.after || f.IsResult(v) || v.Pos() < f.Func.Node.Pos() || f.Func.Node.End() <= v.Pos()
	}
	return w
}

// carriesOver reports whether a mention is the plain right-hand side of an
// assignment to another context of the cycle.
func (c *checker) carriesOver(g ctxflow.Growth, id *ast.Ident) bool {
	cur, ok := c.Index.Cursor(id)
	if !ok {
		return false
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok || len(as.Lhs) != 1 {
		return false
	}
	lhs, ok := as.Lhs[0].(*ast.Ident)
	return ok && c.Index.Info.ObjectOf(lhs) == g.Var
}
