package analyzers_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
)

// A tally is how many of how many.
type tally [2]int

// A contact is a line of docs/first-contact.jsonl: what a version of ctxlint
// was worth on projects, or on bugs, that nothing had been tuned on.
type contact struct {
	Round, Date string
	Kind        string // precision or recall
	CtxLint     string `json:"ctxlint"` // the commit
	Projects    map[string]struct {
		Rev                    string
		Lines, Modules, Failed int
	}

	// Precision.
	Tier               string
	Flags              []string
	Right, All         int
	Roots              tally
	Misleading         tally
	BadFixes           tally  `json:"bad_fixes"`
	Agreement          *tally // of two readers on the same findings
	Categories, Causes map[string]tally

	// Recall.
	Cases   int
	Percent *tally // by default, and by all tiers
	Default int
	Hits    int `json:"all_tiers"`
	Peers   *tally
}

func contacts(t *testing.T) (list []contact) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "docs", "first-contact.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		var c contact
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatalf("docs/first-contact.jsonl: %v", err)
		}
		list = append(list, c)
	}
	return list
}

// TestContacts renders docs/precision.md and docs/recall.md from the ledger.
func TestContacts(t *testing.T) {
	t.Parallel()
	list := contacts(t)
	compare(t, filepath.Join("..", "docs", "precision.md"), precisionPage(list))
	compare(t, filepath.Join("..", "docs", "recall.md"), recallPage(list))
}

const contactMark = "<!-- Written by go test ./analyzers -run TestContacts -update, from docs/first-contact.jsonl. -->\n\n"

const precisionHead = `# Precision

What a finding is worth on a project that nobody tuned ctxlint for. Only **first contact** counts: a project that was never run, read or
fetched for tuning before; its findings are all judged before any rule is touched because of them, and the numbers are written down
as they came, in [first-contact.jsonl](first-contact.jsonl). From then on the project is a tuning project, and says only whether something broke.

A reader who did not write the rule opens the place, follows callers, callees and lifetimes as far as the claim needs, and judges as the
project's senior maintainer would. A finding is *right* if that maintainer would change the code, or agree that it breaks the convention
and take a patch; what is true to the letter but would be shrugged at is not right. A *root cause* counts once, however many findings
it has. A message is *misleading* if it names the wrong cause, place or remedy, a fix *bad* if applying it there would do harm. A fifth of the
findings has a second reader. Intervals are Wilson's, at 95 %.

`

func precisionPage(list []contact) string {
	var b strings.Builder
	b.WriteString(contactMark + precisionHead)
	b.WriteString("| round | ctxlint | tier | projects | lines | right of all | by root cause | misleading | bad fixes | readers agree | right per 100,000 lines |\n")
	b.WriteString("|---|---|---|---|---|---|---|---|---|---|---|\n")
	var latest []contact
	for _, c := range list {
		if c.Kind != "precision" {
			continue
		}
		latest = append(slices.DeleteFunc(latest, func(d contact) bool { return d.Round != c.Round }), c)
		lines := 0
		for _, p := range c.Projects {
			lines += p.Lines
		}
		agree, rate := "", ""
		if c.Agreement != nil {
			agree = c.Agreement.String()
		}
		if c.Tier == analyzers.Default.String() {
			rate = fmt.Sprintf("%.1f", 1e5*float64(c.Right)/float64(max(lines, 1)))
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %d | **%s** | %s | %s | %s | %s | %s |\n", c.Round, c.CtxLint, strings.Join(append([]string{c.Tier}, c.Flags...), " "),
			strings.Join(slices.Sorted(maps.Keys(c.Projects)), ", "), lines, tally{c.Right, c.All}.wilson(), c.Roots, c.Misleading, c.BadFixes, agree, rate)
	}
	b.WriteString("\nOf the strict tier a sample was judged. What the rounds taught is in [design.md](design.md), \"What first contact taught\".\n")
	for _, c := range latest {
		fmt.Fprintf(&b, "\n## Round %s, %s tier, by category\n\n| category then | category today | right of all | root causes |\n|---|---|---|---|\n", c.Round, c.Tier)
		names := slices.SortedFunc(maps.Keys(c.Categories), func(x, y string) int {
			return cmp.Or(c.Categories[y][1]-c.Categories[x][1], strings.Compare(x, y))
		})
		for _, name := range names {
			today, _ := analyzers.Renamed(name)
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", name, cmp.Or(today, name), c.Categories[name].wilson(), c.Causes[name])
		}
	}
	b.WriteString(unproven(list))
	return b.String()
}

