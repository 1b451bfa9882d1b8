package ctxloop

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// nested reports a loop over data each turn of which calls a function of the
// package that loops over data in turn, can fail, and knows no context: it
// takes as long as both have elements. Nothing in the outer loop asks a context
// or hands one on, although one is at hand.
func (c *checker) nested(l *loop) bool {
	if !c.pass.Enabled("nested") || c.bounded(l) {
		return false
	}
	rng, ok := l.stmt.(*ast.RangeStmt)
	if !ok || c.isWrittenOut(rng.X) {
		return false
	}
	for _, outer := range c.longs {
		if within(outer.stmt, l.stmt) {
			return false
		}
	}
	var inner *ast.CallExpr
	nodes := c.nodes(l)
	for _, n := range nodes {
		if inner == nil {
			inner = c.scans(n)
		}
	}
	if inner == nil {
		return false
	}
	for _, n := range nodes {
		if c.stopsAlone(n) || c.handsContext(n) {
			return false
		}
	}
	h, ok := c.alive(inner)
	if !ok {
		return false
	}
	c.longs = append(c.longs, l)
	c.pass.Report(report.Finding{
		Category: "nested",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message: fmt.Sprintf("each turn of this loop runs the loop in %s, and none asks %s; leave it if %s.Err() != nil",
			types.ExprString(inner.Fun), h.Expr, h.Expr),
		Related: append(h.Related(), report.Related(inner, "here")),
	})
	return true
}

// isWrittenOut: as many elements as stand in the source.
func (c *checker) isWrittenOut(e ast.Expr) bool {
	_, lit := ast.Unparen(e).(*ast.CompositeLit)
	_, array := c.pass.TypesInfo.TypeOf(e).Underlying().(*types.Array)
	return lit || array
}

// scans returns a call of a function of this package that is given what to ask,
// a function that can fail, and asks it for what it loops over.
func (c *checker) scans(n ast.Node) *ast.CallExpr {
	var found *ast.CallExpr
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
			return false
		case *ast.CallExpr:
			if f := c.x.Declaration(c.x.Callee(n)); found == nil && f != nil && ctxapi.CanFail(f.Sig) && !c.isGiven(n) && c.loopsOverAsked(f) {
				found = n
			}
		}
		return found == nil
	})
	return found
}

// loopsOverAsked reports whether a function ranges over what a call of unknown
// body returned: of a function value, or of an interface method.
func (c *checker) loopsOverAsked(f *ctxindex.Func) bool {
	asked := make(map[*types.Var]bool)
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.AssignStmt:
			if len(n.Rhs) != 1 {
				break
			}
			call, ok := ast.Unparen(n.Rhs[0]).(*ast.CallExpr)
			if !ok || !c.unknownBody(call) {
				break
			}
			if id, ok := n.Lhs[0].(*ast.Ident); ok {
				if v, ok := c.pass.TypesInfo.ObjectOf(id).(*types.Var); ok {
					asked[v] = true
				}
			}
		case *ast.RangeStmt:
			if id, ok := ast.Unparen(n.X).(*ast.Ident); ok {
				v, ok := c.pass.TypesInfo.Uses[id].(*types.Var)
				found = found || ok && asked[v]
			}
		}
		return !found
	})
	return found
}

// unknownBody: a call of a function value or of an interface method that can
// fail, and is given no context.
func (c *checker) unknownBody(call *ast.CallExpr) bool {
	sig := c.x.Signature(call)
	if sig == nil || !ctxapi.CanFail(sig) || c.isGiven(call) {
		return false
	}
	fn := c.x.Callee(call)
	if fn == nil {
		return true
	}
	recv := fn.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type())
}
