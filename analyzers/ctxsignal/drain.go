package ctxsignal

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A drain is a wait that begins when the context is done.
type drain struct {
	node  ast.Node // a call, or a receive
	death ast.Node
}

// name is how a message names what waits.
func (d drain) name() string {
	if call, ok := d.node.(*ast.CallExpr); ok {
		return report.CallName(call)
	}
	return "the receive from " + types.ExprString(d.node.(*ast.UnaryExpr).X)
}

// find looks for a drain in f and its literals, and in what the package's
// functions do with the context if they are given it. origin tells the context.
func (c *checker) find(f *ctxflow.Func, origin func(*ctxflow.Value) bool) (drain, bool) {
	if d, ok := c.within(f, origin); ok {
		return d, true
	}
	var found drain
	ok := false
	c.eachCall(f.Func, func(g *ctxindex.Func, call *ast.CallExpr) bool {
		decl := c.Index.Declaration(c.Index.Callee(call))
		if decl == nil || decl == f.Outermost() {
			return true
		}
		for i, arg := range call.Args {
			if i >= decl.Sig.Params().Len() || !c.Index.API.IsContext(c.Index.Info.TypeOf(arg)) || !c.Flow.Of(g).Eval(arg).EndsWithAny(origin) {
				continue
			}
			param := decl.Sig.Params().At(i)
			found, ok = c.within(c.Flow.Of(decl), func(v *ctxflow.Value) bool {
				return v.Op == ctxflow.Param && v.Var == param
			})
			if ok {
				return false
			}
		}
		return true
	})
	return found, ok
}

func (c *checker) eachCall(f *ctxindex.Func, visit func(*ctxindex.Func, *ast.CallExpr) bool) bool {
	more := true
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok || !more {
			return false
		}
		if call, ok := n.(*ast.CallExpr); ok {
			more = visit(f, call)
		}
		return more
	})
	for _, lit := range f.Lits {
		more = more && c.eachCall(lit, visit)
	}
	return more
}

// within looks for a drain in f and its literals.
func (c *checker) within(f *ctxflow.Func, origin func(*ctxflow.Value) bool) (drain, bool) {
	vars := c.contexts(f.Func)
	var found drain
	var search func(*ctxindex.Func)
	search = func(f *ctxindex.Func) {
		flow := c.Flow.Of(f)
		ast.Inspect(f.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit, *ast.DeferStmt:
				return false
			case ast.Expr:
				if found.node == nil && c.waits(n) {
					if death := c.signalled(flow, n, vars, origin); death != nil {
						found = drain{n, death}
					}
				}
			}
			return found.node == nil
		})
		for _, lit := range f.Lits {
			if found.node == nil {
				search(lit)
			}
		}
	}
	search(f.Func)
	return found, found.node != nil
}

// contexts returns the variables of f and its literals that hold contexts.
func (c *checker) contexts(f *ctxindex.Func) []*types.Var {
	var vars []*types.Var
	ast.Inspect(f.Node, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := c.Index.Info.Defs[id].(*types.Var); ok && !v.IsField() && c.Index.API.IsContext(v.Type()) {
				vars = append(vars, v)
			}
		}
		return true
	})
	return vars
}

// waits reports whether an expression waits for work in flight: a call that
// blocks, or has the name of a drain and takes a context, or a receive.
func (c *checker) waits(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.UnaryExpr:
		return e.Op == token.ARROW && !c.endsContext(e.X)
	case *ast.CallExpr:
		if c.Sums.Blocks(e) {
			return true
		}
		fn := c.Index.Callee(e)
		if fn == nil || !ctxapi.Drains(fn.Name()) {
			return false
		}
		for _, arg := range e.Args {
			if c.Index.API.IsContext(c.Index.Info.TypeOf(arg)) {
				return true
			}
		}
	}
	return false
}

// endsContext reports whether a channel is one that a context's Done returned.
func (c *checker) endsContext(ch ast.Expr) bool {
	call, ok := ast.Unparen(ch).(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Done" && c.Index.API.IsContext(c.Index.Info.TypeOf(sel.X))
}

// signalled returns the event after which the context, or one derived from it,
// is known to be done where a node stands; nil if it may be alive.
func (c *checker) signalled(flow *ctxflow.Func, n ast.Node, vars []*types.Var, origin func(*ctxflow.Value) bool) ast.Node {
	at, ok := flow.Locate(n)
	if !ok || flow.IsComm(flow.Syntax(at)) {
		return nil
	}
	for _, v := range vars {
		if n.Pos() < v.Pos() {
			continue
		}
		value := flow.ValueAt(v, n.Pos())
		if !value.EndsWithAny(origin) {
			continue
		}
		death := flow.DeadAt(value, at)
		if death == nil {
			continue
		}
		switch death.Reason {
		case ctxflow.Received, ctxflow.Arm, ctxflow.Failed:
			return death.Node
		}
	}
	return nil
}
