package linttest

import (
	"fmt"
	"go/ast"
	"go/types"
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// checkStyle says in what a diagnostic departs from the suite's conventions.
func checkStyle(rule policy.Rule, info *types.Info, d analysis.Diagnostic) []string {
	var problems []string
	problem := func(format string, args ...any) {
		problems = append(problems, fmt.Sprintf("%q: ", d.Message)+fmt.Sprintf(format, args...))
	}
	name, _ := wire.SplitCategory(d.Category)
	category, ok := rule.Category(name)
	if !ok {
		problem("category %q is not in the policy", d.Category)
	}
	if !d.End.IsValid() || d.End <= d.Pos {
		problem("no range")
	}
	if d.URL != wire.RuleURL(rule.Name, name) {
		problem("URL %q does not lead to the rule's page", d.URL)
	}
	style := regexp.MustCompile(`^(\w*)[^\n]*[^.\s] \(` + regexp.QuoteMeta(rule.Name) + `\)$`)
	if m := style.FindStringSubmatch(d.Message); m == nil || ast.IsExported(m[1]) && !names(info, m[1]) {
		problem("want lower case, no final period, one line, (%s) at the end", rule.Name)
	}
	for _, r := range d.Related {
		if !r.Pos.IsValid() || r.Message == "" || strings.HasSuffix(r.Message, ".") {
			problem("related position %v %q lacks a place or text, or ends in a period", r.Pos, r.Message)
		}
	}
	if len(d.SuggestedFixes) > 1 {
		problem("more than one fix")
	}
	for _, fix := range d.SuggestedFixes {
		switch text, safe := wire.SplitFix(fix.Message); {
		case text == "" || strings.HasSuffix(text, "."):
			problem("fix %q lacks text or ends in a period", fix.Message)
		case category.Fix == policy.NoFix:
			problem("a fix, but the policy says that category %s has none", d.Category)
		case safe && category.Fix != policy.Safe:
			problem("a safe fix, but the policy says that those of category %s are suggested", d.Category)
		}
	}
	return problems
}

// names reports whether the code has a name: a message may begin with it.
func names(info *types.Info, name string) bool {
	is := func(id *ast.Ident) bool { return id.Name == name }
	return slices.ContainsFunc(slices.Collect(maps.Keys(info.Defs)), is) || slices.ContainsFunc(slices.Collect(maps.Keys(info.Uses)), is)
}
