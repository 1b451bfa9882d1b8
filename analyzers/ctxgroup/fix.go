package ctxgroup

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// replace puts the group's context in the place of others. There is no fix if
// a place wants more than a context.Context, or would leave the variable that
// it names, declared for nothing else, unused.
func (c *checker) replace(uses []use, name string, more []analysis.TextEdit) *report.Fix {
	edits := more
	for _, u := range uses {
		id, ok := ast.Unparen(u.at).(*ast.Ident)
		if !ok || !ctxapi.IsStdContext(c.x.Info.TypeOf(u.at)) || !c.staysUsed(id, uses) {
			return nil
		}
		edits = append(edits, edit.Replace(u.at, name))
	}
	return &report.Fix{Message: "use " + name, Edits: edits}
}

// staysUsed reports whether the variable that id names is used elsewhere: the
// group is made from it, or it is a parameter.
func (c *checker) staysUsed(id *ast.Ident, uses []use) bool {
	obj := c.x.Info.Uses[id]
	if arg, ok := ast.Unparen(c.g.arg).(*ast.Ident); ok && c.x.Info.Uses[arg] == obj {
		return true
	}
	for other, o := range c.x.Info.Uses {
		if o != obj {
			continue
		}
		replaced := false
		for _, u := range uses {
			replaced = replaced || ast.Unparen(u.at) == other
		}
		if !replaced {
			return true
		}
	}
	return false
}

// keep binds the dropped context to a new variable and uses it. That takes a
// declaration: in an assignment the variable would have to be declared first.
func (c *checker) keep(uses []use) *report.Fix {
	if c.g.ctx != nil || !c.declares() {
		return nil
	}
	file := c.pass.File(c.g.ctxID.Pos())
	if file == nil {
		return nil
	}
	name := edit.Fresh(c.x.Info, file, c.g.ctxID.Pos(), "gctx")
	for _, u := range uses {
		if edit.Fresh(c.x.Info, file, u.at.Pos(), name) != name {
			return nil
		}
	}
	return c.replace(uses, name, []analysis.TextEdit{edit.Replace(c.g.ctxID, name)})
}

// declares reports whether the group is bound by := or var. In a group of
// declarations, the new name may change how gofmt aligns the others.
func (c *checker) declares() bool {
	cur, ok := c.x.Cursor(c.g.ctxID)
	if !ok {
		return false
	}
	switch n := cur.Parent().Node().(type) {
	case *ast.ValueSpec:
		decl, ok := cur.Parent().Parent().Node().(*ast.GenDecl)
		return ok && !decl.Lparen.IsValid()
	case *ast.AssignStmt:
		return n.Tok == token.DEFINE
	}
	return false
}

// useParent puts the parent's name in the place of the group's context.
func (c *checker) useParent(f *ctxflow.Func, arg ast.Expr) *report.Fix {
	name := c.parentName(arg)
	if name == "" || f.Eval(arg) != c.g.value || !ctxapi.IsStdContext(c.x.Info.TypeOf(arg)) || !c.usedBesides(arg) {
		return nil
	}
	return &report.Fix{Message: "pass " + name, Edits: []analysis.TextEdit{edit.Replace(arg, name)}}
}

// usedBesides reports whether the group's context is used where it is alive.
func (c *checker) usedBesides(arg ast.Expr) bool {
	for id, obj := range c.x.Info.Uses {
		if c.g.ctx == nil || obj != c.g.ctx || ast.Unparen(arg) == id {
			continue
		}
		f := c.x.Enclosing(id)
		if f != nil && !ended(c.flow.Of(f), c.g.value, id) {
			return true
		}
	}
	return false
}
