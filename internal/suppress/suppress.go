// Package suppress applies the directives of the analysed files to what the
// rules reported, and reports the directives that are wrong or do nothing.
package suppress

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/config"
	"github.com/ctxlint/ctxlint/internal/directive"
)

// Rule is the name under which directives themselves are reported.
const Rule = "directive"

// Docs is the address of the page about directives.
const Docs = "https://github.com/ctxlint/ctxlint/blob/main/docs/directives.md"

// Categories of [Rule].
const (
	Reason  = "reason"  // no reason is given
	Unknown = "unknown" // not understood, or names a rule that does not exist
	Unused  = "unused"  // suppresses nothing
)

// A Report is a diagnostic with the rule that made it.
type Report struct {
	Rule    string
	Assumed bool // a step of its reasoning is assumed
	analysis.Diagnostic
}

// Pseudo is the rule about directives, as it can be selected or dropped. It
// has no analyzer: [Read] reports.
func Pseudo() analyzers.Rule {
	var r analyzers.Rule
	r.Name = Rule
	r.Categories = []analyzers.Category{
		{Name: Reason, Summary: "a directive without a reason"},
		{Name: Unknown, Summary: "a directive that is not understood, or names no rule that exists"},
		{Name: Unused, Summary: "a directive that suppresses nothing"},
	}
	return r
}

// vocabulary lists the verbs of //ctxlint: that are facts about a function,
// not suppressions.
var vocabulary = []string{"detach", "valueonly", "cleanup", "joins"}

// Rules answers what exists and what was run.
type Rules struct {
	Known []analyzers.Rule
	// Ran reports whether a category was switched on, those of [Pseudo]
	// included: nobody can say that a directive is unused when its rule was
	// not run.
	Ran func(rule, category string) bool
	// Assumed reports whether findings of a category were asked for that assume
	// a step of their reasoning.
	Assumed func(rule, category string) bool
	// Shows, if set, reports whether findings of a category, or those that
	// assume a step, are shown in a file.
	Shows func(file, rule, category string, assumed bool) bool
}

// Directives are those of the files of a package. They are known by their
// ordinals.
type Directives struct {
	indexes []directive.Index
	Remarks []Remark // all that may have to be said, in source order
}

// A Remark is a report about a directive.
type Remark struct {
	Report
	About  int  // the directive
	Unused bool // only if it suppresses nothing
}

// Read reads the directives of files, and what is to be said about them.
// Generated files are left out of the latter: nobody edits them.
func Read(fset *token.FileSet, files []*ast.File, rules Rules) *Directives {
	ds, n := &Directives{}, 0
	for _, f := range files {
		x := directive.File(fset, f)
		if x.All() == nil {
			continue
		}
		ds.indexes = append(ds.indexes, x)
		first := n
		n += len(x.All())
		if ast.IsGenerated(f) {
			continue
		}
		for i, d := range x.All() {
			category, message := rules.judge(f, d)
			if category == "" || !rules.Ran(Rule, category) {
				continue
			}
			ds.Remarks = append(ds.Remarks, Remark{About: first + i, Unused: category == Unused && d.Kind == directive.Ignore, Report: Report{
				Rule: Rule, Diagnostic: analysis.Diagnostic{
					Pos: d.Pos, End: d.End, Category: category, Message: message + " (" + Rule + ")",
					URL: Docs + "#" + category,
				}}})
		}
	}
	return ds
}

// Covering returns the directives that cover a finding of a rule and category.
func (ds *Directives) Covering(rule, category string, pos token.Pos) (list []int) {
	n := 0
	for _, x := range ds.indexes {
		for _, d := range x.All() {
			if d.Matches(rule, category) && x.Covers(d, pos) {
				list = append(list, n)
			}
			n++
		}
	}
	return list
}

