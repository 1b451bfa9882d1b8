package report

import (
	"go/token"

	"github.com/ctxlint/ctxlint/internal/directive"
)

// ignored reports whether a //ctxlint:ignore directive covers the finding.
// //nolint is left to the driver: golangci-lint accounts for its own.
func (f *file) ignored(fset *token.FileSet, rule, category string, pos token.Pos) bool {
	index := directive.File(fset, f.syntax)
	for _, d := range index.All() {
		if d.Kind == directive.Ignore && d.Matches(rule, category) && index.Covers(d, pos) {
			return true
		}
	}
	return false
}
