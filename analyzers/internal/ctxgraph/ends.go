package ctxgraph

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/internal/graph"
)

// A cancelUse is what becomes of a variable that holds a cancel function: it is
// called or handed on, or goes into another variable.
type cancelUse struct {
	end  graph.End
	goes *types.Var
}

// ends returns who ends a derivation by its cancel function: calls of the variable
// that it is assigned to, and of those that this one goes into. Other packages,
// and what becomes of one that is handed on, are not looked at.
func (w *walker) ends(v *ctxflow.Value, call *ast.CallExpr) []graph.End {
	if v.In == nil {
		return nil
	}
	for _, ob := range v.In.Obligations() {
		if ob.Call != call {
			continue
		}
		switch {
		case ob.Binding == ctxflow.Blank || ob.Binding == ctxflow.Dropped:
			return []graph.End{{Text: "its cancel function is dropped", At: w.at(call.Pos()), Lost: true}}
		case ob.Var != nil:
			return w.uses(ob.Var)
		}
	}
	if v.How.Cancel >= 0 {
		return []graph.End{{Text: "whoever is returned its cancel function", At: w.at(call.Pos())}}
	}
	return nil
}

func (w *walker) uses(v *types.Var) (ends []graph.End) {
	if w.cancels == nil {
		w.findCancels()
	}
	seen := map[*types.Var]bool{}
	var follow func(v *types.Var)
	follow = func(v *types.Var) {
		if seen[v] {
			return
		}
		seen[v] = true
		for _, u := range w.cancels[v] {
			if u.goes != nil {
				follow(u.goes)
			} else if !slices.Contains(ends, u.end) {
				ends = append(ends, u.end)
			}
		}
	}
	follow(v)
	slices.SortFunc(ends, func(a, b graph.End) int {
		return cmp.Or(cmp.Compare(a.At.Filename, b.At.Filename), cmp.Compare(a.At.Offset, b.At.Offset), cmp.Compare(a.Text, b.Text))
	})
	return ends
}

// findCancels finds the uses of all variables that may hold a cancel function.
func (w *walker) findCancels() {
	w.cancels = map[*types.Var][]cancelUse{}
	for cur := range w.x.Inspector.Root().Preorder((*ast.Ident)(nil)) {
		id := cur.Node().(*ast.Ident)
		v, ok := w.x.Info.Uses[id].(*types.Var)
		if !ok || !ctxapi.IsCancelFunc(v.Type()) && !ctxapi.IsNiladic(v.Type()) || w.x.IsTest(id.Pos()) {
			continue
		}
		w.cancels[v] = append(w.cancels[v], w.cancelUses(cur)...)
	}
}

// cancelUses says what the expression at a cursor, which names a cancel function,
// is used for.
func (w *walker) cancelUses(cur inspector.Cursor) []cancelUse {
	e := cur.Node().(ast.Expr)
	up := cur.Parent()
	if sel, ok := up.Node().(*ast.SelectorExpr); ok && sel.Sel == e {
		e, up = sel, up.Parent()
	}
	for {
		if p, ok := up.Node().(*ast.ParenExpr); ok {
			e, up = p, up.Parent()
			continue
		}
		break
	}
	end := func(text string) []cancelUse {
		return []cancelUse{{end: graph.End{Text: text, At: w.at(e.Pos())}}}
	}
	switch n := up.Node().(type) {
	case *ast.CallExpr:
		switch {
		case n.Fun != e:
			return end(types.ExprString(n.Fun) + ", which is handed " + types.ExprString(e))
		case isDefer(up.Parent().Node(), n):
			return end("defer " + types.ExprString(n))
		}
		if f := w.x.Enclosing(n); f != nil && f.Run == ctxindex.Deferred {
			return end(types.ExprString(n) + ", deferred")
		}
		return end(types.ExprString(n))
	case *ast.ReturnStmt:
		return end("whoever is returned " + types.ExprString(e))
	case *ast.AssignStmt:
		for i, rhs := range n.Rhs {
			if rhs != e || len(n.Lhs) != len(n.Rhs) || ctxindex.IsBlank(n.Lhs[i]) {
				continue
			}
			if to := w.x.Variable(n.Lhs[i]); to != nil {
				return []cancelUse{{goes: to}}
			}
			if sel, ok := ast.Unparen(n.Lhs[i]).(*ast.SelectorExpr); ok {
				if to, ok := w.x.Info.Uses[sel.Sel].(*types.Var); ok {
					return []cancelUse{{goes: to}}
				}
			}
			return end("what is kept in " + types.ExprString(n.Lhs[i]))
		}
	case *ast.KeyValueExpr:
		if id, ok := n.Key.(*ast.Ident); ok && n.Value == e {
			if to, ok := w.x.Info.Uses[id].(*types.Var); ok {
				return []cancelUse{{goes: to}}
			}
		}
	}
	return nil
}

func isDefer(n ast.Node, call *ast.CallExpr) bool {
	d, ok := n.(*ast.DeferStmt)
	return ok && d.Call == call
}
