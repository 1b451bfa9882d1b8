package ctxlife

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Reach says how long a context, or something bound to it, may be needed.
type Reach uint8

const (
	// Within: no longer than the function runs. A deferred cancel is right.
	Within Reach = iota
	// Doubtful: something that was given the context may go on with it.
	Doubtful
	// Beyond: it leaves the function, and a deferred cancel would kill it.
	Beyond
	// Stays: it goes to a package-level variable.
	Stays
)

// Of looks at everything in the function that is made from the context
// of an obligation.
func (m *Model) Of(ob ctxflow.Obligation) Reach { return m.OfBut(ob, nil) }

// OfBut is Of without what a literal does that only waits for the end.
func (m *Model) OfBut(ob ctxflow.Obligation, waiter *ctxindex.Func) Reach {
	cur, ok := m.x.Cursor(ob.In.Body)
	if !ok {
		return Doubtful
	}
	if _, ok := m.target(ob).(*ast.Ident); !ok {
		return Beyond // a field, or an element of something
	}
	made := ob.In.Eval(ob.Call)
	r := Within
	for cur := range cur.Preorder((*ast.Ident)(nil)) {
		id := cur.Node().(*ast.Ident)
		v, ok := m.x.Info.ObjectOf(id).(*types.Var)
		if !ok || v.IsField() || waiter != nil && m.x.Enclosing(id) == waiter {
			continue
		}
		_, isUse := m.x.Info.Uses[id]
		bound := ctxapi.IsContext(v.Type()) || m.x.API.IsCarrier(v.Type())
		switch {
		case bound && isUse && m.derives(cur, made):
			r = max(r, m.useReach(ob.In, cur))
		case m.target(ob) == ast.Expr(id) && !m.declares(ob.In, v):
			// The context is a variable of somebody else.
			if v.Parent() == m.x.Pkg.Scope() {
				return Stays
			}
			return Beyond
		}
	}
	// Calls whose result is used where it stands: f(context.WithValue(ctx, …)).
	for cur := range cur.Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		if call == ob.Call || m.x.Signature(call) == nil {
			continue
		}
		if t := m.x.Info.TypeOf(call); t != nil && (ctxapi.IsContext(t) || m.x.API.IsCarrier(t)) && m.derives(cur, made) {
			r = max(r, m.useReach(ob.In, cur))
		}
	}
	return r
}

// target returns what the context is assigned to.
func (m *Model) target(ob ctxflow.Obligation) ast.Expr {
	switch stmt := ob.Stmt.(type) {
	case *ast.AssignStmt:
		return ast.Unparen(stmt.Lhs[ob.How.Ctx])
	case *ast.ValueSpec:
		return stmt.Names[ob.How.Ctx]
	}
	return nil
}

func (m *Model) declares(f *ctxflow.Func, v *types.Var) bool {
	for i := range f.Sig.Results().Len() {
		if f.Sig.Results().At(i) == v {
			return false // returned, whatever the return statement says
		}
	}
	return f.Func.Node.Pos() <= v.Pos() && v.Pos() < f.Func.Node.End()
}

func (m *Model) derives(cur inspector.Cursor, made *ctxflow.Value) bool {
	f := m.x.Enclosing(cur.Node())
	return f != nil && m.flows.Of(f).Eval(cur.Node().(ast.Expr)).MayDeriveFrom(made)
}

// useReach judges one use of a context or carrier by the syntax around it.
func (m *Model) useReach(f *ctxflow.Func, cur inspector.Cursor) Reach {
	r := Within
	for lit := range cur.Enclosing((*ast.FuncLit)(nil)) {
		if lit.Node() == f.Func.Node || lit.Node().Pos() <= f.Body.Pos() {
			break
		}
		r = max(r, m.literalReach(lit))
	}
	child, parent := cur.Node(), cur.Parent()
	for {
		if _, ok := parent.Node().(*ast.ParenExpr); !ok {
			break
		}
		child, parent = parent.Node(), parent.Parent()
	}
	switch n := parent.Node().(type) {
	case *ast.CallExpr:
		if n.Fun != child {
			r = max(r, m.callReach(f, parent, child))
		}
	case *ast.AssignStmt:
		for i, rhs := range n.Rhs {
			if rhs == child && len(n.Lhs) == len(n.Rhs) {
				r = max(r, m.storeReach(f, n.Lhs[i]))
			}
		}
	case *ast.SelectorExpr, *ast.ExprStmt, *ast.BinaryExpr, *ast.ValueSpec:
		// A method of it, a field of a carrier, a comparison, another name.
	case *ast.ReturnStmt, *ast.SendStmt:
		r = Beyond
	case *ast.KeyValueExpr, *ast.CompositeLit:
		r = max(r, literalLeaves(parent))
	default:
		r = max(r, Doubtful)
	}
	return r
}

// literalLeaves judges a composite literal that holds the context: returned or
// sent, it takes the context along.
func literalLeaves(cur inspector.Cursor) Reach {
	for {
		switch n := cur.Node().(type) {
		case *ast.KeyValueExpr, *ast.CompositeLit, *ast.ParenExpr:
		case *ast.UnaryExpr:
			if n.Op != token.AND {
				return Doubtful
			}
		case *ast.ReturnStmt, *ast.SendStmt:
			return Beyond
		default:
			return Doubtful
		}
		cur = cur.Parent()
	}
}

