package report

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// A file is what reporting needs to know of a source file.
type file struct {
	syntax *ast.File
	helper bool // declares what a test is handed to
}

// generated is asked about few files: those with a finding.
func (f *file) generated() bool { return ast.IsGenerated(f.syntax) }

func fileTable(pass *analysis.Pass) []file {
	files := make([]file, len(pass.Files))
	for i, f := range pass.Files {
		files[i] = file{f, helpsTests(f)}
	}
	slices.SortFunc(files, func(a, b file) int { return cmp.Compare(a.syntax.FileStart, b.syntax.FileStart) })
	return files
}

func (p *Pass) fileOf(pos token.Pos) *file {
	i, found := slices.BinarySearchFunc(p.files, pos, func(f file, pos token.Pos) int {
		switch {
		case f.syntax.FileEnd < pos:
			return -1
		case f.syntax.FileStart > pos:
			return +1
		}
		return 0
	})
	if !found {
		return nil
	}
	return &p.files[i]
}

// File returns the file that pos lies in.
func (p *Pass) File(pos token.Pos) *ast.File {
	if f := p.fileOf(pos); f != nil {
		return f.syntax
	}
	return nil
}

// IsTest reports whether pos lies in a _test.go file, or in one of helpers and
// suites for tests, which works with the types of testing. Where production code
// only asks testing.Testing(), it stays production code.
func (p *Pass) IsTest(pos token.Pos) bool {
	if IsTestFile(p.Fset, pos) {
		return true
	}
	f := p.fileOf(pos)
	return f != nil && f.helper
}

// helpsTests reports whether a file imports testing and names a type of it.
func helpsTests(f *ast.File) bool {
	name := ""
	for _, spec := range f.Imports {
		if spec.Path.Value == `"testing"` {
			if name = "testing"; spec.Name != nil {
				name = spec.Name.Name
			}
		}
	}
	if name == "" || name == "_" {
		return false
	}
	found := false
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			id, ok := n.X.(*ast.Ident)
			found = found || ok && id.Name == name && slices.Contains(handed, n.Sel.Name)
		case *ast.Ident:
			found = found || name == "." && slices.Contains(handed, n.Name)
		}
		return !found
	})
	return found
}

// handed are the types of testing by which a function is part of a test.
var handed = []string{"T", "B", "F", "M", "TB", "PB"}
