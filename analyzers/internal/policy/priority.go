package policy

import (
	"slices"
	"strings"
)

// A Ref names a category of a rule.
type Ref struct{ Rule, Category string }

// A Claim is what a finding claims, and whether it assumes a step.
type Claim struct {
	Ref
	Assumed bool
}

func (c Claim) tier() Tier {
	row, _ := Of(c.Rule)
	category, _ := row.Category(c.Category)
	return row.Tier(category, c.Assumed)
}

func (r Ref) String() string { return strings.TrimSuffix(r.Rule+"/"+r.Category, "/") }

// A Precedence is an exception to the order of the table.
type Precedence struct {
	Winner, Loser Ref
	Why           string
}

// exceptions: here the lower rule knows better.
var exceptions = []Precedence{}

// Wins reports whether a reports, and b is silent, where both see one place.
//
// A place is a statement without the statements in it, a declaration's
// specification, or a parameter: what one line of thought is about. Two
// findings are at one place if they start in the same one. The tier decides
// first, so that nothing that is off by default hides what is on; then the
// exceptions; then the order of the table.
//
// Rules stay silent by reading the same model as the winner where they can; for
// the rest there is the arbiter, which hides what loses to a finding that is
// there. So a narrow selection of rules may show what a wider one says in other
// words.
func Wins(a, b Claim) bool {
	if ta, tb := a.tier(), b.tier(); ta != tb {
		return ta < tb
	}
	for _, x := range exceptions {
		switch {
		case x.Winner == a.Ref && x.Loser == b.Ref:
			return true
		case x.Winner == b.Ref && x.Loser == a.Ref:
			return false
		}
	}
	if a.Ref == b.Ref {
		return !a.Assumed && b.Assumed
	}
	return rank(a.Ref) < rank(b.Ref)
}

// apart are the pairs that may both report at one place: two defects with two
// repairs, neither of which takes the other along.
var apart = []struct {
	a, b Ref // an empty category stands for all of the rule
	why  string
}{
	{Ref{"ctxkey", ""}, Ref{"ctxlost", "unused"}, "a key collides wherever it is used; that the value is thrown away is another mistake"},
	{Ref{"ctxnil", ""}, Ref{"ctxlost", ""}, "a call that is given nil panics, whatever becomes of its result"},
	{Ref{"ctxnil", ""}, Ref{"ctxleak", ""}, "a call that is given nil panics, whatever becomes of its result"},
	{Ref{"ctxtime", "unit"}, Ref{"ctxleak", "discarded"}, "a timeout without a unit is too short, whoever calls its cancel function"},
}

// Apart reports whether both may report at one place.
func Apart(a, b Ref) bool {
	matches := func(r, pattern Ref) bool {
		return r.Rule == pattern.Rule && (pattern.Category == "" || r.Category == pattern.Category)
	}
	for _, pair := range apart {
		if matches(a, pair.a) && matches(b, pair.b) || matches(b, pair.a) && matches(a, pair.b) {
			return true
		}
	}
	return false
}

func tierOf(r Ref) Tier { return Claim{Ref: r}.tier() }

// rank is the place of a category in the table.
func rank(r Ref) int {
	row := slices.IndexFunc(table, func(x Rule) bool { return x.Name == r.Rule })
	if row < 0 {
		return len(table) << 8
	}
	return row<<8 + slices.IndexFunc(table[row].Categories, func(c Category) bool { return c.Name == r.Category })
}

// follows are the findings that the fix of another rule may bring about: it
// does what it says, and what it leaves is the next thing to see to.
var follows = []struct {
	fixed, found Ref // an empty category stands for all of the rule
	why          string
}{
	{Ref{"ctxnil", ""}, Ref{"ctxroot", ""}, "nil becomes context.TODO, which asks for a better context where there is one to be had"},
	{Ref{"ctxnil", ""}, Ref{"ctxparam", ""}, "likewise"},
	{Ref{"ctxnil", ""}, Ref{"ctxtodo", ""}, "nil becomes context.TODO, which is what ctxtodo lists"},
	{Ref{"ctxnil", ""}, Ref{"ctxtest", "background"}, "nil becomes context.TODO in a test as well"},
	{Ref{"ctxvariant", ""}, Ref{"ctxloop", "retry"}, "the loop could not end before either: ctxloop called it endless"},
	{Ref{"ctxroot", ""}, Ref{"ctxloop", "retry"}, "the attempts now end with the context, and the helper that repeats them has to know of it as well"},
	{Ref{"ctxspin", ""}, Ref{"ctxblock", "hang"}, "a goroutine that spun forever now returns, and another one leaks"},
}

// Follows reports whether a finding may come up when those of a rule are
// fixed. Of a whole rule, only what is off by default may.
func Follows(rule string, found Claim) bool {
	for _, f := range follows {
		if f.fixed.Rule == rule && f.found.Rule == found.Rule && (f.found.Category == "" || f.found.Category == found.Category) {
			return f.found.Category != "" || found.tier() != Default
		}
	}
	return false
}
