package report

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/internal/directive"
)

// Ignored reports whether a //ctxlint:ignore directive covers a finding.
// //nolint is left to the driver: golangci-lint accounts for its own.
func Ignored(pass *analysis.Pass, rule, category string, pos token.Pos) bool {
	for _, f := range pass.Files {
		if f.FileStart <= pos && pos <= f.FileEnd {
			return ignored(pass.Fset, f, rule, category, pos)
		}
	}
	return false
}

func ignored(fset *token.FileSet, f *ast.File, rule, category string, pos token.Pos) bool {
	index := directive.File(fset, f)
	for _, d := range index.All() {
		if d.Kind == directive.Ignore && d.Matches(rule, category) && index.Covers(d, pos) {
			return true
		}
	}
	return false
}
