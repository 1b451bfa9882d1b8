package ctxedges

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/internal/module"
)

// funcType returns the ID of a function type that the module declares, which
// stands for all functions that become one: as an interface stands for its
// implementations.
func (w *walker) funcType(t types.Type) (module.ID, *types.Signature) {
	if t == nil {
		return 0, nil
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || !w.view.Inside(named.Obj().Pkg()) || named.TypeParams().Len() > 0 {
		return 0, nil
	}
	sig, ok := named.Underlying().(*types.Signature)
	if !ok {
		return 0, nil
	}
	return module.Hash("func " + named.Obj().Pkg().Path() + "." + named.Obj().Name()), sig
}

// byType adds what a call of a value of a function type is given.
func (w *walker) byType(f *ctxindex.Func, call *ast.CallExpr) {
	if tv := w.x.Info.Types[call.Fun]; !tv.IsValue() || w.x.IsTest(call.Pos()) {
		return
	}
	if id, sig := w.funcType(w.x.Info.TypeOf(call.Fun)); sig != nil && !w.wraps(f, id) {
		w.gives(f, call, sig, id)
	}
}

// wraps reports whether a literal is returned as a value of a function type: what calls
// that gives it what it hands on.
func (w *walker) wraps(f *ctxindex.Func, to module.ID) bool {
	if f.Parent == nil {
		return false
	}
	cur, ok := w.x.Cursor(f.Node)
	if !ok {
		return false
	}
	if _, returned := cur.Parent().Node().(*ast.ReturnStmt); !returned || f.Parent.Sig.Results().Len() != 1 {
		return false
	}
	id, sig := w.funcType(f.Parent.Sig.Results().At(0).Type())
	return sig != nil && id == to
}

// typed notes which functions become values of a function type in f: it is them that
// calls of such a value call.
func (w *walker) typed(f *ctxindex.Func) {
	for n := range f.Nodes((*ast.CallExpr)(nil), (*ast.AssignStmt)(nil), (*ast.KeyValueExpr)(nil)) {
		switch n := n.(type) {
		case *ast.CallExpr:
			if tv := w.x.Info.Types[n.Fun]; tv.IsType() && len(n.Args) == 1 {
				w.becomes(n.Args[0], tv.Type)
			} else if sig := w.x.Signature(n); sig != nil {
				for i, arg := range n.Args {
					if i < sig.Params().Len() {
						w.becomes(arg, sig.Params().At(i).Type())
					}
				}
			}
		case *ast.AssignStmt:
			for i, rhs := range n.Rhs {
				if len(n.Lhs) == len(n.Rhs) {
					w.becomes(rhs, w.x.Info.TypeOf(n.Lhs[i]))
				}
			}
		case *ast.KeyValueExpr:
			if field, ok := n.Key.(*ast.Ident); ok {
				if v, ok := w.x.Info.Uses[field].(*types.Var); ok {
					w.becomes(n.Value, v.Type())
				}
			}
		}
	}
}

// becomes adds that a function, which an expression names, gets the contexts that
// values of type t are given.
func (w *walker) becomes(e ast.Expr, t types.Type) {
	id, sig := w.funcType(t)
	if sig == nil || w.x.IsTest(e.Pos()) {
		return
	}
	name, ok := ast.Unparen(e).(*ast.Ident)
	if sel, is := ast.Unparen(e).(*ast.SelectorExpr); is {
		name, ok = sel.Sel, true
	}
	if !ok {
		return
	}
	fn, ok := w.x.Info.Uses[name].(*types.Func)
	if !ok || !w.view.Inside(fn.Pkg()) || fn.Signature().Params().Len() != sig.Params().Len() {
		return
	}
	for i := range sig.Params().Len() {
		if w.x.API.IsContext(sig.Params().At(i).Type()) {
			w.passed[module.PassEdge{To: w.id(fn), Param: i, From: id, FromParam: i, Typed: true}] = true
		}
	}
}
