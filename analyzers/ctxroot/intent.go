package ctxroot

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// explained reports whether a comment beside the root, on its line or right
// above its statement, talks about the context, or one anywhere in the function
// or its doc comment names the very root: whoever wrote it saw the question and
// answered it. A comment that asks for a change does not count.
func (c *checker) explained(s *site) bool {
	file := c.pass.File(s.call.Pos())
	if file == nil {
		return true
	}
	line := func(pos token.Pos) int { return c.pass.Fset.Position(pos).Line }
	first := line(c.statementOf(s.call).Pos())
	last := line(s.call.End())
	var from, to token.Pos
	root := ""
	if decl, ok := s.f.Outermost().Node.(*ast.FuncDecl); ok {
		from, to = decl.Pos(), decl.End()
		if decl.Doc != nil {
			from = decl.Doc.Pos()
		}
		root = strings.ToLower(types.ExprString(s.call.Fun))
	}
	for _, group := range file.Comments {
		beside := line(group.End()) >= first-1 && line(group.Pos()) <= last
		inside := from <= group.Pos() && group.End() <= to
		if !beside && !inside {
			continue
		}
		text := strings.ToLower(group.Text())
		if beside && strings.Contains(text, "shutdown") {
			return true // asks for another life than the caller's, if it asks
		}
		if strings.Contains(text, "todo") || strings.Contains(text, "fixme") || strings.HasPrefix(text, "want ") ||
			strings.HasPrefix(text, "nolint") {
			continue // asks for something; as analysistest does, or golangci-lint with a blank in it
		}
		if inside && strings.Contains(text, root) {
			return true
		}
		for _, word := range []string{"context", "ctx", "cancel", "shutdown", "detach", "background"} {
			if beside && strings.Contains(text, word) {
				return true
			}
		}
	}
	return false
}

// statementOf returns the statement that a node stands in.
func (c *checker) statementOf(n ast.Node) ast.Node {
	cur, ok := c.x.Cursor(n)
	if !ok {
		return n
	}
	for ; ; cur = cur.Parent() {
		switch cur.Parent().Node().(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause, *ast.File, nil:
			return cur.Node()
		}
	}
}

// hasOther reports whether the call gets the context at hand by another way as
// well, in a literal among its arguments: then the root is for something else.
func (c *checker) hasOther(u use, h ctxflow.Hand) bool {
	for i, arg := range u.call.Args {
		if i != u.arg && c.mentions(arg, h.Var) {
			return true
		}
	}
	return false
}

// lazy reports whether the function around the root makes something once and
// keeps it: it returns a field or package variable that is filled already, or
// the root stands where that was found empty. What is kept must not depend on
// the one caller who came first.
func (c *checker) lazy(s *site) bool {
	found := false
	ast.Inspect(s.f.Outermost().Body, func(n ast.Node) bool {
		branch, ok := n.(*ast.IfStmt)
		if !ok || found {
			return !found
		}
		b, ok := ast.Unparen(branch.Cond).(*ast.BinaryExpr)
		if !ok || !c.pass.TypesInfo.Types[b.Y].IsNil() {
			return true
		}
		kept := c.storage(b.X)
		switch {
		case kept == nil:
		case b.Op == token.NEQ:
			found = c.givesOut(branch.Body, kept) && c.fills(s.f.Outermost().Body, kept)
		case b.Op == token.EQL:
			inside := branch.Body.Pos() <= s.call.Pos() && s.call.End() <= branch.Body.End()
			found = inside && c.fills(branch.Body, kept)
		}
		return !found
	})
	return found
}

// givesOut reports whether a return statement in n gives out the variable.
func (c *checker) givesOut(n ast.Node, kept types.Object) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if ret, ok := n.(*ast.ReturnStmt); ok {
			for _, e := range ret.Results {
				found = found || c.storage(e) == kept
			}
		}
		return !found
	})
	return found
}

// fills reports whether an assignment in n sets the variable.
func (c *checker) fills(n ast.Node, kept types.Object) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if as, ok := n.(*ast.AssignStmt); ok {
			for _, lhs := range as.Lhs {
				found = found || c.storage(lhs) == kept
			}
		}
		return !found
	})
	return found
}

// storage returns the field or package variable that an expression names.
func (c *checker) storage(e ast.Expr) types.Object {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		id = e.Sel
	case *ast.Ident:
		id = e
	default:
		return nil
	}
	v, ok := c.pass.TypesInfo.ObjectOf(id).(*types.Var)
	if !ok || !v.IsField() && v.Parent() != c.pass.Pkg.Scope() {
		return nil
	}
	return v
}

// lasts reports whether the root begins a life: the cancel function of what is
// derived from it is stored, for a method to call that ends it. The work that
// begins it is part of it, and a caller that ends earlier must not end it.
func (c *checker) lasts(s *site) bool {
	for _, ob := range s.f.Obligations() {
		if ob.How.Parent >= len(ob.Call.Args) || ob.How.Parent < 0 || ast.Unparen(ob.Call.Args[ob.How.Parent]) != ast.Expr(s.call) {
			continue
		}
		if ob.Binding == ctxflow.Stored {
			return true
		}
		if ob.Binding == ctxflow.Local && c.storedLater(s.f.Body, ob.Var) {
			return true
		}
	}
	return false
}

// storedLater reports whether a variable is assigned to a field or an element of
// a map or slice.
func (c *checker) storedLater(body ast.Node, v *types.Var) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Lhs) != len(as.Rhs) {
			return true
		}
		for i, rhs := range as.Rhs {
			id, ok := ast.Unparen(rhs).(*ast.Ident)
			if !ok || c.pass.TypesInfo.Uses[id] != v {
				continue
			}
			switch ast.Unparen(as.Lhs[i]).(type) {
			case *ast.SelectorExpr, *ast.IndexExpr:
				found = true
			}
		}
		return !found
	})
	return found
}
