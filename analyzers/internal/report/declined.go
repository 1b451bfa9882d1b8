package report

import (
	"fmt"
	"go/ast"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

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

// inTests are the rules that say what makes a test wrong or lets it hang. What the
// others find hardly matters there: a test is over soon, and its process with it. Over
// four rounds at first contact 10 of 21 causes in tests were right.
var inTests = map[string]bool{
	"ctxblock": true, "ctxescape": true, "ctxgroup": true, "ctxnever": true,
	"ctxnil": true, "ctxonce": true, "ctxspin": true, "ctxtest": true, "ctxtime": true,
}

// doubted returns what a finding assumes of where it stands, whatever its proof: that
// the file is this project's to change, and that a test is worth it. It is silent if
// its question has been answered: in round 6 not one of nine such findings was right.
func (p *Pass) doubted(file *ast.File, f Finding) (but string, silent bool) {
	if but := declined(p.Fset, file, p.rule.Name, f.At.Pos()); but != "" {
		return but, !p.declined
	}
	if slices.Contains(strings.Split(p.Pkg.Path(), "/"), "third_party") {
		return "this copy of another project is yours to change", false
	}
	if f.Assumes != "" {
		return "", false
	}
	if !inTests[p.rule.Name] && p.IsTest(f.At.Pos()) {
		return "it matters in a test", false
	}
	if standsIn(p.inModule(), p.Fset.Position(f.At.Pos()).Filename) {
		return "it matters in an example or a test double", false
	}
	return "", false
}

// standIns are the directories of code that stands in for other code, or shows it: it
// is naive on purpose. Over five rounds at first contact 4 of 8 causes there were right.
var standIns = []string{"example", "examples", "_example", "_examples", "fake", "fakes", "mock", "mocks", "stub", "stubs", "simulator", "simulators", "playground"}

// standsIn reports whether code is an example or a test double, by the names of its
// directories and of its file. An example may be a module of its own.
func standsIn(dir, file string) bool {
	name, _, _ := strings.Cut(filepath.Base(file), ".")
	words := append(strings.Split(dir, "/"), strings.Split(name, "_")...)
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(standIns, strings.ToLower(w)) })
}

// inModule returns the directory of the package below the root of its module, or of the
// repository that has modules in it, by the import path.
func (p *Pass) inModule() string {
	path := strings.TrimSuffix(p.Pkg.Path(), "_test")
	if p.Module == nil || p.Module.Path == "" {
		_, below, _ := strings.Cut(path, "/")
		return below
	}
	below := strings.TrimPrefix(path, p.Module.Path)
	if parts := strings.Split(p.Module.Path, "/"); len(parts) > 3 { // host, owner, repository
		below = strings.Join(parts[3:], "/") + below
	}
	return strings.TrimPrefix(below, "/")
}
