package ctxerr

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// partial looks at a call whose error is thrown away: the error would tell that
// the context has ended before all callbacks ran, whose results the function
// goes on to use.
func (c *checker) partial(cur inspector.Cursor, call *ast.CallExpr) {
	if !c.thrownAway(cur) || !c.sums.InModule(c.x.Callee(call)) || c.pass.IsTest(call.Pos()) {
		return
	}
	sig, f := c.x.Signature(call), c.x.Enclosing(call)
	if f == nil || sig.Results().Len() != 1 || !ctxapi.IsError(sig.Results().At(0).Type()) {
		return
	}
	ctx, lit := c.stopsEarly(call)
	if ctx == nil || lit == nil || c.flow.Of(f).Eval(ctx).Endless() {
		return
	}
	for _, v := range c.leaves(lit) {
		use := usedAfter(c.pass.TypesInfo, f.Body, v, call)
		if use == nil {
			continue
		}
		c.pass.Report(report.Finding{
			Category: "partial",
			At:       report.At(cur.Node().Pos(), call.Lparen),
			Message: fmt.Sprintf("%s stops early when %s ends, and only its error, which is thrown away, tells that %s may lack results; return the error, or ask the context in each callback",
				report.CallName(call), types.ExprString(ctx), v.Name()),
			Related: []analysis.RelatedInformation{report.Related(use, "%s is taken for complete", v.Name())},
		})
		return
	}
}

// thrownAway reports whether a call stands alone, or is assigned to _.
func (c *checker) thrownAway(cur inspector.Cursor) bool {
	switch p := cur.Parent().Node().(type) {
	case *ast.ExprStmt:
		return true
	case *ast.AssignStmt:
		id, ok := p.Lhs[0].(*ast.Ident)
		return ok && len(p.Lhs) == 1 && id.Name == "_"
	}
	return false
}

// stopsEarly returns the context that a call observes, and the literal that it
// runs before it returns.
func (c *checker) stopsEarly(call *ast.CallExpr) (ctx ast.Expr, lit *ast.FuncLit) {
	for i, arg := range call.Args {
		if c.x.API.IsContext(c.pass.TypesInfo.TypeOf(arg)) && c.sums.Waits(call, i) == ctxsummary.Yes {
			ctx = arg
		}
		if l, ok := ast.Unparen(arg).(*ast.FuncLit); ok && l.Type.Results != nil {
			lit = l
		}
	}
	return ctx, lit
}

// leaves returns the variables from outside in which a literal leaves results:
// it sends to them, assigns them, or assigns their elements.
func (c *checker) leaves(lit *ast.FuncLit) []*types.Var {
	var found []*types.Var
	add := func(e ast.Expr) {
		for {
			switch x := ast.Unparen(e).(type) {
			case *ast.IndexExpr:
				e = x.X
				continue
			case *ast.Ident:
				v, ok := c.pass.TypesInfo.Uses[x].(*types.Var)
				if ok && v.Parent() != c.pass.Pkg.Scope() && (v.Pos() < lit.Pos() || lit.End() <= v.Pos()) {
					found = append(found, v)
				}
			}
			return
		}
	}
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SendStmt:
			add(n.Chan)
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				add(lhs)
			}
		}
		return true
	})
	return found
}

// usedAfter returns the first mention of a variable after a node.
func usedAfter(info *types.Info, body *ast.BlockStmt, v *types.Var, after ast.Node) ast.Node {
	var first ast.Node
	ast.Inspect(body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if ok && first == nil && id.Pos() > after.End() && info.Uses[id] == v {
			first = id
		}
		return first == nil
	})
	return first
}
