package ctxnil

import (
	"go/ast"
	"go/types"
	"strings"

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
	if !ctxapi.IsStdContext(want) {
		return "a context of its own", nil
	}
	return c.root(arg, "TODO")
}

// hand returns how to write the context at hand, if it lives and belongs to
// the function itself: a literal may run when it has ended.
func (c *checker) hand(at ast.Expr, want types.Type) string {
	f := c.x.Enclosing(at)
	if f == nil {
		return ""
	}
	for _, h := range c.flow.Of(f).AtHand(at.Pos()) {
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
	file := c.pass.File(v.Pos())
	if file == nil || !ctxapi.IsStdContext(v.Type()) {
		return nil
	}
	cur, ok := c.x.Inspector.Root().FindByPos(v.Pos(), v.Pos())
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
		if with == "" || edit.OnlyUse(c.pass.TypesInfo, file, decl) {
			text, fix := c.root(spec.Type, "TODO")
			with = text
			edits = fix.Edits[:len(fix.Edits)-1]
		}
		return &report.Fix{Message: "start from " + with, Safe: true, Edits: append(edits, edit.Replace(decl, v.Name()+" := "+with))}
	}
	return nil
}

// expected reports whether a test is about what happens without a context: its
// name says so, or the call is made for its panic.
func (c *checker) expected(cur inspector.Cursor) bool {
	for up := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		switch n := up.Node().(type) {
		case *ast.FuncDecl:
			return speaksOfNil(n.Name.Name)
		case *ast.FuncLit:
			f := c.x.FuncOf(n)
			if f == nil || f.Call == nil {
				continue
			}
			if fn := c.x.Callee(f.Call); fn != nil && strings.Contains(fn.Name(), "Panic") {
				return true
			}
			for _, arg := range f.Call.Args {
				if tv := c.pass.TypesInfo.Types[arg]; tv.Value != nil && speaksOfNil(tv.Value.String()) {
					return true
				}
			}
		}
	}
	return false
}

func speaksOfNil(text string) bool {
	text = strings.ToLower(text)
	return strings.Contains(text, "nil") || strings.Contains(text, "panic") || strings.Contains(text, "nocontext")
}
