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
}

// generated is asked about few files: those with a finding.
func (f *file) generated() bool { return ast.IsGenerated(f.syntax) }

func fileTable(pass *analysis.Pass) []file {
	files := make([]file, len(pass.Files))
	for i, f := range pass.Files {
		files[i] = file{f}
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

// IsTest reports whether pos lies in a _test.go file.
func (p *Pass) IsTest(pos token.Pos) bool { return IsTestFile(p.Fset, pos) }
