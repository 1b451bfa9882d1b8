// Package policy says which rules and categories exist, which are on by
// default, and how far their fixes may go. The rules themselves know nothing
// of it, save that they report only what is switched on.
//
// The tier is the strength of the proof, not a count of what was right on
// projects that the rules were tuned on: such counts said 98 of 100, and 46 of
// 100 findings were right on projects that nothing had been tuned on
// (docs/precision.md). A category that misses the bar at first contact, which
// is under 80 % of at least five root causes right, has a ceiling in the table,
// whatever its proof, until a later round lifts it. The first round measured
// tiers that were counts; a category that missed the bar there and may still
// be on by default is so because its findings are to be proven now. That is an
// argument and no measurement, and the next round decides.
package policy

import "slices"

// A Tier says when a finding is shown. It is the strength of the proof, up to
// the ceiling of its category: see [Rule.Tier].
type Tier uint8

const (
	// Default findings are always on: every step of their reasoning is shown by
	// the code. One contract is granted: a context parameter may end. How many
	// are right is a measurement, docs/precision.md, and no promise.
	Default Tier = iota
	// Strict findings assume another step, and their message says which, or
	// belong to a category that this is the ceiling of.
	Strict
	// Style findings are about conventions.
	Style
)

func (t Tier) String() string { return [...]string{"default", "strict", "style"}[t] }

// A Fix is the strongest class of fix that a category offers.
type Fix uint8

const (
	// NoFix: the repair needs a decision that no tool can take.
	NoFix Fix = iota
	// Suggested fixes compile and remove the finding, but change what the
	// program does in a way that a person must approve.
	Suggested
	// Safe fixes preserve meaning or do plainly what was intended.
	Safe
)

func (f Fix) String() string { return [...]string{"none", "suggested", "safe"}[f] }

// A Category is one kind of defect that a rule reports.
type Category struct {
	Name    string
	Tier    Tier // the ceiling of its findings
	Fix     Fix
	Summary string // one line, lower case, no final period
}

// A Rule is one row of the table.
type Rule struct {
	Name       string
	Since      string // the version of ctxlint that first had it
	Categories []Category
}

// Tier returns the tier of a finding of a category of the rule.
func (r Rule) Tier(c Category, assumed bool) Tier {
	switch {
	case assumed && slices.Contains(opinions, Ref{r.Name, c.Name}):
		return Style
	case assumed:
		return max(c.Tier, Strict)
	}
	return c.Tier
}

// Category returns the category of that name.
func (r Rule) Category(name string) (Category, bool) {
	for _, c := range r.Categories {
		if c.Name == name {
			return c, true
		}
	}
	return Category{}, false
}

// Of returns the row of the named rule.
func Of(name string) (Rule, bool) {
	for _, r := range table {
		if r.Name == name {
			return r, true
		}
	}
	return Rule{}, false
}

// Rules returns the table in order of priority: where two rules see the same
// place, the earlier one reports.
func Rules() []Rule { return append([]Rule(nil), table...) }
