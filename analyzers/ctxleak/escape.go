package ctxleak

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A reach says how long a context, or something bound to it, may be needed.
type reach uint8

const (
	// within: no longer than the function runs. A deferred cancel is right.
	within reach = iota
	// doubtful: something that was given the context may go on with it.
	doubtful
	// beyond: it leaves the function, and a deferred cancel would kill it.
	beyond
	// process: it goes to a package-level variable, and stays.
	process
)

// reachOf looks at everything in the function that is made from the context
// of an obligation.
func (c *checker) reachOf(ob ctxflow.Obligation) reach {
	cur, ok := c.x.Cursor(ob.In.Body)
	if !ok {
		return doubtful
	}
	if _, ok := c.target(ob).(*ast.Ident); !ok {
		return beyond // a field, or an element of something
	}
	made := ob.In.Eval(ob.Call)
	r := within
	for cur := range cur.Preorder((*ast.Ident)(nil)) {
		id := cur.Node().(*ast.Ident)
		v, ok := c.TypesInfo.ObjectOf(id).(*types.Var)
		if !ok || v.IsField() {
			continue
		}
		_, isUse := c.TypesInfo.Uses[id]
		bound := ctxapi.IsContext(v.Type()) || ctxapi.IsCarrier(v.Type())
		switch {
		case bound && isUse && c.derives(cur, made):
			r = max(r, c.useReach(ob.In, cur))
		case c.target(ob) == ast.Expr(id) && !c.declares(ob.In, v):
			// The context is a variable of somebody else.
			if v.Parent() == c.Pkg.Scope() {
				return process
			}
			return beyond
		}
	}
	// Calls whose result is used where it stands: f(context.WithValue(ctx, …)).
	for cur := range cur.Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		if call == ob.Call || c.x.Signature(call) == nil {
			continue
		}
		if t := c.TypesInfo.TypeOf(call); t != nil && (ctxapi.IsContext(t) || ctxapi.IsCarrier(t)) && c.derives(cur, made) {
			r = max(r, c.useReach(ob.In, cur))
		}
	}
	return r
}

// target returns what the context is assigned to.
func (c *checker) target(ob ctxflow.Obligation) ast.Expr {
	switch stmt := ob.Stmt.(type) {
	case *ast.AssignStmt:
		return ast.Unparen(stmt.Lhs[ob.How.Ctx])
	case *ast.ValueSpec:
		return stmt.Names[ob.How.Ctx]
	}
	return nil
}

func (c *checker) declares(f *ctxflow.Func, v *types.Var) bool {
	for i := range f.Sig.Results().Len() {
		if f.Sig.Results().At(i) == v {
			return false // returned, whatever the return statement says
		}
	}
	return f.Func.Node.Pos() <= v.Pos() && v.Pos() < f.Func.Node.End()
}

func (c *checker) derives(cur inspector.Cursor, made *ctxflow.Value) bool {
	f := c.x.Enclosing(cur.Node())
	return f != nil && c.flows.Of(f).Eval(cur.Node().(ast.Expr)).DerivesFrom(made)
}

// useReach judges one use of a context or carrier by the syntax around it.
func (c *checker) useReach(f *ctxflow.Func, cur inspector.Cursor) reach {
	r := within
	for lit := range cur.Enclosing((*ast.FuncLit)(nil)) {
		if lit.Node() == f.Func.Node || lit.Node().Pos() <= f.Body.Pos() {
			break
		}
		r = max(r, c.literalReach(lit))
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
			r = max(r, c.callReach(f, parent, child))
		}
	case *ast.AssignStmt:
		for i, rhs := range n.Rhs {
			if rhs == child && len(n.Lhs) == len(n.Rhs) {
				r = max(r, c.storeReach(f, n.Lhs[i]))
			}
		}
	case *ast.SelectorExpr, *ast.ExprStmt, *ast.BinaryExpr, *ast.ValueSpec:
		// A method of it, a field of a carrier, a comparison, another name.
	case *ast.ReturnStmt, *ast.SendStmt:
		r = beyond
	default:
		r = max(r, doubtful)
	}
	return r
}

// storeReach judges an assignment of the context.
func (c *checker) storeReach(f *ctxflow.Func, lhs ast.Expr) reach {
	id, ok := ast.Unparen(lhs).(*ast.Ident)
	if !ok {
		return beyond
	}
	if id.Name == "_" {
		return within
	}
	v, ok := c.TypesInfo.ObjectOf(id).(*types.Var)
	switch {
	case ok && v.Parent() == c.Pkg.Scope():
		return process
	case ok && c.declares(f, v):
		return within // followed by its own name
	}
	return beyond
}

// literalReach says whether a literal runs after the function has returned.
func (c *checker) literalReach(cur inspector.Cursor) reach {
	lit := c.x.FuncOf(cur.Node())
	if lit == nil {
		return doubtful
	}
	switch lit.Run {
	case ctxindex.Called, ctxindex.Deferred:
		return within
	case ctxindex.Spawned:
		return beyond
	case ctxindex.Passed:
		if c.x.API.Callback(c.x.Callee(lit.Call)) == ctxapi.CallbackNow {
			return within
		}
	case ctxindex.Stored:
		if _, ok := cur.Parent().Node().(*ast.ReturnStmt); ok {
			return beyond
		}
	}
	return doubtful
}

