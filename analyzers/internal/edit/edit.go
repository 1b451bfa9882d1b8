// Package edit has the building blocks of fixes. Each returns edits of one
// file that together leave it compiling; a rule that cannot have that offers
// no fix.
package edit

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Text is an edit of a file's text.
type Text = analysis.TextEdit

// OnlyUse reports whether nodes have the only mentions in file of some imported
// package: without them, the import would be unused.
func OnlyUse(info *types.Info, file *ast.File, nodes ...ast.Node) bool {
	inside, all := make(map[*types.PkgName]int), make(map[*types.PkgName]int)
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if pkg, ok := info.Uses[id].(*types.PkgName); ok {
				all[pkg]++
				if slices.ContainsFunc(nodes, func(node ast.Node) bool { return node.Pos() <= id.Pos() && id.End() <= node.End() }) {
					inside[pkg]++
				}
			}
		}
		return true
	})
	for pkg, n := range inside {
		if n == all[pkg] {
			return true
		}
	}
	return false
}

// Replace returns the edit that puts text in the place of node.
func Replace(node ast.Node, text string) analysis.TextEdit {
	return analysis.TextEdit{Pos: node.Pos(), End: node.End(), NewText: []byte(text)}
}

// Insert returns the edit that puts text at pos.
func Insert(pos token.Pos, text string) analysis.TextEdit {
	return analysis.TextEdit{Pos: pos, End: pos, NewText: []byte(text)}
}

// Import returns the name by which file can refer to the package path at pos,
// with the edits that import it if need be. It prefers an import that is
// there, under whatever name. An empty name means that the package is
// imported with a dot.
func Import(info *types.Info, file *ast.File, pos token.Pos, path, name string) (string, []analysis.TextEdit) {
	for _, spec := range file.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err != nil || p != path {
			continue
		}
		obj := info.PkgNameOf(spec)
		switch {
		case obj == nil || obj.Name() == "_":
			continue
		case spec.Name != nil && spec.Name.Name == ".":
			return "", nil
		case visible(info, file, pos, obj):
			return obj.Name(), nil
		}
	}
	fresh := Fresh(info, file, pos, name)
	line := strconv.Quote(path)
	if fresh != name {
		line = fresh + " " + line
	}
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.IMPORT || !gen.Lparen.IsValid() {
			continue
		}
		return fresh, []analysis.TextEdit{insertSpec(gen, path, line)}
	}
	at := file.Name.End()
	return fresh, []analysis.TextEdit{Insert(at, "\n\nimport "+line)}
}

// insertSpec adds an import to a group, in the order of gofmt within the first
// run of lines if that run has it.
func insertSpec(gen *ast.GenDecl, path, line string) analysis.TextEdit {
	for _, spec := range gen.Specs {
		spec, ok := spec.(*ast.ImportSpec)
		if !ok {
			continue
		}
		if other, err := strconv.Unquote(spec.Path.Value); err == nil && (other > path || strings.Contains(firstElem(other), ".")) {
			at := spec.Pos()
			if spec.Doc != nil {
				at = spec.Doc.Pos()
			}
			return Insert(at, line+"\n\t")
		}
	}
	return Insert(gen.Specs[len(gen.Specs)-1].End(), "\n\t"+line)
}

func firstElem(path string) string {
	first, _, _ := strings.Cut(path, "/")
	return first
}

// Fresh returns a name like name that is not declared at pos, nor in the
// package or file.
func Fresh(info *types.Info, file *ast.File, pos token.Pos, name string) string {
	scope := innermost(info, file, pos)
	for i, try := 0, name; ; i++ {
		if i > 0 {
			try = name + strconv.Itoa(i+1)
		}
		if scope == nil {
			return try
		}
		if _, obj := scope.LookupParent(try, token.NoPos); obj == nil {
			return try
		}
	}
}

func visible(info *types.Info, file *ast.File, pos token.Pos, obj types.Object) bool {
	scope := innermost(info, file, pos)
	if scope == nil {
		return false
	}
	_, found := scope.LookupParent(obj.Name(), pos)
	return found == obj
}

func innermost(info *types.Info, file *ast.File, pos token.Pos) *types.Scope {
	scope := info.Scopes[file]
	if scope == nil {
		return nil
	}
	if inner := scope.Innermost(pos); inner != nil {
		return inner
	}
	return scope
}
