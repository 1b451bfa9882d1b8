package lsp

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"

	"github.com/ctxlint/ctxlint/internal/funcname"
)

// A function is one that has no context parameter, or such a method of an
// interface.
type function struct {
	local        string // Func or Type.Method
	line, column int    // of its name, in bytes from 1
	signature    span   // from func to the last result
}

// functions are those of a text that could be given a context, as far as the
// text tells: those with a body that the program calls itself. Of a text that
// does not parse there are none.
func functions(t *text) []function {
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, "", t.data, parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	at := func(pos token.Pos) token.Position { return fset.PositionFor(pos, false) }
	name := contextName(syntax)
	var list []function
	add := func(local string, id *ast.Ident, typ *ast.FuncType, from token.Pos) {
		if !slices.ContainsFunc(typ.Params.List, func(p *ast.Field) bool { return isContext(p.Type, name) }) {
			pos := at(id.Pos())
			list = append(list, function{local, pos.Line, pos.Column, span{t.offset(at(from).Offset), t.offset(at(typ.End()).Offset)}})
		}
	}
	for _, decl := range syntax.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			recv, id := funcname.Receiver(decl), decl.Name
			switch {
			case decl.Body == nil, id.Name == "_":
			case recv != "":
				add(recv+"."+id.Name, id, decl.Type, decl.Pos())
			case id.Name != "init" && (id.Name != "main" || syntax.Name.Name != "main"):
				add(id.Name, id, decl.Type, decl.Pos())
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				spec, _ := spec.(*ast.TypeSpec)
				if spec == nil {
					continue
				}
				it, _ := spec.Type.(*ast.InterfaceType)
				if it == nil {
					continue
				}
				for _, m := range it.Methods.List {
					if typ, ok := m.Type.(*ast.FuncType); ok && len(m.Names) == 1 {
						add(spec.Name.Name+"."+m.Names[0].Name, m.Names[0], typ, m.Pos())
					}
				}
			}
		}
	}
	return list
}

// contextName is what a file calls package context: "." if its names need no
// package, "" if it does not import it.
func contextName(f *ast.File) string {
	for _, imp := range f.Imports {
		if path, err := strconv.Unquote(imp.Path.Value); err != nil || path != "context" {
			continue
		}
		if imp.Name != nil {
			return imp.Name.Name
		}
		return "context"
	}
	return ""
}

// isContext reports whether a type is spelled as context.Context.
func isContext(e ast.Expr, name string) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return name == "." && e.Name == "Context"
	case *ast.SelectorExpr:
		pkg, ok := e.X.(*ast.Ident)
		return ok && pkg.Name == name && e.Sel.Name == "Context"
	}
	return false
}