// unproven names the rules that said too little for their worth to be known.
func unproven(list []contact) string {
	said := map[string]int{}
	for _, c := range list {
		if c.Kind == "precision" && c.Tier == analyzers.Default.String() {
			for name, n := range c.Categories {
				if today, ok := analyzers.Renamed(name); ok {
					name = today
				}
				rule, _, _ := strings.Cut(name, "/")
				said[rule] += n[1]
			}
		}
	}
	var names []string
	for _, r := range analyzers.Rules() {
		speaks := slices.ContainsFunc(r.Categories, func(c analyzers.Category) bool { return c.Tier == analyzers.Default })
		if speaks && said[r.Name] < 5 {
			names = append(names, fmt.Sprintf("%s (%d)", r.Name, said[r.Name]))
		}
	}
	return "\n## Unproven on real code\n\nRules that said fewer than five things by default in all rounds together. Their evidence is their fixtures, and for some the kernels and" +
		" the leak tests of `analyzers/internal/proof`:\n" + strings.Join(names, ", ") + ".\n"
}

const recallHead = `# Recall

What ctxlint finds of real bugs: each is pinned to a line of the parent of the commit that fixed it. Only bugs that nobody had seen when
the rules were written count. A bug is decidable if its code shows it; what only somebody who knows the program can tell is left out. A case is
hit if a finding stands on its lines.

| round | ctxlint | from | cases | by default | by all tiers | other linters together |
|---|---|---|---|---|---|---|
`

func recallPage(list []contact) string {
	var b strings.Builder
	b.WriteString(contactMark + recallHead)
	for _, c := range list {
		if c.Kind != "recall" {
			continue
		}
		defaults, all, peers := tally{c.Default, c.Cases}.wilson(), tally{c.Hits, c.Cases}.wilson(), ""
		if c.Percent != nil {
			defaults, all = fmt.Sprintf("%d %%", c.Percent[0]), fmt.Sprintf("%d %%", c.Percent[1])
		}
		if c.Peers != nil {
			peers = c.Peers.String()
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %d | **%s** | %s | %s |\n", c.Round, c.CtxLint, strings.Join(slices.Sorted(maps.Keys(c.Projects)), ", "), c.Cases, defaults, all, peers)
	}
	b.WriteString("\nThe other linters are lostcancel, contextcheck, fatcontext, noctx, containedctx, errorlint, forcetypeassert, SA1012, SA1029, SA4009 and SA4011.\n" +
		"Numbers on bugs that the rules were built with are not recall: there, all tiers once found 107 of 113.\n")
	return b.String()
}

func (t tally) String() string {
	if t[1] == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", t[0], t[1])
}

// wilson adds the rate in percent with its interval.
func (t tally) wilson() string {
	if t[1] == 0 {
		return ""
	}
	const z = 1.96
	n, p := float64(t[1]), float64(t[0])/float64(t[1])
	d := 1 + z*z/n
	mid, half := (p+z*z/(2*n))/d, z*math.Sqrt(p*(1-p)/n+z*z/(4*n*n))/d
	return fmt.Sprintf("%v, %.0f %% (%.0f to %.0f)", t, 100*p, 100*(mid-half), 100*(mid+half))
}
