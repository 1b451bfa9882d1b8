package output

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// Summary says in a line how many findings there are, of which tiers and
// rules, and how many can be repaired.
func Summary(findings []finding.Finding) string {
	if len(findings) == 0 {
		return "no findings"
	}
	tiers, rules := newTally(), newTally()
	safe, unsafe := 0, 0
	for _, f := range findings {
		tiers.add(f.Tier)
		rules.add(f.Rule)
		switch {
		case f.HasSafeFix():
			safe++
		case len(f.Fixes) > 0:
			unsafe++
		}
	}
	parts := []string{plural(len(findings), "finding")}
	if len(tiers.names) > 1 {
		parts[0] += " (" + tiers.String() + ")"
	}
	parts[0] += ": " + rules.String()
	if safe > 0 {
		parts = append(parts, fmt.Sprintf("%d fixable with -fix", safe))
	}
	if unsafe > 0 {
		more := "with -fix -unsafe"
		if safe > 0 {
			more = "more " + more
		} else {
			more = "fixable " + more
		}
		parts = append(parts, fmt.Sprintf("%d %s", unsafe, more))
	}
	return strings.Join(parts, "; ")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

type tally struct {
	names []string
	count map[string]int
}

func newTally() *tally { return &tally{count: map[string]int{}} }

func (t *tally) add(name string) {
	if t.count[name] == 0 {
		t.names = append(t.names, name)
	}
	t.count[name]++
}

// String lists the names, the most frequent first.
func (t *tally) String() string {
	slices.SortFunc(t.names, func(a, b string) int {
		if t.count[a] != t.count[b] {
			return t.count[b] - t.count[a]
		}
		return strings.Compare(a, b)
	})
	var parts []string
	for _, name := range t.names {
		parts = append(parts, fmt.Sprintf("%d %s", t.count[name], name))
	}
	return strings.Join(parts, ", ")
}
