package ctxfirst

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
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
	if usual(ident.Name) || s.copies(index) || !c.Enabled("name") || s.body != nil && (c.becomes(s.body, c.TypesInfo.Defs[ident]) ||
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
	if ident.Name != "context" && c.names[ident.Name] >= many && c.names[ident.Name] > c.names["ctx"] {
		assumes = "the package does not mean to call its contexts " + ident.Name
	}
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

// many is how many functions of a package make a name its custom, if there are more
// of them than of those that say ctx.
const many = 5

// contexts counts the functions of the package by the name of their context.
func (c *checker) contexts() map[string]int {
	named := make(map[string]int)
	for _, f := range c.Index.Funcs {
		if f.Obj == nil || c.IsTest(f.Body.Pos()) {
			continue
		}
		for p := range f.Sig.Params().Variables() {
			if ctxapi.IsStdContext(p.Type()) {
				named[p.Name()]++
				break
			}
		}
	}
	return named
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

// copies reports whether the parameter has the name that an interface gives it:
// what there is to rename is there.
func (s *signature) copies(index int) bool {
	return s.method != nil && s.body != nil && s.c.foreign.Names(s.method, index, s.params[index].ident.Name)
}

// copied reports whether a method of the package may have the name from this
// interface: it would have to follow.
func (s *signature) copied(name string) bool {
	return s.body == nil && s.method != nil && slices.ContainsFunc(s.c.Index.Funcs, func(f *ctxindex.Func) bool {
		if f.Obj == nil || f.Obj.Id() != s.method.Id() || !types.Identical(f.Obj.Signature(), s.method.Signature()) {
			return false
		}
		for p := range f.Sig.Params().Variables() {
			if p.Name() == name {
				return true
			}
		}
		return false
	})
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
	if taken || s.receiver() == "ctx" || s.copied(ident.Name) {
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
