package ctxlife

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A store puts a context, a carrier or a cancel function into a field or
// package-level variable.
type store struct {
	in    *ctxindex.Func // nil for the initialiser of a package-level variable
	expr  ast.Expr
	index int // of the result, if expr is a call with several
}

// storesOf returns what the package assigns to a field or package-level variable.
func (m *Model) storesOf(v *types.Var) []store {
	m.storesOnce.Do(m.findStores)
	return m.stores[v.Origin()]
}

func (m *Model) findStores() {
	m.stores = make(map[*types.Var][]store)
	for cur := range m.x.Inspector.Root().Preorder((*ast.AssignStmt)(nil), (*ast.ValueSpec)(nil), (*ast.CompositeLit)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				m.assign(lhs, n.Rhs, len(n.Lhs), i)
			}
		case *ast.ValueSpec:
			for i, name := range n.Names {
				m.assign(name, n.Values, len(n.Names), i)
			}
		case *ast.CompositeLit:
			m.compose(n)
		}
	}
}

func (m *Model) assign(lhs ast.Expr, rhs []ast.Expr, n, i int) {
	var v *types.Var
	switch lhs := ast.Unparen(lhs).(type) {
	case *ast.Ident:
		v, _ = m.x.Info.ObjectOf(lhs).(*types.Var)
	case *ast.SelectorExpr:
		v, _ = m.x.Info.ObjectOf(lhs.Sel).(*types.Var)
	}
	if v == nil || !v.IsField() && v.Parent() != m.x.Pkg.Scope() {
		return
	}
	switch {
	case len(rhs) == n:
		m.add(v, rhs[i], 0)
	case len(rhs) == 1:
		m.add(v, rhs[0], i)
	}
}

func (m *Model) compose(lit *ast.CompositeLit) {
	t := m.x.Info.TypeOf(lit)
	if t == nil {
		return
	}
	if p, ok := t.Underlying().(*types.Pointer); ok { // an element of []*T{{…}}
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok {
				if v, ok := m.x.Info.Uses[key].(*types.Var); ok {
					m.add(v, kv.Value, 0)
				}
			}
		} else if i < st.NumFields() {
			m.add(st.Field(i), e, 0)
		}
	}
}

func (m *Model) add(v *types.Var, e ast.Expr, index int) {
	if t := v.Type(); m.x.API.IsContext(t) || m.x.API.IsCarrier(t) || ctxapi.IsCancelFunc(t) || ctxapi.IsCancelCauseFunc(t) || ctxapi.IsNiladic(t) {
		v = v.Origin()
		m.stores[v] = append(m.stores[v], store{m.x.Enclosing(e), e, index})
	}
}

// ending is the life of what a cancel function ends that belongs to a
// derivation: where the function is kept tells.
func (m *Model) ending(v *ctxflow.Value) Life {
	if v.In == nil {
		return Unknown
	}
	for _, ob := range v.In.Obligations() {
		if ob.Call != v.Node {
			continue
		}
		switch ob.Binding {
		case ctxflow.Blank, ctxflow.Dropped:
			return Never
		case ctxflow.Stored:
			if ob.Var == nil || ob.Var.IsField() {
				return Object
			}
			return Process
		case ctxflow.Local, ctxflow.Outer:
			return m.kept(v.In.Func, ob.Var)
		case ctxflow.Handed:
			return Unknown
		}
	}
	if v.How.Cancel < 0 { // a group ends it
		return m.scope(v.In.Func)
	}
	return Unknown
}

// kept is where the cancel function in a local variable ends up: in a field or
// package-level variable, with the caller, or nowhere.
func (m *Model) kept(f *ctxindex.Func, cancel *types.Var) Life {
	if cancel == nil {
		return Unknown
	}
	cur, ok := m.x.Cursor(f.Outermost().Node)
	if !ok {
		return Unknown
	}
	for cur := range cur.Preorder((*ast.Ident)(nil)) {
		if m.x.Info.Uses[cur.Node().(*ast.Ident)] != cancel {
			continue
		}
		switch n := cur.Parent().Node().(type) {
		case *ast.ReturnStmt, *ast.SendStmt:
			return Unknown
		case *ast.KeyValueExpr, *ast.CompositeLit:
			return Object
		case *ast.AssignStmt:
			for i, rhs := range n.Rhs {
				if rhs != cur.Node() || len(n.Lhs) != len(n.Rhs) {
					continue
				}
				switch lhs := ast.Unparen(n.Lhs[i]).(type) {
				case *ast.Ident:
					if v, ok := m.x.Info.ObjectOf(lhs).(*types.Var); ok && v.Parent() == m.x.Pkg.Scope() {
						return Process
					}
				default:
					return Object
				}
			}
		}
	}
	return m.scope(f)
}

// scope is the life of one run of a function: the process's if it is main, or
// called by nothing but main, once.
func (m *Model) scope(f *ctxindex.Func) Life {
	f = f.Outermost()
	for range maxDepth {
		if f.IsMain() {
			return Process
		}
		if f.Obj == nil {
			break
		}
		calls, complete := m.x.Callers(f.Obj)
		if !complete || len(calls) != 1 {
			break
		}
		at, ok := m.flows.Of(calls[0].In).Locate(calls[0].Call)
		if !ok || calls[0].In.Parent != nil || m.flows.Of(calls[0].In).InLoop(at) {
			break
		}
		f = calls[0].In
	}
	if m.x.IsTest(f.Node.Pos()) {
		return Test
	}
	return Call
}
