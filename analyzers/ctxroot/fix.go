package ctxroot

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// replace puts the context at hand in the place of the root, where it can be
// named.
func (c *checker) replace(s *ctxintent.Root, h ctxflow.Hand) *report.Fix {
	file := c.File(s.Call.Pos())
	if file == nil || s.Made || edit.OnlyUse(c.TypesInfo, file, s.Call) {
		return nil
	}
	if h.Expr == h.Var.Name() && !ctxapi.IsStdContext(h.Var.Type()) {
		return nil // a variable may take its type from the root
	}
	if c.wouldSpin(s) {
		return nil
	}
	return &report.Fix{
		Message: "pass " + h.Expr,
		Edits:   []edit.Text{edit.Replace(s.Call, h.Expr)},
	}
}

// wouldSpin reports whether the root stands in an endless loop that asks no
// context: once the one in its place has ended, every turn would fail at once,
// for ever. Such a loop needs a way out first, as ctxloop would say then.
func (c *checker) wouldSpin(s *ctxintent.Root) bool {
	cur, ok := c.Index.Cursor(s.Call)
	if !ok {
		return false
	}
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.FuncLit)(nil)) {
		loop, ok := up.Node().(*ast.ForStmt)
		if !ok {
			return false // its function may stop whoever calls it
		}
		if loop.Cond == nil && !s.In.Asks(loop.Body) {
			return true
		}
	}
	return false
}

// nameable reports whether a context at hand where the root is used is at hand
// where it is made.
func (c *checker) nameable(s *ctxintent.Root, h ctxflow.Hand) bool {
	for _, other := range append(s.In.AtHand(s.Call.Pos()), s.In.GivenOut(s.Call.Pos())...) {
		if other.Var == h.Var {
			return other.Dead == nil
		}
	}
	return false
}

// withoutCancel puts the context at hand, detached, in the place of the root.
func (c *checker) withoutCancel(s *ctxintent.Root, ctx string) *report.Fix {
	if s.Made {
		return nil
	}
	return &report.Fix{
		Message: "detach from " + ctx,
		Edits:   []edit.Text{edit.Replace(s.Call, s.Qualified("WithoutCancel")+"("+ctx+")")},
	}
}

// name gives the parameter its name, and puts it in the place of the root.
func (c *checker) name(s *ctxintent.Root, f *ctxflow.Func, blank *types.Var) *report.Fix {
	file := c.File(s.Call.Pos())
	if blank.Name() == "" || file == nil || s.Made || edit.OnlyUse(c.TypesInfo, file, s.Call) || c.declares(f, "ctx") {
		return nil
	}
	return &report.Fix{
		Message: "name the parameter ctx and pass it",
		Edits:   []edit.Text{{Pos: blank.Pos(), End: blank.Pos() + 1, NewText: []byte("ctx")}, edit.Replace(s.Call, "ctx")},
	}
}

// declares reports whether a name means something in a function already.
func (c *checker) declares(f *ctxflow.Func, name string) bool {
	found := false
	ast.Inspect(f.Node, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && id.Name == name && c.TypesInfo.ObjectOf(id) != nil && !isFieldOrMethod(c.TypesInfo.ObjectOf(id))
		return !found
	})
	return found
}

func isFieldOrMethod(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Var:
		return obj.IsField()
	case *types.Func:
		return obj.Signature().Recv() != nil
	}
	return false
}
