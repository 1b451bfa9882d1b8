package srcfile

import (
	"cmp"
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A File is one source file of the package under analysis.
type File struct {
	Syntax *ast.File
	test   bool // is a test, or declares what a test is handed to
}

// A Table has the files of a package, by position.
type Table []File

// Generated is asked about few files: those with a finding. Generators older
// than Go's convention, such as mockgen's, say it in words of their own.
func (f *File) Generated() bool {
	return ast.IsGenerated(f.Syntax) || slices.ContainsFunc(f.Syntax.Comments, func(group *ast.CommentGroup) bool {
		return group.Pos() < f.Syntax.Package && handsOff.MatchString(group.Text())
	})
}

// handsOff matches what older generators write above the package clause.
var handsOff = regexp.MustCompile(`(?im)^(code |automatically |auto-)?generated .*do not edit`)

// Files returns the files of a package.
func Files(pass *analysis.Pass) Table {
	files := make(Table, len(pass.Files))
	for i, f := range pass.Files {
		files[i] = File{f, IsTestFile(pass.Fset, f.FileStart) || helpsTests(f)}
	}
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Syntax.FileStart, b.Syntax.FileStart) })
	return files
}

// Of returns the file that pos lies in, or nil.
func (t Table) Of(pos token.Pos) *File {
	i, found := slices.BinarySearchFunc(t, pos, func(f File, pos token.Pos) int {
		switch {
		case f.Syntax.FileEnd < pos:
			return -1
		case f.Syntax.FileStart > pos:
			return +1
		}
		return 0
	})
	if !found {
		return nil
	}
	return &t[i]
}

// IsTest reports whether pos lies in a _test.go file, or in one of helpers and
// suites for tests, which works with the types of testing. Where production code
// only asks testing.Testing(), it stays production code.
func (t Table) IsTest(pos token.Pos) bool {
	f := t.Of(pos)
	return f != nil && f.test
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

// IsTestFile reports whether pos lies in a _test.go file.
func IsTestFile(fset *token.FileSet, pos token.Pos) bool {
	f := fset.File(pos)
	return f != nil && strings.HasSuffix(f.Name(), "_test.go")
}
