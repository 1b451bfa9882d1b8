package report

import "go/token"

// ignored reports whether a //ctxlint:ignore directive covers the finding.
func (f *file) ignored(fset *token.FileSet, rule, category string, pos token.Pos) bool {
	return false
}