// judge says what is wrong with a directive, or returns no category. That an
// ignore is unused is for its findings to refute.
func (rules Rules) judge(f *ast.File, d directive.Directive) (category, message string) {
	switch d.Kind {
	case directive.NoLint:
		return "", "" // its unused ones are nolintlint's business
	case directive.Other:
		if slices.Contains(vocabulary, d.Verb) && !d.Spaced {
			if why := idle(f, d); why != "" {
				return Unused, quote("//ctxlint:"+d.Verb) + " has no effect here: " + why
			}
			return "", ""
		}
		return Unknown, "ctxlint has no directive " + quote("//ctxlint:"+d.Verb) + meant("//ctxlint:", d.Verb, append(slices.Clip(vocabulary), "ignore"))
	}
	const form = "//ctxlint:ignore rule -- reason"
	if d.Spaced {
		return Unknown, "a directive has no blank after the slashes, so this is a mere comment: write " + quote(form)
	}
	if d.Reason == "" {
		return Reason, "the directive suppresses nothing, because it gives no reason: write " + quote(form)
	}
	if len(d.Names) == 0 {
		return Unknown, "the directive names no rule: write " + quote(form)
	}
	ran, advice := true, ""
	for _, name := range d.Names {
		rule, category, _ := strings.Cut(name, "/")
		if now, ok := analyzers.Renamed(name); ok {
			return Unknown, quote(name) + " is now " + quote(now)
		}
		known, ok := find(rules.Known, rule)
		if !ok {
			return Unknown, "there is no rule " + quote(rule) + " to ignore" + meant("", rule, rules.names())
		}
		if category == "" {
			some, all := rules.ranRule(known)
			if ran = ran && some; !all {
				advice = ", or name the category that it is for"
			}
			continue
		}
		if _, ok := known.Category(category); !ok {
			var names []string
			for _, c := range known.Categories {
				names = append(names, c.Name)
			}
			return Unknown, quote(rule) + " has no category " + quote(category) + " to ignore" + meant(rule+"/", category, names)
		}
		ran = ran && rules.Ran(rule, category) && rules.Assumed(rule, category)
	}
	if ran {
		return Unused, "the directive suppresses nothing: remove it" + advice
	}
	return "", ""
}

// idle says why a word of the vocabulary tells nothing where it stands.
func idle(f *ast.File, d directive.Directive) string {
	for _, decl := range f.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || fn.Doc == nil || d.Pos < fn.Doc.Pos() || fn.Doc.End() < d.End {
			continue
		}
		switch alone := fn.Recv == nil && fn.Type.Params.NumFields() == 0; {
		case alone && d.Verb == "joins":
			return fn.Name.Name + " is given no function to run"
		case alone && d.Verb != "detach":
			return fn.Name.Name + " is given no context"
		}
		return ""
	}
	return "it belongs in the doc comment of a function"
}

// ranRule reports whether a directive that names the whole rule had its
// chance, because everything ran that the rule reports by default; and whether
// everything ran that it can report.
func (rules Rules) ranRule(r analyzers.Rule) (some, all bool) {
	some, all = true, true
	defaults := 0
	for _, c := range r.Categories {
		ran := rules.Ran(r.Name, c.Name)
		all = all && ran && rules.Assumed(r.Name, c.Name)
		if c.Tier == analyzers.Default {
			defaults++
			some = some && ran
		}
	}
	if defaults == 0 {
		some = all
	}
	return some, all
}

func find(rules []analyzers.Rule, name string) (analyzers.Rule, bool) {
	for _, r := range rules {
		if r.Name == name {
			return r, true
		}
	}
	return analyzers.Rule{}, false
}

func (rules Rules) names() []string {
	var names []string
	for _, r := range rules.Known {
		names = append(names, r.Name)
	}
	return names
}

// meant asks for the name that is nearest to a word, if one is near.
func meant(prefix, word string, names []string) string {
	if near := config.Nearest(word, names); near != "" {
		return "; did you mean " + quote(prefix+near) + "?"
	}
	return ""
}

func quote(s string) string { return `"` + s + `"` }
