package ctxparam

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// mentions counts how often the package names a function, tests included.
func (c *checker) mentions(fn *types.Func) int {
	n := 0
	for _, obj := range c.TypesInfo.Uses {
		if f, ok := obj.(*types.Func); ok && f.Origin() == fn {
			n++
		}
	}
	return n
}

// thread gives the function that makes a root a parameter ctx, and each caller
// an argument. All of it must be in one file, which is as far as a fix may
// reach; callers in tests are seen only where the tests are analysed too.
func (c *checker) thread(r *ctxintent.Root, cs ctxintent.Callers) *report.Fix {
	file := c.File(r.Call.Pos())
	decl, ok := r.In.Node.(*ast.FuncDecl)
	if !ok || r.Made || cs.But != "" || !cs.Direct() || c.view.Asked(r.In.Obj) != nil || c.mentions(r.In.Obj) != len(cs.With) || !named(decl.Type.Params) {
		return nil
	}
	edits := []edit.Text{prepend(decl.Type.Params.List, decl.Type.Params.Closing, "ctx "+r.Qualified("Context"))}
	for _, call := range cs.With {
		if c.File(call.Call.Pos()) != file || ctxindex.Spreads(c.TypesInfo, call.Call) {
			return nil
		}
		edits = append(edits, prepend(call.Call.Args, call.Call.Rparen, call.Expr))
	}
	for _, other := range c.rootsIn(decl) {
		if c.Index.Enclosing(other) != r.In.Func {
			return nil // a literal may outlive the caller
		}
		text, ok := c.parameterFor(decl, other)
		if !ok {
			return nil
		}
		edits = append(edits, text)
	}
	return &report.Fix{
		Message: "give " + decl.Name.Name + " a parameter ctx and pass it in every call",
		Edits:   edits,
	}
}

// named reports whether every parameter has a name, as one more will have.
func named(params *ast.FieldList) bool {
	for _, p := range params.List {
		if len(p.Names) == 0 {
			return false
		}
	}
	return true
}

// prepend puts text before the first of a list's elements.
func prepend[E ast.Node](list []E, end token.Pos, text string) edit.Text {
	if len(list) == 0 {
		return edit.Insert(end, text)
	}
	return edit.Insert(list[0].Pos(), text+", ")
}

// rootsIn returns the calls of Background and TODO within a function.
func (c *checker) rootsIn(decl *ast.FuncDecl) []*ast.CallExpr {
	var calls []*ast.CallExpr
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && c.Index.API.IsRoot(c.Index.Callee(call)) {
			calls = append(calls, call)
		}
		return true
	})
	return calls
}

// parameterFor makes a root of decl the parameter ctx: a statement that does
// nothing but name the root ctx is removed, elsewhere ctx takes its place. It
// is false if ctx means something else in the function.
func (c *checker) parameterFor(decl *ast.FuncDecl, root *ast.CallExpr) (edit.Text, bool) {
	for id, obj := range c.TypesInfo.Defs {
		v, ok := obj.(*types.Var)
		if !ok || id.Name != "ctx" || id.Pos() < decl.Pos() || decl.End() <= id.Pos() || v.IsField() {
			continue
		}
		as := c.definition(decl, id)
		if as == nil {
			return edit.Text{}, false
		}
		if len(as.Lhs) == 1 {
			if as.Rhs[0] != ast.Expr(root) {
				return edit.Text{}, false
			}
			return c.remove(decl.Body.List, as)
		}
	}
	return edit.Replace(root, "ctx"), true
}

// remove deletes a statement up to the next one or the comment before it. It is
// false for the last statement.
func (c *checker) remove(list []ast.Stmt, stmt ast.Stmt) (edit.Text, bool) {
	i := slices.Index(list, stmt)
	if i < 0 || i+1 == len(list) {
		return edit.Text{}, false
	}
	next := list[i+1].Pos()
	for _, group := range c.File(stmt.Pos()).Comments {
		if stmt.End() <= group.Pos() && group.Pos() < next {
			next = group.Pos()
		}
	}
	return edit.Text{Pos: stmt.Pos(), End: next}, true
}

// definition returns the assignment at the top of decl's body that declares a
// variable: parameters belong to the same block, so that ctx, cancel := …
// assigns to the parameter.
func (c *checker) definition(decl *ast.FuncDecl, id *ast.Ident) *ast.AssignStmt {
	for _, stmt := range decl.Body.List {
		as, ok := stmt.(*ast.AssignStmt)
		if !ok {
			continue
		}
		for _, lhs := range as.Lhs {
			if lhs == ast.Expr(id) {
				return as
			}
		}
	}
	return nil
}
