// Package migrate rewrites the //nolint comments that name linters which
// ctxlint replaces, so that a team can switch those off and keep what it has
// accepted, with its reasons.
package migrate

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/internal/directive"
	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/fix"
)

// replaces maps linters, by the names of //nolint, to the rules that report
// what they report, the one without which they are not replaced first. Linters
// that do more than contexts, such as revive or gosec, stay in the comments that
// name them.
var replaces = map[string][]string{
	"contextcheck": {"ctxroot", "ctxvariant"},
	"containedctx": {"ctxfield"},
	"fatcontext":   {"ctxfat"},
	"noctx":        {"ctxvariant"},
}

// Linters are the names of those that are replaced.
type Linters []string

// Replaced lists the linters, in order, that are replaced if the given rules
// run. A comment of another is of use as long as that linter is.
func Replaced(runs func(rule string) bool) Linters {
	var names Linters
	for name, rules := range replaces {
		if runs(rules[0]) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Plan rewrites the comments of files. What ctxlint finds decides: where it is
// silent, nothing is left to ignore.
func (l Linters) Plan(files []string, findings []finding.Finding) (*fix.Plan, error) {
	byFile := make(map[string][]finding.Finding)
	for _, f := range findings {
		byFile[f.File] = append(byFile[f.File], f)
	}
	p := &fix.Plan{}
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		rewritten, n, err := l.rewrite(name, source, byFile[name])
		if err != nil {
			return nil, err
		}
		if n > 0 {
			p.Applied += n
			p.Files = append(p.Files, fix.File{Name: name, Old: source, New: rewritten})
		}
	}
	return p, nil
}

// rewrite returns a file with its comments rewritten, and how many were.
func (l Linters) rewrite(name string, source []byte, findings []finding.Finding) ([]byte, int, error) {
	if !l.mentions(string(source)) {
		return source, 0, nil
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, 0, err
	}
	if ast.IsGenerated(f) {
		return source, 0, nil
	}
	list := directive.File(fset, f).All()
	n := 0
	// From the end, so that offsets hold.
	for i := len(list) - 1; i >= 0; i-- {
		d := list[i]
		if d.Kind != directive.NoLint || !slices.ContainsFunc(d.Names, l.has) {
			continue
		}
		from, to := fset.Position(d.Pos).Offset, fset.Position(d.End).Offset
		source = comment{l, source, from, to, d}.replace(name, findings)
		n++
	}
	return source, n, nil
}

func (l Linters) mentions(source string) bool {
	return strings.Contains(source, "nolint:") && slices.ContainsFunc(l, func(name string) bool { return strings.Contains(source, name) })
}

func (l Linters) has(name string) bool { return slices.Contains(l, name) }

// A comment is a //nolint comment in a file's text.
type comment struct {
	replaced Linters
	source   []byte
	from, to int
	d        directive.Directive
}

func (c comment) with(text string) []byte {
	return slices.Concat(c.source[:c.from], []byte(text), c.source[c.to:])
}

// replace returns the file's text with the comment rewritten: as a directive of
// ctxlint with the reason that was given, if it covers what the old one did, else
// as a //nolint of all of ctxlint. Other linters stay where they are named.
func (c comment) replace(name string, findings []finding.Finding) []byte {
	var linters, others []string
	for _, linter := range c.d.Names {
		if c.replaced.has(linter) {
			linters = append(linters, linter)
		} else {
			others = append(others, linter)
		}
	}
	reason := c.reason()
	// The comment as one that speaks to ctxlint tells what it covers.
	all := "//nolint:" + strings.Join(append(slices.Clone(others), "ctxlint"), ",") + note(reason)
	old := covered(name, c.with(all), c.from, linters, findings)
	switch {
	case len(old) == 0 && len(others) == 0:
		return c.without()
	case len(old) == 0:
		return c.with("//nolint:" + strings.Join(others, ",") + note(reason))
	case len(others) > 0:
		return c.with(all)
	}
	if reason == "" {
		reason = "was nolint:" + strings.Join(linters, ",")
	}
	ignore := c.with("//ctxlint:ignore " + strings.Join(rules(findings, old), ",") + " -- " + reason)
	if slices.Equal(covered(name, ignore, c.from, linters, findings), old) {
		return ignore
	}
	return c.with(all)
}

// rules names the rules of some findings.
func rules(findings []finding.Finding, some []int) []string {
	var names []string
	for _, i := range some {
		names = append(names, findings[i].Rule)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// covered returns which of the findings the directive at an offset covers, of
// the rules that replace the linters.
func covered(name string, source []byte, offset int, linters []string, findings []finding.Finding) []int {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	file, index := fset.File(f.FileStart), directive.File(fset, f)
	var some []int
	for _, d := range index.All() {
		if file.Offset(d.Pos) != offset {
			continue
		}
		for i, x := range findings {
			answers := slices.ContainsFunc(linters, func(l string) bool { return slices.Contains(replaces[l], x.Rule) })
			if answers && x.Line <= file.LineCount() && d.Matches(x.Rule, x.Category) && index.Covers(d, file.LineStart(x.Line)) {
				some = append(some, i)
			}
		}
	}
	return some
}

// reason returns what the comment gives as its reason: what follows a second
// pair of slashes.
func (c comment) reason() string {
	text := strings.TrimPrefix(string(c.source[c.from:c.to]), "//")
	_, reason, _ := strings.Cut(text, "//")
	return strings.TrimSpace(reason)
}

func note(reason string) string {
	if reason == "" {
		return ""
	}
	return " // " + reason
}

// without deletes the comment, with its line if it has one of its own.
func (c comment) without() []byte {
	from := c.from
	for from > 0 && (c.source[from-1] == ' ' || c.source[from-1] == '\t') {
		from--
	}
	to := c.to
	if from == 0 || c.source[from-1] == '\n' {
		if to < len(c.source) && c.source[to] == '\n' {
			to++
		}
	}
	return slices.Concat(c.source[:from], c.source[to:])
}
