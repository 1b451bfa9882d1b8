// Package arbiter makes one suite of rules that each see a package by
// themselves: of findings at one place only the one that policy prefers is
// reported, through every driver.
//
// Each rule is split in two. What finds is hidden behind the arbiter, which
// waits for all of it; what has the rule's name and flags reports what the
// arbiter left of it. Rules that are switched off find nothing, so a narrow
// selection shows what a wider one says in other words.
//
// A driver that reads the whole module takes the findings before they are
// judged: what the module refutes must hide nothing.
//
// Under nogo, where a rule's own package is the analyzer, there is no arbiter.
package arbiter

import (
	"flag"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/report"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// Arbitrate returns an analyzer for each rule, in the same order, and one that
// reports nothing and has all that they find for a result, a []Finding. The
// rules are its own from then on: nobody else may run them.
func Arbitrate(rules []*analysis.Analyzer) (public []*analysis.Analyzer, undecided *analysis.Analyzer) {
	finders := make([]*analysis.Analyzer, len(rules))
	for i, rule := range rules {
		finders[i] = finder(rule)
		// A directive suppresses what is reported. What it covers still has
		// its place, so that nothing else comes up from below.
		_ = rule.Flags.Set(wire.FlagDirectives, "false") // every rule has it, and it is a bool
	}
	undecided = &analysis.Analyzer{
		Name:       "ctxfindings",
		Doc:        "all findings at all places",
		Requires:   finders,
		ResultType: reflect.TypeFor[[]Finding](),
		Run: func(pass *analysis.Pass) (any, error) {
			var all []Finding
			for _, f := range finders {
				all = append(all, pass.ResultOf[f].([]Finding)...)
			}
			for i := range all {
				all[i].Place = Place(pass.Files, all[i].Pos)
			}
			return all, nil
		},
	}
	judge := &analysis.Analyzer{
		Name:       "ctxarbiter",
		Doc:        "one finding for each place",
		Requires:   []*analysis.Analyzer{undecided},
		ResultType: reflect.TypeFor[verdict](),
		Run: func(pass *analysis.Pass) (any, error) {
			kept := verdict{}
			for _, f := range Judge(pass.ResultOf[undecided].([]Finding)) {
				kept[f.Rule] = append(kept[f.Rule], f.Diagnostic)
			}
			return kept, nil
		},
	}
	public = make([]*analysis.Analyzer, len(rules))
	for i, rule := range rules {
		public[i] = reporter(rule, judge)
	}
	return public, undecided
}

// A verdict is what is left of each rule's findings.
type verdict map[string][]analysis.Diagnostic

// finder is a rule whose findings are its result.
func finder(rule *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       rule.Name + "_finds",
		Doc:        rule.Doc,
		Requires:   rule.Requires,
		ResultType: reflect.TypeFor[[]Finding](),
		Run: func(pass *analysis.Pass) (any, error) {
			var found []Finding
			own := *pass
			own.Report = func(d analysis.Diagnostic) { found = append(found, Finding{Rule: rule.Name, Diagnostic: d}) }
			result, err := rule.Run(&own)
			claims, _ := result.(report.Claims)
			for i, claim := range claims {
				found[i].Claim = claim
			}
			return found, err
		},
	}
}

// reporter has the name and the flags of a rule.
func reporter(rule, judge *analysis.Analyzer) *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name: rule.Name, Doc: rule.Doc, URL: rule.URL,
		Requires: []*analysis.Analyzer{judge},
	}
	directives := true
	rule.Flags.VisitAll(func(f *flag.Flag) {
		if f.Name != wire.FlagDirectives {
			a.Flags.Var(f.Value, f.Name, f.Usage)
		}
	})
	a.Flags.BoolVar(&directives, wire.FlagDirectives, directives, "honour //ctxlint:ignore")
	a.Run = func(pass *analysis.Pass) (any, error) {
		for _, d := range pass.ResultOf[judge].(verdict)[rule.Name] {
			category, _ := wire.SplitCategory(d.Category)
			if !directives || !report.Ignored(pass, rule.Name, category, d.Pos) {
				pass.Report(d)
			}
		}
		return nil, nil
	}
	return a
}
