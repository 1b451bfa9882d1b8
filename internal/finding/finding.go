// Package finding holds the one type that leaves the world of analysis: what
// every output, fix and baseline works on. Its JSON form is documented in
// docs/json.md and versioned.
package finding

import (
	"cmp"
	"slices"
)

// A Finding is one defect.
type Finding struct {
	Rule     string `json:"rule"`
	Category string `json:"category"`
	Tier     string `json:"tier"`
	Assumed  bool   `json:"assumed"` // a step of its reasoning is not shown by the code
	Message  string `json:"message"`

	// Package is the import path of the code, Symbol the declaration that
	// encloses it: "f", "T.m", "T", or empty.
	Package string `json:"-"`
	Symbol  string `json:"-"`

	// File is absolute; outputs make it relative. Lines and columns count
	// from 1, columns in bytes. The end is exclusive.
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`

	Related []Related `json:"related"`
	Proof   []Step    `json:"proof"` // in reports: the same places, see [Finding.Steps]
	Fixes   []Fix     `json:"fixes"`

	// Fingerprint names the finding across moved lines and renamed files.
	Fingerprint string `json:"fingerprint"`

	// Former are the fingerprints that it had under older names of its rule
	// and category, without ordinals.
	Former []string `json:"-"`

	URL string `json:"url"`
}

// Related is a place that explains a finding.
type Related struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// A Fix is one way to repair a finding.
type Fix struct {
	Message string `json:"message"`
	Safe    bool   `json:"safe"` // may be applied unseen
	Edits   []Edit `json:"edits"`
}

// An Edit replaces the bytes [Offset, End) of a file.
type Edit struct {
	File   string `json:"file"`
	Offset int    `json:"offset"`
	End    int    `json:"end"`
	New    string `json:"new"`
}

// An Error is a package that could not be analysed, or a rule that failed.
type Error struct {
	Package  string `json:"package"`
	Message  string `json:"message"`
	Position string `json:"position"` // file:line:column, or empty
}

// HasSafeFix reports whether -fix would repair the finding.
func (f Finding) HasSafeFix() bool {
	return slices.ContainsFunc(f.Fixes, func(fix Fix) bool { return fix.Safe })
}

// Normalize sorts findings by place and drops repetitions, which arise when
// a file belongs to several variants of a package.
func Normalize(list []Finding) []Finding {
	slices.SortStableFunc(list, compare)
	return slices.CompactFunc(list, func(a, b Finding) bool { return compare(a, b) == 0 })
}

func compare(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Category, b.Category),
		cmp.Compare(a.Message, b.Message),
	)
}
