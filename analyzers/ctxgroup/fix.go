package ctxgroup

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// replace puts the group's context in the place of others.
func (c *checker) replace(uses []use, name string, more []analysis.TextEdit) *report.Fix {
	var places []ast.Expr
	for _, u := range uses {
		places = append(places, u.at)
	}
	edits, ok := ctxlife.Replace(c.Index, places, name)
	if !ok {
		return nil
	}
	return &report.Fix{Message: "use " + name, Edits: append(edits, more...)}
}

// keep binds the dropped context to a new variable and uses it. That takes a
// declaration: in an assignment the variable would have to be declared first.
func (c *checker) keep(uses []use) *report.Fix {
	if c.g.ctx != nil || !c.declares() {
		return nil
	}
	file := c.File(c.g.ctxID.Pos())
	if file == nil {
		return nil
	}
	name := edit.Fresh(c.Index.Info, file, c.g.ctxID.Pos(), "gctx")
	for _, u := range uses {
		if edit.Fresh(c.Index.Info, file, u.at.Pos(), name) != name {
			return nil
		}
	}
	return c.replace(uses, name, []analysis.TextEdit{edit.Replace(c.g.ctxID, name)})
}

// declares reports whether the group is bound by := or var. In a group of
// declarations, the new name may change how gofmt aligns the others.
func (c *checker) declares() bool {
	cur, ok := c.Index.Cursor(c.g.ctxID)
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
	if name == "" || f.Eval(arg) != c.g.value || !ctxapi.IsStdContext(c.Index.Info.TypeOf(arg)) || !c.usedBesides(arg) {
		return nil
	}
	return &report.Fix{Message: "pass " + name, Edits: []analysis.TextEdit{edit.Replace(arg, name)}}
}

// usedBesides reports whether the group's context is used where it is alive.
func (c *checker) usedBesides(arg ast.Expr) bool {
	for id, obj := range c.Index.Info.Uses {
		if c.g.ctx == nil || obj != c.g.ctx || ast.Unparen(arg) == id {
			continue
		}
		f := c.Index.Enclosing(id)
		if f != nil && !ended(c.Flow.Of(f), c.g.value, id) {
			return true
		}
	}
	return false
}
