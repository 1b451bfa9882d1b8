package ctxfirst

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// misnamed returns the name of the context parameter if it hides what it is.
func (c *checker) misnamed(s *signature) *ast.Ident {
	index := -1
	for i, p := range s.params {
		if !ctxapi.IsStdContext(p.typ) {
			continue
		}
		if index >= 0 {
			return nil // two contexts need two names
		}
		index = i
	}
	if index < 0 || s.params[index].ident == nil || c.IsTest(s.typ.Pos()) {
		return nil
	}
	ident := s.params[index].ident
	if usual(ident.Name) || s.nameAsked(index) || !c.Enabled("name") || s.body != nil && (c.becomes(s.body, c.TypesInfo.Defs[ident]) ||
		s.obj.Pkg() != nil && c.uses(s.obj).handedOn) {
		return nil
	}
	return ident
}

// becomes reports whether all that a function does with the parameter is to make
// its own ctx of it, or to ask for its deadline: it has another name so that
// nothing else uses it.
func (c *checker) becomes(body *ast.BlockStmt, param types.Object) bool {
	uses, made, asked := 0, false, 0
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				id, ok := lhs.(*ast.Ident)
				made = made || ok && c.TypesInfo.Defs[id] != nil && ctxapi.IsStdContext(c.TypesInfo.TypeOf(id)) && usual(id.Name) && c.Index.Mentions(n, param)
			}
		case *ast.BinaryExpr:
			if c.TypesInfo.Types[n.Y].IsNil() && c.Index.Mentions(n.X, param) {
				return false
			}
		case *ast.SelectorExpr:
			if n.Sel.Name == "Deadline" && c.Index.Mentions(n.X, param) {
				asked++
			}
		case *ast.Ident:
			if c.TypesInfo.Uses[n] == param {
				uses++
			}
		}
		return true
	})
	return made && uses == 1 || asked > 0 && asked == uses
}

// name reports a context parameter with a name that hides what it is.
func (c *checker) name(s *signature) {
	ident := c.misnamed(s)
	if ident == nil {
		return
	}
	message := "the context parameter of " + s.what + " is named " + ident.Name + "; name it ctx"
	if ident.Name == "context" {
		message = "the context parameter of " + s.what + " shadows package context; name it ctx"
	}
	assumes := ""
	if s.body == nil || !c.Index.Mentions(s.body, c.TypesInfo.Defs[ident]) {
		assumes = "the name is not deliberate"
	}
	c.Report(report.Finding{
		Category: "name",
		At:       ident,
		Assumes:  assumes,
		Message:  message,
		Fix:      c.rename(s, ident, c.TypesInfo.Defs[ident]),
	})
}

// usual reports whether a name says that its parameter is a context, or which
// one. This is the one place where spelling is the subject.
func usual(name string) bool {
	lower := strings.ToLower(name)
	switch lower {
	case "_", "parent", "base", "root", "bg", "background":
		return true
	}
	return strings.Contains(lower, "ctx") || strings.Contains(lower, "context") && lower != "context"
}

// nameAsked reports whether the parameter has the name that an interface of
// another module gives it.
func (s *signature) nameAsked(index int) bool {
	if s.method == nil || s.body == nil {
		return false
	}
	m := s.c.foreign.Asked(s.method)
	return m != nil && !s.c.foreign.Inside(m.Pkg()) &&
		m.Signature().Params().At(index).Name() == s.params[index].ident.Name
}

// rename gives the parameter the name ctx, unless that name already means
// something in the function.
func (c *checker) rename(s *signature, ident *ast.Ident, obj types.Object) *report.Fix {
	edits := []analysis.TextEdit{edit.Replace(ident, "ctx")}
	taken := false
	visit := func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		switch {
		case !ok || id == ident:
		case c.TypesInfo.Uses[id] == obj:
			edits = append(edits, edit.Replace(id, "ctx"))
		case id.Name == "ctx" && !isField(c.TypesInfo.ObjectOf(id)):
			taken = true
		}
		return true
	}
	ast.Inspect(s.typ, visit)
	if s.body != nil {
		ast.Inspect(s.body, visit)
	}
	if taken || s.receiver() == "ctx" {
		return nil
	}
	return &report.Fix{Message: "rename the parameter to ctx", Safe: true, Edits: edits}
}

func (s *signature) receiver() string {
	if s.method == nil || s.body == nil {
		return ""
	}
	return s.method.Signature().Recv().Name()
}

func isField(obj types.Object) bool {
	v, ok := obj.(*types.Var)
	return ok && v.IsField()
}
