package ctxfield

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// request reports where a context that is known to end with the call is put
// into something that outlives it. It tells whether it found one.
func (c *checker) request(o owner, f field) bool {
	if !c.Enabled("stored") {
		return false
	}
	found := false
	for _, s := range c.stores(o, f) {
		fn := s.in
		if fn == nil {
			continue
		}
		what := f.obj.Name() + " of " + o.name.Name()
		switch {
		case constructs(fn, o) && c.returned(s):
			cancel := c.deferredCancel(s.value, fn)
			if cancel == nil {
				continue
			}
			found = true
			c.Report(report.Finding{
				Category: "stored",
				At:       s.at,
				Message: fmt.Sprintf("the context in field %s is canceled when %s returns, so it is already done at every use of the field; return the cancel function with it, or give the methods a context parameter",
					what, fn.Obj.Name()),
				Related: []analysis.RelatedInformation{report.Related(cancel, "canceled here, when %s returns", fn.Obj.Name())},
			})
		case s.base != nil && c.isHandler(fn, o) && c.isReceiver(s.base, fn) && c.ofRequest(s.value, fn):
			found = true
			c.Report(report.Finding{
				Category: "stored",
				At:       s.at,
				Message: fmt.Sprintf("the context of one request is stored in field %s, which all requests share, so it is canceled with this request and overwritten by the next; pass it to the calls that need it",
					what),
				Related: []analysis.RelatedInformation{report.Related(f.node, "the field is declared here")},
			})
		}
	}
	return found
}

// global reports a package-level variable that is set to the context of a call.
func (c *checker) global(v field) {
	if c.IsTest(v.node.Pos()) {
		return
	}
	uses := c.usage.of(v.obj)
	for _, w := range uses.write {
		n, ok := w.Parent().Node().(*ast.AssignStmt)
		in := c.Index.Enclosing(w.Node())
		if !ok || in == nil || c.IsTest(w.Node().Pos()) {
			continue
		}
		for i, lhs := range n.Lhs {
			if lhs != w.Node() || i >= len(n.Rhs) {
				continue
			}
			switch value := n.Rhs[i]; {
			case c.ofRequest(value, in):
				c.Report(report.Finding{
					Category: "stored",
					At:       value,
					Message: fmt.Sprintf("the context of one request is stored in package variable %s, so it is canceled with this request and overwritten by the next; pass it to the calls that need it",
						v.obj.Name()),
					Related: []analysis.RelatedInformation{report.Related(v.node, "the variable is declared here")},
				})
			case uses.kinds == 0 && len(uses.sync) > 0 && c.isParam(value, in) && !isMain(in):
				c.Report(report.Finding{
					Category: "stored",
					At:       value,
					Message: fmt.Sprintf("the context of one call of %s is stored in package variable %s and used by later calls of others; give those a parameter ctx context.Context",
						in.Outermost().Obj.Name(), v.obj.Name()),
					Related: []analysis.RelatedInformation{report.Related(uses.sync[0].call, "a later call uses it here")},
				})
			}
		}
	}
}

// isHandler reports whether fn serves HTTP requests as a method of o: it is
// ServeHTTP, or it is handed on as a method value.
func (c *checker) isHandler(fn *ctxindex.Func, o owner) bool {
	if fn.Obj == nil || !isMethod(fn.Obj, o) || requestParam(fn) == nil {
		return false
	}
	if c.foreign.AskedFromOutside(fn.Obj) {
		return true
	}
	for _, ref := range c.usage.refs[fn.Obj] {
		if _, called := ctxindex.CallOf(ref); !called {
			return true
		}
	}
	return false
}

func (c *checker) isReceiver(base ast.Expr, fn *ctxindex.Func) bool {
	id, ok := ast.Unparen(base).(*ast.Ident)
	return ok && c.TypesInfo.Uses[id] == fn.Obj.Signature().Recv()
}

// requestParam returns the parameter of type *http.Request.
func requestParam(fn *ctxindex.Func) *types.Var {
	for p := range fn.Sig.Params().Variables() {
		ptr, ok := types.Unalias(p.Type()).(*types.Pointer)
		if !ok {
			continue
		}
		named, ok := types.Unalias(ptr.Elem()).(*types.Named)
		if ok && named.Obj().Name() == "Request" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net/http" {
			return p
		}
	}
	return nil
}

// ofRequest reports whether e is the context of fn's request, or ends with it.
func (c *checker) ofRequest(e ast.Expr, fn *ctxindex.Func) bool {
	r := requestParam(fn)
	return r != nil && c.Flow.Of(fn).Eval(e).EndsWithAny(func(v *ctxflow.Value) bool {
		return v.Op == ctxflow.Accessed && v.Parent().Op == ctxflow.Param && v.Parent().Var == r
	})
}

// deferredCancel returns what a context is canceled by however fn returns; nil if
// it is not.
func (c *checker) deferredCancel(e ast.Expr, fn *ctxindex.Func) ast.Node {
	flow := c.Flow.Of(fn)
	v := flow.Eval(e)
	var by ast.Node
	for _, exit := range flow.Exits() {
		at, ok := flow.Locate(e)
		if !ok || at != exit && !flow.Reaches(at, exit) {
			continue
		}
		death := ctxflow.Kills(flow.DeferredBefore(exit), v)
		if death == nil {
			return nil
		}
		by = death.Node
	}
	return by
}

// returned reports whether the struct of a store is a result of its function.
func (c *checker) returned(s store) bool {
	var holder types.Object
	if s.base != nil {
		id, ok := ast.Unparen(s.base).(*ast.Ident)
		if !ok {
			return false
		}
		holder = c.TypesInfo.Uses[id]
	} else {
		cur, ok := c.Index.Cursor(s.value)
		if !ok {
			return false
		}
		for lit := range cur.Enclosing((*ast.CompositeLit)(nil)) {
			up := unparen(lit)
			if _, ok := up.Parent().Node().(*ast.UnaryExpr); ok {
				up = unparen(up.Parent())
			}
			switch n := up.Parent().Node().(type) {
			case *ast.ReturnStmt:
				return true
			case *ast.AssignStmt:
				for i, rhs := range n.Rhs {
					if id, ok := n.Lhs[i].(*ast.Ident); ok && rhs == up.Node() && len(n.Lhs) == len(n.Rhs) {
						holder = c.TypesInfo.ObjectOf(id)
					}
				}
			}
			break
		}
	}
	if holder == nil {
		return false
	}
	found := false
	ast.Inspect(s.in.Body, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok {
			return false
		}
		ret, ok := n.(*ast.ReturnStmt)
		if !ok {
			return true
		}
		for _, r := range ret.Results {
			if u, ok := r.(*ast.UnaryExpr); ok {
				r = u.X
			}
			if id, ok := ast.Unparen(r).(*ast.Ident); ok && c.TypesInfo.Uses[id] == holder {
				found = true
			}
		}
		return true
	})
	return found
}
