// Package directive reads the comments by which a source file speaks to
// ctxlint:
//
//	//ctxlint:ignore rule[,rule] -- reason
//	//nolint, //nolint:all, //nolint:ctxlint,other // why
//	//ctxlint:detach and the other words of the vocabulary, see [Has]
//
// It knows the grammar and the lines that a comment covers. It does not know
// which rules exist; internal/suppress checks the names and accounts for
// directives that suppress nothing.
package directive

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// A Kind says which tool's grammar a directive follows.
type Kind uint8

const (
	// Ignore is //ctxlint:ignore.
	Ignore Kind = iota
	// NoLint is golangci-lint's //nolint.
	NoLint
	// Other is a //ctxlint: comment with another verb: a word of the
	// vocabulary, or a mistake.
	Other
)

const (
	prefix   = "//ctxlint:"
	ignore   = "ignore"
	nolint   = "nolint"
	linter   = "ctxlint" // the name of the suite in a //nolint list
	everyone = "all"
)

// A Directive is one comment that speaks to ctxlint.
type Directive struct {
	Kind   Kind
	Verb   string   // "ignore", "nolint", "detach", …
	Names  []string // rule or rule/category, as written; nil for a //nolint that names nobody
	Reason string   // what follows " -- "; mandatory for Ignore
	// Spaced marks "// ctxlint:ignore", which looks like a directive and is
	// none because of the blank.
	Spaced bool

	Pos, End token.Pos // of the comment

	place int // in the index
}

// Matches reports whether the directive suppresses findings of the rule and
// category, wherever they are. An Ignore without reason suppresses nothing:
// the finding stays visible through every door, also where nobody reports
// the directive.
func (d Directive) Matches(rule, category string) bool {
	switch d.Kind {
	case NoLint:
		return d.Names == nil || slices.Contains(d.Names, linter) || slices.Contains(d.Names, rule)
	case Ignore:
		if d.Spaced || d.Reason == "" {
			return false
		}
		return slices.Contains(d.Names, rule) || slices.Contains(d.Names, rule+"/"+category)
	}
	return false
}

// Has reports whether a doc comment carries //ctxlint:verb, with or without
// words after it.
func Has(doc *ast.CommentGroup, verb string) bool {
	if doc == nil {
		return false
	}
	for _, c := range doc.List {
		if d, ok := parse(c); ok && d.Kind == Other && d.Verb == verb && !d.Spaced {
			return true
		}
	}
	return false
}

// parse reads one comment; the lines that it covers are not yet known.
func parse(c *ast.Comment) (Directive, bool) {
	d := Directive{Pos: c.Pos(), End: c.End()}
	if rest, ok := strings.CutPrefix(c.Text, prefix); ok {
		verb, args, _ := strings.Cut(rest, " ")
		d.Verb, d.Kind = strings.TrimSpace(verb), Other
		if d.Verb == ignore {
			d.Kind = Ignore
			d.Names, d.Reason = arguments(args)
		}
		return d, true
	}
	text, ok := strings.CutPrefix(c.Text, "//")
	if !ok {
		return d, false // a block comment is never a directive
	}
	// golangci-lint takes blanks before nolint, so we do too.
	text = strings.TrimLeft(text, "/ ")
	if names, ok := nolintNames(text); ok {
		d.Kind, d.Verb, d.Names = NoLint, nolint, names
		return d, true
	}
	if rest, ok := strings.CutPrefix(text, prefix[2:]+ignore); ok && (rest == "" || rest[0] == ' ') {
		d.Kind, d.Verb, d.Spaced = Ignore, ignore, true
		d.Names, d.Reason = arguments(rest)
		return d, true
	}
	return d, false
}

// arguments splits "rule, rule/category -- reason".
func arguments(args string) (names []string, reason string) {
	list, reason, _ := strings.Cut(args, "--")
	for name := range strings.SplitSeq(list, ",") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names, strings.TrimSpace(reason)
}

// nolintNames reads what golangci-lint reads: "nolint" with anything after a
// blank, or "nolint:a,b" up to another "//". Names are nil when everything is
// meant.
func nolintNames(text string) (names []string, ok bool) {
	rest, ok := strings.CutPrefix(text, nolint)
	if !ok || rest != "" && rest[0] != ' ' && rest[0] != ':' {
		return nil, false
	}
	list, listed := strings.CutPrefix(rest, ":")
	if !listed || strings.HasPrefix(list, everyone) {
		return nil, true
	}
	list, _, _ = strings.Cut(list, "//")
	names = []string{}
	for name := range strings.SplitSeq(list, ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		if name == everyone {
			return nil, true
		}
		names = append(names, name)
	}
	return names, true
}
