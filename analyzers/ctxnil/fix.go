package ctxnil

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// replace puts the context at hand in the place of nil, or else context.TODO(),
// which says that somebody has to decide. Not any context will do where one
// with more methods is wanted.
func (c *checker) replace(arg ast.Expr, want types.Type) (string, *report.Fix) {
	if name := c.hand(arg, want); name != "" {
		return name, &report.Fix{Message: "pass " + name, Safe: true, Edits: []edit.Text{edit.Replace(arg, name)}}
	}
	if c.thrownAway(arg) {
		return "the function's own context, which is named _", nil
	}
	if !ctxapi.IsStdContext(want) {
		return "a non-nil context", nil
	}
	return c.root(arg, "TODO")
}

// thrownAway reports whether a function around a place has a context, and no
// name for it.
func (c *checker) thrownAway(at ast.Node) bool {
	for f := c.Index.Enclosing(at); f != nil; f = f.Parent {
		for v := range f.Sig.Params().Variables() {
			if (v.Name() == "_" || v.Name() == "") && ctxapi.IsStdContext(v.Type()) {
				return true
			}
		}
	}
	return false
}

// hand returns how to write the context at hand, if it lives and belongs to
// the function itself: a literal may run when it has ended.
func (c *checker) hand(at ast.Expr, want types.Type) string {
	f := c.Index.Enclosing(at)
	if f == nil {
		return ""
	}
	for _, h := range c.Flow.Of(f).AtHand(at.Pos()) {
		if h.Dead != nil || len(h.Crossed) > 0 || f.Outermost().Sig.Recv() == h.Var {
			return ""
		}
		carried := !ctxapi.IsContext(h.Var.Type())
		if carried && ctxapi.IsStdContext(want) || !carried && types.AssignableTo(h.Var.Type(), want) {
			return h.Expr
		}
	}
	return ""
}

// initialize declares a variable with a context.
func (c *checker) initialize(v *types.Var) *report.Fix {
	file := c.File(v.Pos())
	if file == nil || !ctxapi.IsStdContext(v.Type()) {
		return nil
	}
	cur, ok := c.Index.Inspector.Root().FindByPos(v.Pos(), v.Pos())
	if !ok {
		return nil
	}
	for up := range cur.Enclosing((*ast.DeclStmt)(nil), (*ast.BlockStmt)(nil)) {
		decl, ok := up.Node().(*ast.DeclStmt)
		if !ok {
			return nil
		}
		gen := decl.Decl.(*ast.GenDecl)
		if len(gen.Specs) != 1 || gen.Lparen.IsValid() {
			return nil
		}
		spec, ok := gen.Specs[0].(*ast.ValueSpec)
		if !ok || len(spec.Names) != 1 || len(spec.Values) != 0 || spec.Comment != nil {
			return nil
		}
		with := c.hand(spec.Names[0], v.Type())
		var edits []edit.Text
		if with == "" || edit.OnlyUse(c.TypesInfo, file, decl) {
			text, fix := c.root(spec.Type, "TODO")
			with = text
			edits = fix.Edits[:len(fix.Edits)-1]
		}
		return &report.Fix{Message: "initialize it with " + with, Safe: true, Edits: append(edits, edit.Replace(decl, v.Name()+" := "+with))}
	}
	return nil
}

// expected reports whether a test asserts what happens without a context: it
// recovers from the panic, gives the call to what does, or wants its error.
func (c *checker) expected(cur inspector.Cursor, call *ast.CallExpr) bool {
	return c.Index.WantsPanic(c.Index.Enclosing(call)) || c.wantsError(cur)
}

func identOf(e ast.Expr) *ast.Ident {
	id, _ := ast.Unparen(e).(*ast.Ident)
	return id
}

// wantsError reports whether the error of a call is a failure of the test if it is
// nil: if err := f(nil); err == nil { t.Fatal(…) }.
func (c *checker) wantsError(cur inspector.Cursor) bool {
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok {
		return false
	}
	id := identOf(as.Lhs[len(as.Lhs)-1])
	err, ok := c.TypesInfo.ObjectOf(id).(*types.Var)
	if id == nil || !ok || !ctxapi.IsError(err.Type()) {
		return false
	}
	for f := range cur.Enclosing((*ast.BlockStmt)(nil)) {
		for next := range f.Preorder((*ast.IfStmt)(nil)) {
			cond, ok := ast.Unparen(next.Node().(*ast.IfStmt).Cond).(*ast.BinaryExpr)
			if ok && cond.Op == token.EQL && next.Node().End() > as.End() && c.TypesInfo.Types[cond.Y].IsNil() && c.TypesInfo.Uses[identOf(cond.X)] == err {
				return true
			}
		}
		break
	}
	return false
}