// callReach judges a call that is given the context.
func (c *checker) callReach(f *ctxflow.Func, cur inspector.Cursor, arg ast.Node) reach {
	call := cur.Node().(*ast.CallExpr)
	if _, ok := cur.Parent().Node().(*ast.GoStmt); ok {
		return beyond
	}
	sig := c.x.Signature(call)
	if sig == nil {
		return within // a conversion or a built-in: what is made has its own uses
	}
	fn := c.x.Callee(call)
	if how, ok := c.x.API.Derivation(fn, sig); ok && how.Ctx >= 0 {
		return within // what is derived is followed on its own
	}
	if c.x.API.IsValueOnly(fn) {
		return within
	}
	r := within
	if decl := c.x.Declaration(fn); decl != nil {
		if starts(decl) || c.keeps(fn, call, arg) {
			r = doubtful
		}
	} else if sig.Results().Len() == 0 {
		r = doubtful // all that it does may be to start something
	}
	return max(r, c.resultReach(f, cur, sig))
}

func (c *checker) keeps(fn *types.Func, call *ast.CallExpr, arg ast.Node) bool {
	fact := c.sums.Of(fn)
	for i, a := range call.Args {
		if a == arg {
			return fact != nil && i < 31 && fact.Keeps&(1<<i) != 0
		}
	}
	return false
}

// starts reports whether a function has a go statement.
func starts(f *ctxindex.Func) bool {
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if _, ok := n.(*ast.GoStmt); ok {
			found = true
		}
		return !found
	})
	return found
}

// resultReach follows results that work on after the call: bodies, rows,
// streams, iterators.
func (c *checker) resultReach(f *ctxflow.Func, cur inspector.Cursor, sig *types.Signature) reach {
	lazy := false
	for i := range sig.Results().Len() {
		lazy = lazy || isLazy(sig.Results().At(i).Type(), 2)
	}
	if !lazy {
		return within
	}
	switch n := cur.Parent().Node().(type) {
	case *ast.ExprStmt:
		return within
	case *ast.ReturnStmt:
		return beyond
	case *ast.AssignStmt:
		r := within
		for i, lhs := range n.Lhs {
			if i < sig.Results().Len() && isLazy(sig.Results().At(i).Type(), 2) {
				r = max(r, c.lazyReach(f, lhs))
			}
		}
		return r
	}
	return doubtful
}

// lazyReach judges the variable that such a result is assigned to.
func (c *checker) lazyReach(f *ctxflow.Func, lhs ast.Expr) reach {
	id, ok := ast.Unparen(lhs).(*ast.Ident)
	if !ok {
		return beyond
	}
	if id.Name == "_" {
		return within
	}
	v, ok := c.TypesInfo.ObjectOf(id).(*types.Var)
	if !ok || !c.declares(f, v) {
		return beyond
	}
	body, ok := c.x.Cursor(f.Body)
	if !ok {
		return doubtful
	}
	for cur := range body.Preorder((*ast.Ident)(nil)) {
		if c.TypesInfo.Uses[cur.Node().(*ast.Ident)] != v {
			continue
		}
		for up := range cur.Enclosing() {
			switch n := up.Node().(type) {
			case *ast.ReturnStmt, *ast.SendStmt, *ast.GoStmt, *ast.CompositeLit:
				return beyond
			case *ast.FuncLit:
				if n != f.Func.Node {
					return max(doubtful, c.literalReach(up))
				}
			case *ast.AssignStmt:
				for _, lhs := range n.Lhs {
					if _, ok := ast.Unparen(lhs).(*ast.Ident); !ok {
						return beyond
					}
				}
			}
			if _, ok := up.Node().(ast.Stmt); ok {
				break
			}
		}
	}
	return within
}

// isLazy reports whether a value of type t may still do work after the call
// that returned it: it can be read, closed, waited for or called.
func isLazy(t types.Type, depth int) bool {
	if ctxapi.IsError(t) {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Chan, *types.Signature:
		return true
	case *types.Interface:
		if u.NumMethods() == 0 {
			return true // anything
		}
	case *types.Pointer:
		if st, ok := u.Elem().Underlying().(*types.Struct); ok && depth > 0 && hasLazyField(st, depth) {
			return true
		}
	case *types.Struct:
		if depth > 0 && hasLazyField(u, depth) {
			return true
		}
	}
	for _, name := range []string{"Close", "Read", "Recv", "RecvMsg", "Next", "Scan", "Wait", "Commit"} {
		if obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name); obj != nil {
			if _, ok := obj.(*types.Func); ok {
				return true
			}
		}
	}
	return false
}

func hasLazyField(st *types.Struct, depth int) bool {
	for i := range st.NumFields() {
		if f := st.Field(i); f.Exported() && isLazy(f.Type(), depth-1) {
			return true
		}
	}
	return false
}
