package ctxleak

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// once reports whether a derivation runs once in the life of the process: under a
// condition that asks for what is assigned, or in a literal for sync.Once.
func (c *checker) once(ob ctxflow.Obligation) bool {
	cur, ok := c.Index.Cursor(ob.Stmt)
	assign, isAssign := ob.Stmt.(*ast.AssignStmt)
	if !ok || !isAssign {
		return false
	}
	id, _ := ast.Unparen(assign.Lhs[ob.How.Ctx]).(*ast.Ident)
	for up := range cur.Enclosing((*ast.IfStmt)(nil), (*ast.CallExpr)(nil)) {
		switch n := up.Node().(type) {
		case *ast.IfStmt:
			if c.Index.Mentions(n.Cond, c.TypesInfo.Uses[id]) {
				return true
			}
		case *ast.CallExpr:
			if fn := c.Index.Callee(n); fn != nil && (fn.FullName() == "(*sync.Once).Do" || ctxapi.IsFunc(fn, "sync", "OnceFunc")) {
				return true
			}
		}
	}
	return false
}

// seenTo reports whether the function of the package that hands out a cancel function
// has no certain need of the caller: a goroutine of its own calls the function, or it
// hands out one that does nothing.
func (c *checker) seenTo(ob ctxflow.Obligation) bool {
	decl := c.Index.Declaration(c.Index.Callee(ob.Call))
	if decl == nil {
		return false
	}
	results := make(map[types.Object]bool)
	for n := range decl.Nodes((*ast.ReturnStmt)(nil)) {
		ret := n.(*ast.ReturnStmt)
		if ob.How.Cancel >= len(ret.Results) {
			continue
		}
		switch e := ast.Unparen(ret.Results[ob.How.Cancel]).(type) {
		case *ast.FuncLit:
			if len(e.Body.List) == 0 {
				return true
			}
		case *ast.Ident:
			results[c.TypesInfo.Uses[e]] = true
		}
	}
	return c.calledAside(decl, results)
}

// calledAside reports whether a goroutine that f starts calls one of the variables.
func (c *checker) calledAside(f *ctxindex.Func, vars map[types.Object]bool) (found bool) {
	for _, lit := range f.Lits {
		if lit.Run != ctxindex.Spawned {
			continue
		}
		ast.Inspect(lit.Body, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				id, ok := ast.Unparen(call.Fun).(*ast.Ident)
				found = found || ok && vars[c.TypesInfo.Uses[id]]
			}
			return !found
		})
	}
	return found
}
