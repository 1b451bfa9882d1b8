package ctxfat

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// declare turns the assignment into the declaration of a new variable. It is
// offered where all that sees the new context lies behind it in its block, and
// all other variables of the assignment stay what they are.
func (c *checker) declare(f *ctxflow.Func, g ctxflow.Growth, around ast.Node) *report.Fix {
	as, ok := g.Stmt.(*ast.AssignStmt)
	if !ok || as.Tok != token.ASSIGN || around == nil || len(as.Rhs) != 1 || !c.inBlock(as) {
		return nil
	}
	file := c.File(as.Pos())
	scope := c.Index.Info.Scopes[file].Innermost(as.Pos())
	if scope == nil {
		return nil
	}
	for i, lhs := range as.Lhs {
		id, ok := ast.Unparen(lhs).(*ast.Ident)
		if !ok {
			return nil
		}
		v, _ := c.Index.Info.Uses[id].(*types.Var)
		switch {
		case i == g.How.Ctx:
			if v != g.Var || v.Parent() == scope {
				return nil
			}
		case id.Name == "_":
		case v == nil || v.Parent() != scope || v.Pos() > as.Pos():
			return nil // := would declare another one
		}
	}
	if !types.Identical(c.Index.Signature(g.Call).Results().At(g.How.Ctx).Type(), g.Var.Type()) || !c.staysInside(f, g, as, scope, around) {
		return nil
	}
	return &report.Fix{
		Message: "declare a new " + g.Var.Name(),
		Safe:    true,
		Edits:   []edit.Text{edit.Replace(report.At(as.TokPos, as.TokPos+1), ":=")},
	}
}

// inBlock reports whether a statement is one of a block: in the head of another
// statement, the scope of what it declares would be that one.
func (c *checker) inBlock(as *ast.AssignStmt) bool {
	cur, ok := c.Index.Cursor(as)
	if !ok {
		return false
	}
	switch p := cur.Parent().Node().(type) {
	case *ast.BlockStmt, *ast.CaseClause:
		return true
	case *ast.CommClause:
		return p.Comm != as
	}
	return false
}

// staysInside reports whether something behind the assignment in its block
// uses the context, and nothing outside of the block that it could come to.
func (c *checker) staysInside(f *ctxflow.Func, g ctxflow.Growth, as *ast.AssignStmt, scope *types.Scope, around ast.Node) bool {
	used, ok := false, true
	ast.Inspect(f.Func.Outermost().Node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				id, isIdent := ast.Unparen(lhs).(*ast.Ident)
				if isIdent && n != as && c.Index.Info.Uses[id] == g.Var && around.Pos() <= id.Pos() && id.End() <= around.End() && !(scope.Contains(id.Pos()) && id.Pos() > as.End()) {
					ok = false // another assignment that the loop comes round with
				}
			}
		case *ast.Ident:
			if c.Index.Info.Uses[n] != g.Var {
				break
			}
			switch {
			case as.Pos() <= n.Pos() && n.End() <= as.End():
			case scope.Contains(n.Pos()) && n.Pos() > as.End():
				used = used || !c.isAssigned(n)
			case around.Pos() <= n.Pos() && n.End() <= around.End():
				ok = ok && n.Pos() < as.Pos() && !inPost(around, n)
			case n.Pos() > around.End():
				ok = false
			case n.Pos() < around.Pos():
				ok = ok && !c.inOtherLiteral(f, n)
			}
		}
		return ok
	})
	return used && ok
}

// inPost reports whether a node stands in the post statement of a loop, which
// runs behind the body.
func inPost(loop, n ast.Node) bool {
	f, ok := loop.(*ast.ForStmt)
	return ok && f.Post != nil && f.Post.Pos() <= n.Pos() && n.End() <= f.Post.End()
}

// isAssigned reports whether a mention only gives the variable a new value.
func (c *checker) isAssigned(id *ast.Ident) bool {
	cur, ok := c.Index.Cursor(id)
	if !ok {
		return false
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok {
		return false
	}
	for _, lhs := range as.Lhs {
		if lhs == ast.Expr(id) {
			return true
		}
	}
	return false
}

// inOtherLiteral reports whether a mention lies in a literal that may run after
// the assignment.
func (c *checker) inOtherLiteral(f *ctxflow.Func, id *ast.Ident) bool {
	g := c.Index.Enclosing(id)
	return g != nil && (f.Func.Node.Pos() < g.Node.Pos() || g.Node.End() < f.Func.Node.End())
}
