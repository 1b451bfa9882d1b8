package ctxroot

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// ignored reports a root in a function that is given a context and has not even
// named it. What follows on a failure is told apart. What begins or ends something is left out: its work is rarely its
// caller's to cancel.
func (c *checker) ignored(s *site) bool {
	if !c.pass.Enabled("ignored") && !c.pass.Enabled("unwinding") {
		return false
	}
	for _, u := range s.uses {
		if c.intent.Place(u) {
			continue
		}
		f, ident := c.blankContext(u.In)
		if f == nil || !c.during(ctxflow.Hand{Crossed: crossed(u.In, f)}) {
			continue
		}
		if len(u.In.AtHand(u.Call.Pos())) > 0 {
			return false // why that is no context to pass on is told elsewhere
		}
		name := ""
		if f.Obj != nil {
			name = f.Obj.Name()
			if ctxapi.Ends(name) || ctxapi.Begins(name) {
				return false
			}
		}
		at := fmt.Sprintf("%s is given", orLiteral(name))
		category := "ignored"
		if c.x.FailedCall(u.Call, u.In.Body) != nil {
			category = "unwinding" // it may have to run to its end
			at += ", where something has failed,"
		}
		c.pass.Report(report.Finding{
			Category: category,
			At:       s.call,
			Message: fmt.Sprintf("%s cannot be stopped by the caller, because it gets a new %s, and the context that %s is ignored; name that ctx, and pass it",
				subject(u.Call), types.ExprString(s.call.Fun), at),
			Fix: c.name(s, f, ident),
		})
		return true
	}
	return false
}

func orLiteral(name string) string {
	if name == "" {
		return "the function"
	}
	return name
}

// crossed returns the literals from inner out to outer, which is left out.
func crossed(inner, outer *ctxflow.Func) []*ctxflow.Func {
	var lits []*ctxflow.Func
	for f := inner; f != nil && f != outer; f = f.ParentFlow() {
		lits = append(lits, f)
	}
	return lits
}

// blankContext returns the nearest function around f, f included, that has a
// context parameter, if none of its context parameters has a name. The
// identifier is nil where the parameter has none at all.
func (c *checker) blankContext(f *ctxflow.Func) (*ctxflow.Func, *ast.Ident) {
	for ; f != nil; f = f.ParentFlow() {
		var blank *types.Var
		for v := range f.Sig.Params().Variables() {
			switch {
			case !ctxapi.IsStdContext(v.Type()):
			case v.Name() != "_" && v.Name() != "":
				return nil, nil
			case blank == nil:
				blank = v
			}
		}
		if blank != nil {
			return f, blankIdent(f, blank)
		}
	}
	return nil, nil
}

// blankIdent finds the _ that declares a parameter.
func blankIdent(f *ctxflow.Func, v *types.Var) *ast.Ident {
	var fields *ast.FieldList
	switch n := f.Node.(type) {
	case *ast.FuncDecl:
		fields = n.Type.Params
	case *ast.FuncLit:
		fields = n.Type.Params
	}
	for _, field := range fields.List {
		for _, id := range field.Names {
			if id.Pos() == v.Pos() {
				return id
			}
		}
	}
	return nil
}

// name gives the parameter its name, and puts it in the place of the root.
func (c *checker) name(s *site, f *ctxflow.Func, ident *ast.Ident) *report.Fix {
	file := c.pass.File(s.call.Pos())
	if ident == nil || file == nil || edit.OnlyUse(c.pass.TypesInfo, file, s.call) || c.declares(f, "ctx") {
		return nil
	}
	return &report.Fix{
		Message: "name the parameter ctx, and pass it",
		Edits:   []edit.Text{edit.Replace(ident, "ctx"), edit.Replace(s.call, "ctx")},
	}
}

// declares reports whether a name means something in a function already.
func (c *checker) declares(f *ctxflow.Func, name string) bool {
	found := false
	ast.Inspect(f.Node, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && id.Name == name && c.pass.TypesInfo.ObjectOf(id) != nil && !isFieldOrMethod(c.pass.TypesInfo.ObjectOf(id))
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
