package edit

import (
	"go/ast"
	"go/token"
	"strconv"

	"golang.org/x/tools/go/analysis"
)

// Unimport returns the edits that take the import of a path away, which nothing
// uses any more. It is false where a comment would go with it, or lines be left
// that gofmt would join.
func Unimport(fset *token.FileSet, file *ast.File, path string) ([]analysis.TextEdit, bool) {
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.IMPORT {
			continue
		}
		for i, spec := range gen.Specs {
			spec, ok := spec.(*ast.ImportSpec)
			if !ok {
				continue
			}
			if p, err := strconv.Unquote(spec.Path.Value); err != nil || p != path {
				continue
			}
			if len(gen.Specs) == 1 || commented(file, gen) {
				return nil, false
			}
			return dropSpec(fset, gen, i)
		}
	}
	return nil, false
}

func commented(file *ast.File, gen *ast.GenDecl) bool {
	for _, group := range file.Comments {
		if gen.Pos() < group.Pos() && group.Pos() < gen.End() {
			return true
		}
	}
	return false
}

// dropSpec deletes the line of one import of several.
func dropSpec(fset *token.FileSet, gen *ast.GenDecl, i int) ([]analysis.TextEdit, bool) {
	line := func(pos token.Pos) int { return fset.Position(pos).Line }
	spec := gen.Specs[i]
	before := gen.Lparen + 1
	if i > 0 {
		before = gen.Specs[i-1].End()
	}
	next := gen.Rparen
	if i+1 < len(gen.Specs) {
		next = gen.Specs[i+1].Pos()
	}
	above, below := line(spec.Pos())-line(before), line(next)-line(spec.End())
	switch {
	case above == 1 && below == 1, above == 1 && below == 2 && i > 0, above == 2 && below == 1 && i+1 == len(gen.Specs):
		return []analysis.TextEdit{{Pos: before, End: spec.End()}}, true
	case above == 1 && below == 2:
		// Alone at the top: the blank line goes as well.
		return []analysis.TextEdit{{Pos: spec.Pos(), End: next}}, true
	case above == 2 && below == 2:
		return []analysis.TextEdit{{Pos: before, End: spec.End()}}, true
	}
	return nil, false
}
