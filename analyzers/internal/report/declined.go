package report

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"

	"github.com/ctxlint/ctxlint/internal/directive"
)

// declines maps other linters, by the names of //nolint, to the rules that ask
// what they ask, among other things. Whoever silenced one of them has seen the
// question and answered it.
var declines = map[string][]string{
	"contextcheck":    {"ctxroot", "ctxparam", "ctxvariant", "ctxtodo"},
	"noctx":           {"ctxroot", "ctxparam", "ctxvariant"},
	"containedctx":    {"ctxfield"},
	"fatcontext":      {"ctxfat"},
	"govet":           {"ctxleak"}, // lostcancel
	"gosec":           {"ctxleak", "ctxescape"},
	"gocritic":        {"ctxdefer"}, // deferInLoop
	"revive":          {"ctxfirst", "ctxkey", "ctxdefer"},
	"golint":          {"ctxfirst", "ctxkey"},
	"staticcheck":     {"ctxkey", "ctxnil", "ctxlost"}, // SA1029, SA1012, SA4009
	"errorlint":       {"ctxerr"},
	"err113":          {"ctxerr"},
	"goerr113":        {"ctxerr"},
	"forcetypeassert": {"ctxvalue"},
	"errcheck":        {"ctxvalue"},
	"ineffassign":     {"ctxlost"},
	"wastedassign":    {"ctxlost"},
	"usetesting":      {"ctxtest"},
}

// Declined returns what a finding assumes of a node where the check of another linter
// that asks what the rule asks is switched off, although it is reported elsewhere.
func (p *Pass) Declined(n ast.Node) string {
	file := p.files.Of(n.Pos())
	if file == nil {
		return ""
	}
	return declined(p.Fset, file.Syntax, p.rule.Name, n.Pos())
}

// declined returns what a finding assumes where the like check of another
// linter is switched off: that the comment does not speak of this.
func declined(fset *token.FileSet, f *ast.File, rule string, pos token.Pos) string {
	index := directive.File(fset, f)
	for _, d := range index.All() {
		if d.Kind != directive.NoLint || !slices.ContainsFunc(d.Names, func(linter string) bool { return slices.Contains(declines[linter], rule) }) {
			continue
		}
		if index.Covers(d, pos) {
			return fmt.Sprintf("the suppression on line %d is not meant for this", fset.Position(d.Pos).Line)
		}
	}
	return ""
}

// lasting are the rules about what piles up or stays behind. A test is over soon,
// and its process with it: at first contact one of nine causes in tests was right.
var lasting = map[string]bool{"ctxdefer": true, "ctxfat": true, "ctxleak": true, "ctxlost": true, "ctxstale": true}
