package ctxgraph

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/internal/graph"
)

// stores adds the contexts that a function puts in fields and package-level
// variables. What a struct that is made elsewhere brings along is not followed.
func (w *walker) stores(f *ctxindex.Func) {
	keep := func(v *types.Var, e ast.Expr, at token.Pos) {
		if v == nil || !w.holds(v.Type()) || !v.IsField() && v.Parent() != v.Pkg().Scope() {
			return
		}
		for _, id := range w.of(w.flow.Of(f), e) {
			w.out.Stores = append(w.out.Stores, graph.Store{Field: w.field(v), Value: id, In: w.in(f), At: w.at(at)})
		}
	}
	for n := range f.Nodes((*ast.AssignStmt)(nil), (*ast.CompositeLit)(nil)) {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				switch {
				case len(n.Lhs) == len(n.Rhs):
					keep(w.variable(lhs), n.Rhs[i], lhs.Pos())
				case i < 2 && w.makesAt(n.Rhs[0], i):
					keep(w.variable(lhs), n.Rhs[0], lhs.Pos())
				}
			}
		case *ast.CompositeLit:
			for i, e := range n.Elts {
				v, e := w.element(n, i, e)
				keep(v, e, e.Pos())
			}
		}
	}
}

// returns adds the contexts that a function gives its callers.
func (w *walker) returns(f *ctxindex.Func) {
	if f.Obj == nil {
		return
	}
	how, ok := w.x.API.Derivation(f.Obj, f.Sig)
	if !ok || how.Ctx < 0 || !w.holds(f.Sig.Results().At(how.Ctx).Type()) {
		return
	}
	for n := range f.Nodes((*ast.ReturnStmt)(nil)) {
		ret := n.(*ast.ReturnStmt)
		var e ast.Expr
		switch {
		case len(ret.Results) == f.Sig.Results().Len():
			e = ret.Results[how.Ctx]
		case len(ret.Results) == 1 && w.makesAt(ret.Results[0], how.Ctx):
			e = ret.Results[0]
		default:
			continue
		}
		for _, id := range w.of(w.flow.Of(f), e) {
			w.out.Returns = append(w.out.Returns, graph.Return{In: w.key(f), Value: id})
		}
	}
}

// makesAt reports whether result i of a call is the context that it makes.
func (w *walker) makesAt(e ast.Expr, i int) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	how, ok := w.x.API.Derivation(w.x.Callee(call), w.x.Signature(call))
	return ok && how.Ctx == i
}

// element returns the field that an element of a composite literal sets, and to
// what.
func (w *walker) element(lit *ast.CompositeLit, i int, e ast.Expr) (*types.Var, ast.Expr) {
	if kv, ok := e.(*ast.KeyValueExpr); ok {
		if id, ok := kv.Key.(*ast.Ident); ok {
			v, _ := w.x.Info.Uses[id].(*types.Var)
			return v, kv.Value
		}
		return nil, kv.Value
	}
	t := w.x.Info.TypeOf(lit)
	if t == nil {
		return nil, e
	}
	if st, ok := t.Underlying().(*types.Struct); ok && i < st.NumFields() {
		return st.Field(i), e
	}
	return nil, e
}

// globals adds the package-level variables that are declared with a root.
func (w *walker) globals() {
	for cur := range w.x.Inspector.Root().Preorder((*ast.ValueSpec)(nil)) {
		spec := cur.Node().(*ast.ValueSpec)
		for i, e := range spec.Values {
			v, ok := w.x.Info.Defs[spec.Names[min(i, len(spec.Names)-1)]].(*types.Var)
			if !ok || v.Parent() != w.x.Pkg.Scope() || !w.holds(v.Type()) || !w.x.IsRoot(e) {
				continue
			}
			id := len(w.out.Values)
			w.out.Values = append(w.out.Values, graph.Value{ID: id, Kind: graph.Root, Text: types.ExprString(e), At: w.at(e.Pos())})
			w.out.Stores = append(w.out.Stores, graph.Store{Field: w.field(v), Value: id, At: w.at(e.Pos())})
		}
	}
}

// binds adds which functions that take a context become values of variables,
// parameters and fields: calls of these call them.
func (w *walker) binds(f *ctxindex.Func) {
	if w.x.IsTest(f.Node.Pos()) {
		return
	}
	for n := range f.Nodes((*ast.AssignStmt)(nil), (*ast.ValueSpec)(nil), (*ast.CompositeLit)(nil), (*ast.CallExpr)(nil)) {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if len(n.Lhs) == len(n.Rhs) {
				for i, lhs := range n.Lhs {
					w.bind(w.variable(lhs), n.Rhs[i])
				}
			}
		case *ast.ValueSpec:
			for i, e := range n.Values {
				if len(n.Names) == len(n.Values) {
					w.bind(w.x.Variable(n.Names[i]), e)
				}
			}
		case *ast.CompositeLit:
			for i, e := range n.Elts {
				w.bind(w.element(n, i, e))
			}
		case *ast.CallExpr:
			w.bindArguments(n)
		}
	}
}

func (w *walker) bindArguments(call *ast.CallExpr) {
	fn := w.x.Callee(call)
	if fn == nil {
		return
	}
	params := fn.Origin().Signature().Params()
	for i, arg := range call.Args {
		switch {
		case !w.isFunc(arg):
		case !w.view.Inside(fn.Pkg()):
			w.out.Handlers = append(w.out.Handlers, w.functions(arg)...)
		case i < params.Len():
			w.bind(params.At(i), arg)
		}
	}
}

// bind adds that a variable may hold what an expression is.
func (w *walker) bind(v *types.Var, e ast.Expr) {
	if v == nil || !w.isFunc(e) {
		return
	}
	to := w.placed("variable", v.Origin().Pos())
	for _, key := range w.functions(e) {
		w.out.Binds = append(w.out.Binds, graph.Bind{Var: to, To: key})
	}
}

// isFunc reports whether an expression is a function that takes a context.
func (w *walker) isFunc(e ast.Expr) bool {
	t := w.x.Info.TypeOf(e)
	if t == nil {
		return false
	}
	sig, ok := t.Underlying().(*types.Signature)
	return ok && w.x.API.TakesContext(sig)
}

// functions names the functions that an expression may be.
func (w *walker) functions(e ast.Expr) []graph.Key {
	e = ast.Unparen(e)
	if lit := w.literal(e); lit != nil {
		return []graph.Key{w.key(lit)}
	}
	if call, ok := e.(*ast.CallExpr); ok {
		if tv := w.x.Info.Types[call.Fun]; tv.IsType() && len(call.Args) == 1 {
			return w.functions(call.Args[0]) // a conversion
		}
		return nil
	}
	var id *ast.Ident
	switch e := e.(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	default:
		return nil
	}
	switch obj := w.x.Info.Uses[id].(type) {
	case *types.Func:
		return []graph.Key{keyOf(obj)}
	case *types.Var:
		return []graph.Key{w.placed("variable", obj.Origin().Pos())}
	}
	return nil
}