// storeReach judges an assignment of the context.
func (m *Model) storeReach(f *ctxflow.Func, lhs ast.Expr) Reach {
	id, ok := ast.Unparen(lhs).(*ast.Ident)
	if !ok {
		return Beyond
	}
	if id.Name == "_" {
		return Within
	}
	v, ok := m.x.Info.ObjectOf(id).(*types.Var)
	switch {
	case ok && v.Parent() == m.x.Pkg.Scope():
		return Stays
	case ok && m.declares(f, v):
		return Within // followed by its own name
	}
	return Beyond
}

// literalReach says whether a literal runs after the function has returned.
func (m *Model) literalReach(cur inspector.Cursor) Reach {
	lit := m.x.FuncOf(cur.Node())
	if lit == nil {
		return Doubtful
	}
	switch when, but := m.Runs(lit); {
	case when == Sometime || but != "":
		return Doubtful
	case when == Beside || when == Later:
		return Beyond
	}
	return Within
}

// callReach judges a call that is given the context.
func (m *Model) callReach(f *ctxflow.Func, cur inspector.Cursor, arg ast.Node) Reach {
	call := cur.Node().(*ast.CallExpr)
	if _, ok := cur.Parent().Node().(*ast.GoStmt); ok {
		return Beyond
	}
	sig := m.x.Signature(call)
	if sig == nil {
		return Within // a conversion or a built-in: what is made has its own uses
	}
	fn := m.x.Callee(call)
	if how, ok := m.x.API.Derivation(fn, sig); ok && how.Ctx >= 0 {
		return Within // what is derived is followed on its own
	}
	if m.x.API.IsValueOnly(fn) {
		return Within
	}
	r := Within
	if decl := m.x.Declaration(fn); decl != nil {
		if m.starts(decl) || m.keeps(fn, call, arg) {
			r = Doubtful
		}
	} else if sig.Results().Len() == 0 {
		r = Doubtful // all that it does may be to start something
	}
	return max(r, m.resultReach(f, cur, sig))
}

func (m *Model) keeps(fn *types.Func, call *ast.CallExpr, arg ast.Node) bool {
	fact := m.sums.Of(fn)
	for i, a := range call.Args {
		if a == arg {
			return fact != nil && i < 31 && fact.Keeps&(1<<i) != 0
		}
	}
	return false
}

// starts reports whether a function has a go statement.
func (m *Model) starts(f *ctxindex.Func) bool {
	if cur, ok := m.x.Cursor(f.Body); ok {
		for range cur.Preorder((*ast.GoStmt)(nil)) {
			return true
		}
	}
	return false
}

// Result says how long the results of a call of f may need the context that
// the call was given.
func (m *Model) Result(f *ctxflow.Func, call *ast.CallExpr) Reach {
	cur, ok := m.x.Cursor(call)
	sig := m.x.Signature(call)
	if !ok || sig == nil {
		return Doubtful
	}
	return m.resultReach(f, cur, sig)
}

// resultReach follows results that work on after the call: bodies, rows,
// streams, iterators.
func (m *Model) resultReach(f *ctxflow.Func, cur inspector.Cursor, sig *types.Signature) Reach {
	lazy := false
	for i := range sig.Results().Len() {
		lazy = lazy || ctxapi.GoesOn(sig.Results().At(i).Type())
	}
	if !lazy {
		return Within
	}
	switch n := cur.Parent().Node().(type) {
	case *ast.ExprStmt:
		return Within
	case *ast.ReturnStmt:
		return Beyond
	case *ast.AssignStmt:
		r := Within
		for i, lhs := range n.Lhs {
			if i < sig.Results().Len() && ctxapi.GoesOn(sig.Results().At(i).Type()) {
				r = max(r, m.lazyReach(f, lhs))
			}
		}
		return r
	}
	return Doubtful
}

// lazyReach judges the variable that such a result is assigned to.
func (m *Model) lazyReach(f *ctxflow.Func, lhs ast.Expr) Reach {
	id, ok := ast.Unparen(lhs).(*ast.Ident)
	if !ok {
		return Beyond
	}
	if id.Name == "_" {
		return Within
	}
	v, ok := m.x.Info.ObjectOf(id).(*types.Var)
	if !ok || !m.declares(f, v) {
		return Beyond
	}
	body, ok := m.x.Cursor(f.Body)
	if !ok {
		return Doubtful
	}
	for cur := range body.Preorder((*ast.Ident)(nil)) {
		if m.x.Info.Uses[cur.Node().(*ast.Ident)] != v {
			continue
		}
		for up := range cur.Enclosing() {
			switch n := up.Node().(type) {
			case *ast.ReturnStmt, *ast.SendStmt, *ast.GoStmt, *ast.CompositeLit:
				return Beyond
			case *ast.FuncLit:
				if n != f.Func.Node {
					return max(Doubtful, m.literalReach(up))
				}
			case *ast.AssignStmt:
				for _, lhs := range n.Lhs {
					if _, ok := ast.Unparen(lhs).(*ast.Ident); !ok {
						return Beyond
					}
				}
			}
			if _, ok := up.Node().(ast.Stmt); ok {
				break
			}
		}
	}
	return Within
}
