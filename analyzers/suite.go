// Package analyzers is the ctxlint suite: every rule as an ordinary
// [analysis.Analyzer], with the policy that says which are on by default.
// Any driver may import it.
package analyzers

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/ctxbag"
	"github.com/ctxlint/ctxlint/analyzers/ctxblock"
	"github.com/ctxlint/ctxlint/analyzers/ctxcleanup"
	"github.com/ctxlint/ctxlint/analyzers/ctxdefer"
	"github.com/ctxlint/ctxlint/analyzers/ctxerr"
	"github.com/ctxlint/ctxlint/analyzers/ctxescape"
	"github.com/ctxlint/ctxlint/analyzers/ctxfat"
	"github.com/ctxlint/ctxlint/analyzers/ctxfield"
	"github.com/ctxlint/ctxlint/analyzers/ctxfirst"
	"github.com/ctxlint/ctxlint/analyzers/ctxframe"
	"github.com/ctxlint/ctxlint/analyzers/ctxgroup"
	"github.com/ctxlint/ctxlint/analyzers/ctxkey"
	"github.com/ctxlint/ctxlint/analyzers/ctxleak"
	"github.com/ctxlint/ctxlint/analyzers/ctxloop"
	"github.com/ctxlint/ctxlint/analyzers/ctxlost"
	"github.com/ctxlint/ctxlint/analyzers/ctxnever"
	"github.com/ctxlint/ctxlint/analyzers/ctxnil"
	"github.com/ctxlint/ctxlint/analyzers/ctxonce"
	"github.com/ctxlint/ctxlint/analyzers/ctxouter"
	"github.com/ctxlint/ctxlint/analyzers/ctxparam"
	"github.com/ctxlint/ctxlint/analyzers/ctxroot"
	"github.com/ctxlint/ctxlint/analyzers/ctxshared"
	"github.com/ctxlint/ctxlint/analyzers/ctxsignal"
	"github.com/ctxlint/ctxlint/analyzers/ctxspin"
	"github.com/ctxlint/ctxlint/analyzers/ctxstale"
	"github.com/ctxlint/ctxlint/analyzers/ctxtest"
	"github.com/ctxlint/ctxlint/analyzers/ctxtime"
	"github.com/ctxlint/ctxlint/analyzers/ctxtodo"
	"github.com/ctxlint/ctxlint/analyzers/ctxvalue"
	"github.com/ctxlint/ctxlint/analyzers/ctxvariant"
	"github.com/ctxlint/ctxlint/analyzers/internal/arbiter"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxedges"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxgraph"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxtell"
	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
)

// A Tier says when a category is on; see its constants.
type Tier = policy.Tier

// The tiers.
const (
	Default = policy.Default
	Strict  = policy.Strict
	Style   = policy.Style
)

// A Category is one kind of defect that a rule reports.
type Category = policy.Category

// A Ref names a category of a rule.
type Ref = policy.Ref

// Renamed returns the name that "rule/category" has today, if it had another.
func Renamed(name string) (string, bool) {
	rule, category, _ := strings.Cut(name, "/")
	now, ok := policy.Renamed(Ref{Rule: rule, Category: category})
	return now.String(), ok
}

// Former returns the names that a category had.
func Former(rule, category string) []Ref {
	return policy.Former(Ref{Rule: rule, Category: category})
}

// A Rule is an analyzer with its policy.
type Rule struct {
	policy.Rule
	Analyzer *analysis.Analyzer
}

// fresh makes the rules, one row each; the order is policy's. They are made
// anew, because the arbiter changes their flags: a rule's own Analyzer is for
// drivers that load it alone.
func fresh() []*analysis.Analyzer {
	return []*analysis.Analyzer{
		ctxleak.New(),
		ctxdefer.New(),
		ctxparam.New(),
		ctxroot.New(),
		ctxkey.New(),
		ctxfirst.New(),
		ctxfield.New(),
		ctxvalue.New(),
		ctxcleanup.New(),
		ctxloop.New(),
		ctxbag.New(),
		ctxescape.New(),
		ctxgroup.New(),
		ctxouter.New(),
		ctxlost.New(),
		ctxshared.New(),
		ctxspin.New(),
		ctxonce.New(),
		ctxblock.New(),
		ctxnever.New(),
		ctxfat.New(),
		ctxstale.New(),
		ctxvariant.New(),
		ctxnil.New(),
		ctxtime.New(),
		ctxerr.New(),
		ctxtest.New(),
		ctxframe.New(),
		ctxsignal.New(),
		ctxtodo.New(),
	}
}

// suite is the rules under the arbiter.
var suite, undecided = arbiter.Arbitrate(fresh())

// A Finding is one that nobody has judged yet.
type Finding = arbiter.Finding

// Undecided returns the analyzer of which the result, a []Finding, is all that
// the rules of the suite find, before the arbiter hides what loses its place.
// Who runs it decides, and asks [Judge] then.
func Undecided() *analysis.Analyzer { return undecided }

// Edges returns the analyzer of which the result, a *module.Edges, is what a
// package tells the whole module.
func Edges() *analysis.Analyzer { return ctxedges.Analyzer }

// Graph returns the analyzer of which the result, a *graph.Package, is how contexts
// flow through a package.
func Graph() *analysis.Analyzer { return ctxgraph.Analyzer }

// A Teller says what the model knows of the contexts on a line.
type Teller = ctxtell.Teller

// A Note is a sentence of a [Teller] about a place.
type Note = ctxtell.Note

// Tell returns the analyzer of which the result is a package's *Teller.
func Tell() *analysis.Analyzer { return ctxtell.Analyzer }

// Arbitrated reports whether an analyzer is one of the suite, of which
// [Undecided] has the findings.
func Arbitrated(a *analysis.Analyzer) bool { return slices.Contains(suite, a) }

// Clash reports whether two findings at one place tell one story twice.
func Clash(f, g Finding) bool { return arbiter.Clash(f, g) }

// Judge returns the findings of a package without those at whose place another
// has precedence, sorted by position.
func Judge(all []Finding) []Finding { return arbiter.Judge(all) }

// Rules returns the suite in order of priority. It is the same at each call,
// so that flags that are set hold.
func Rules() []Rule {
	var rules []Rule
	for _, row := range policy.Rules() {
		for _, a := range suite {
			if a.Name == row.Name {
				rules = append(rules, Rule{row, a})
			}
		}
	}
	return rules
}

// Alone returns fresh rules without the arbiter, each of which says all that
// it finds: what nogo runs.
func Alone() []*analysis.Analyzer { return fresh() }

// All returns the analyzers of the suite, for drivers that want nothing else.
// As they stand they report the categories of the default tier.
func All() []*analysis.Analyzer {
	var all []*analysis.Analyzer
	for _, r := range Rules() {
		all = append(all, r.Analyzer)
	}
	return all
}
