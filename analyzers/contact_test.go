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
	"strconv"
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
	Kind        string // precision, recall, or planned
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
	// Planned, and perhaps run: what was said and waits for its readers.
	Said        map[string]int
	Judged      int
	JudgedRight int   `json:"judged_right"`
	JudgedRoots tally `json:"judged_roots"`

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

What a finding is worth on a project that nobody tuned ctxlint for. Rounds on such projects, as they came:

`

const precisionTail = `
Of the strict tier a sample was judged. Intervals are Wilson's, at 95 %. Of the 128 right findings 10 had a misleading message, and 5 of their 79
fixes were bad. Of the 33 default fixes in categories whose fixes could be safe, so that -fix alone applies them, 11 were bad, eight of them ctxerr/compare.

## How it is measured

Only **first contact** counts: the project was never run, read or fetched before; all findings (of the strict tier a sample) are judged
before any rule is touched because of them; and the numbers are written into [first-contact.jsonl](first-contact.jsonl) before anything
changes. Afterwards the project is a tuning project for good.

A reader who did not write the rule opens the place, follows callers, callees and lifetimes as far as the claim needs, and judges as the
project's senior maintainer would. *Right*: that maintainer would change the code, or agree that it breaks the convention
and take a patch. Not right: what is false, what is so on purpose, and what is true to the letter but would be shrugged at. A *root cause*
counts once in a category, however many findings it has. It is right if one of them is (88 in round 0), or, in the table by category, if
most of them are (87). A message is *misleading* if it names the wrong cause, place or remedy, a fix *bad* if applying it there would do
harm. A second reader judges about a fifth of the findings.

## What was not right, and why

Of the 148 default findings of round 0 that were not right, 79 were wrong and 69 were shrugged at. Most lacked a notion, not a guard:

* **Whose life bounds a context.** A parameter that no caller ever gives an end cannot end; one that lives as long as the process makes a pause of a second unimportant.
* **What the callee does with it.** It may wait on the context, check it once, stop a goroutine with it, or only read values. Only who waits on it "keeps running" without it.
* **How long it can take.** Three pauses of 100 ms, five turns, a command that is over at once.
* **The far end of a channel.** Room for all that is sent, a receiver that always receives, a pool of tokens, a drain until the close.
* **What closes a connection.** A guard that closes it when the context ends binds all reads and writes, also without the context as an argument.
* **What was meant.** A root in a Done arm, a context put together by hand from a limit and a value, work past the point of no return.

Of the rounds after it, what had to be learnt:

* **Work that must be done to its end.** A delete, a save in several steps, a clean-up after what cannot be taken back: the caller's cancellation would leave half of it.
* **Whose transaction it is.** What a transaction begun under the context executes ends with it; the form with a context adds little.
* **A context that never ends.** A command line's program that is run without one hands out context.Background, store layers detach before they call.
* **Who dictates a name, a key, a signature.** The interface that a method implements, the framework that finds values under strings only, the middleware that always stores.
* **Who holds the cancel function.** A context made once for the process, or one whose maker ends it himself, is not its caller's to cancel.
* **A proof that was none.** A callee that checks its context on entry and never again is not stopped by it.

Round 3 is smaller than a round should be (74 findings, and two projects of twelve need a newer Go than the machine had). Round 4 is its first
fifteen projects and eight more, named when those had said 88 things, since a round needs 100; of strict, the fifteen alone. Of gitlab-runner,
livekit, goreleaser, trivy and vikunja, and of memos in round 5, an older commit was taken, whose modules load. Round 5 is smaller again: 82.

What rounds 4 and 5 refuted by default, most findings first: tickers that poll a flag where no context is in reach and nobody waits (13),
a mock whose header is older than Go's convention for generated files (8), channels with computed room (4 of 12 hangs), what a test leaves
behind, lines on which another linter had been answered, spans that the callee makes no use of, keys that are names of claims or fields,
contexts that no caller ever cancels. Each is a notion now.

Round 6 had the first word on what these and many bugs had taught, and on 31 projects: 55 of 100 findings, 69 of 100 root causes, as ever.
ctxlint crashed on three of them (a function that returns a channel it has from itself; mended), which count as not said. Most findings: a
lookup in code that only a script engine calls (31), the order of parameters in an interface that others implement (7), a context that goes
to the only receiver of a channel (5), locks and writes that must be completed (5), test doubles and servers made for tests (13). So
what an earlier round taught does not lift a category: the ceiling is taken by the letter now. Ten categories became strict, and
what assumes a step in twelve, where under three in five were right, a matter of style.

The standard library was run once (Go 1.26.8, default tier): 1 of 5. The others are a benchmark's loop, a
test's child that hangs on purpose, a nil for a parameter that the callee leaves unnamed, and a translation of the very sentinels. cmd was run once, after
round 8: 1 of 101, or 1 of 3 causes, as in 98 functions the loader's state stands for the receiver that it is to become.

Round 7 was the largest, 52 projects and 6.4 million lines, and the first after those ceilings: 71 of 100 findings, 72 of 100 root causes;
strict 58 of 100. Of the 83 that were not right, dendrite has 42: statements prepared on a database that is a file (17), start-up code whose callers
have a context that nothing cancels yet (16), writes that complete what cannot be taken back (7). Nine are calls
through an interface that never reach the code they seem to reach. Three projects have 173 of the 287; outside of them 79 of 114 are right. LocalAI, buf, concourse, flyctl, pomerium
and ziti load in part, of docker/cli little: what did not load counts as not said. What -module=false adds was judged on every second project: two findings, both right.

Round 8 is the first with the ceilings of round 7: 103 of 246 findings, 55 of 82 causes; strict 53 of 100. Of 34 projects that were named, three are too big
to bring here (cosmos-sdk, k3s, owncast), tilt and tetragon's main module did not load, eventing, pyroscope and vcluster load in part, and ctxlint failed on a package of
argo-events (mended); of wal-g an older commit was taken. Three causes have 108 of the 143 that were not right: storj discards a cancel function 86 times that its maker keeps
and calls (two readers had a label each for it, which count as one), and two string keys of alist are also those of gin, which finds values under strings only (22); outside of these
two projects 84 of 118. What -module=false adds was looked for on every second project: nothing.

Round 9 is the first after roots were told apart by what is done under them, asked for or changed, which readers had labelled blindly in the earlier
rounds: ctxroot/root is right in 29 of 30 findings and 12 of 13 causes, after 59 of 76. In all: 101 of 144, 53 of 72 causes; strict 55 of 100.
No fix of a right finding was bad, five of their messages mislead. Of 46 projects that were named, one is too big to bring here (coder), and influxdb's head is no Go module; kuma, tiflow, cosmo, connect,
hertz, helm-controller, dnscontrol, venus, stash and fission load in part. Most of what was not right: the engine of answer is told to keep
requests from its contexts, said of 14 places that are one cause (12 not right); string keys that kitex publishes, as users name them (6); statements of a database that is a file, and statements whose failure
ends the program (12); a literal zero for a limit, which means "do not wait" (2).
The goal, 90 of 100 twice in a row, is far: nine rounds say 61, 72, 68, 69, 71, 55, 71, 42 and 70, and 62 to 74 of 100 causes. What stands in the way
is that each set of projects brings reasons that no earlier one had, most of them in what code is for: of the 34 causes that were not
right in round 7 thirteen repeat a reason that an earlier round had named and the model does not see; the others are new.

Others were slips: eleven findings of ctxspin did not know that testify's require.Fail never returns. In test files 4 of 32 were right.

## What follows

* The tier is the strength of the proof, not a count: default is what the code shows step by step, strict assumes another step and says
  which. One contract is granted: a context parameter may end. Style is about
  conventions, inventories, and assumptions that were mostly refuted.
* A category that misses the bar at first contact (under 80 % of at least five root causes) has a ceiling: its findings are strict,
  whatever their proof, until a later round lifts it.
* Six kinds that this tool is for stay default below the bar: a call whose form with a context is not used (75 of 96 causes),
  the cancel function that a path does not call (18 of 26) or that is discarded (9 of 16), which go vet reports as well, string keys (22 of 35), and
  clean-up under a context that is done (8 of 11) or may be (9 of 12). A root where a context is in scope was 59 of 76 in all rounds before the last, and 12 of 13 since it is told by what is done under it.
* A category of which fewer than five causes are known is default while more of them were right than wrong.
* What round 9 taught, run again over its projects, would have been 94 of 107 findings and 51 of 58 causes: a framework's engine is told once in a package; a zero that is written down,
  a key that is exported to other modules, a client whose timeout is seen, a failure that ends the program and a database within the process are assumed;
  a wait before its cancel is proven by who is waited for. Hindsight, as below.
* With the tiers that round 8 met, round 7 would have been 162 of 189 by default, and 68 of 84 causes: the next first contact said 55 of 82. So much for hindsight.
* An assumption that a round refutes is dropped, and with it its findings: strict is no attic.
* Until the next round, the numbers above are the best estimate that there is. That the changes since then help is hoped, not measured.

## What numbers of tuned projects are worth

This page once showed 49 of 50 and the like. Those projects had been read, and guards had been added for what was wrong there; they were
right because of that. First readings of smaller sets had given 52, 73 and 88 %, and here it was 46 %. Numbers of tuned projects,
these seven among them from now on, say that nothing broke of what was tuned. The git history has the tables.
`

// enough root causes make a category's rate worth showing, and the bar apply.
const enough = 5

func precisionPage(list []contact) string {
	var b strings.Builder
	b.WriteString(contactMark + precisionHead)
	b.WriteString("| round | ctxlint | tier | projects (heads) | lines | right of all | by root cause | misleading | bad fixes | readers agree | right per 100,000 lines |\n")
	b.WriteString("|---|---|---|---|---|---|---|---|---|---|---|\n")
	var latest []contact
	for _, c := range list {
		if c.Kind != "precision" {
			continue
		}
		if _, err := strconv.Atoi(c.Round); err == nil { // the standard library is no round among projects
			latest = append(slices.DeleteFunc(latest, func(d contact) bool { return d.Round != c.Round }), c)
		}
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
	for _, c := range list {
		// A plan of bugs to be mined is named after its round: it belongs to recall.
		_, bugs := strings.CutSuffix(c.Round, ", bugs")
		if c.Kind != "planned" || bugs || slices.ContainsFunc(list, func(o contact) bool { return o.Kind == "precision" && o.Round == c.Round }) {
			continue
		}
		fmt.Fprintf(&b, "\nRound %s is not fully judged yet. Its projects were named before the first run: %s.", c.Round, strings.Join(slices.Sorted(maps.Keys(c.Projects)), ", "))
		if c.CtxLint != "" {
			fmt.Fprintf(&b, " At the commits in the ledger ctxlint %s says %d things there by default and %d more by `-strict`; %d of the default ones have a verdict so far, each from one hasty reader: %d right, by root cause %v.",
				c.CtxLint, c.Said["default"], c.Said["strict"], c.Judged, c.JudgedRight, c.JudgedRoots)
		}
		b.WriteString("\n")
	}
	b.WriteString(precisionTail)
	fmt.Fprintf(&b, "\n## The latest round by category\n\nWith at least %d root causes; the others are in the ledger.\n\n", enough)
	b.WriteString("| tier then | category then | category today | its ceiling today | right of all | root causes |\n|---|---|---|---|---|---|\n")
	for _, c := range latest {
		b.WriteString(categoryRows(c))
	}
	b.WriteString(unproven(list))
	return b.String()
}

// categoryRows are the rows of the categories with enough root causes, and one of the rest.
func categoryRows(c contact) string {
	var b strings.Builder
	var rest, restCauses tally
	names := slices.SortedFunc(maps.Keys(c.Categories), func(x, y string) int {
		return cmp.Or(c.Causes[y][1]-c.Causes[x][1], strings.Compare(x, y))
	})
	for _, name := range names {
		if c.Causes[name][1] < enough {
			for i := range rest {
				rest[i] += c.Categories[name][i]
				restCauses[i] += c.Causes[name][i]
			}
			continue
		}
		today, _ := analyzers.Renamed(name)
		today = cmp.Or(today, name)
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", c.Tier, name, today, ceiling(today), c.Categories[name].wilson(), c.Causes[name])
	}
	fmt.Fprintf(&b, "| %s | the others | | | %s | %s |\n", c.Tier, rest.wilson(), restCauses)
	return b.String()
}

// ceiling is the ceiling of a category that is written rule/category.
func ceiling(name string) string {
	rule, category, _ := strings.Cut(name, "/")
	for _, r := range analyzers.Rules() {
		for _, c := range r.Categories {
			if r.Name == rule && c.Name == category {
				return c.Tier.String()
			}
		}
	}
	return "removed"
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
		if speaks && said[r.Name] < enough {
			names = append(names, fmt.Sprintf("%s (%d)", r.Name, said[r.Name]))
		}
	}
	return "\n## Unproven on real code\n\nRules that said fewer than five things by default in all rounds together. Their evidence is their fixtures, and for some the kernels and" +
		" the leak tests of `analyzers/internal/proof`:\n" + strings.Join(names, ", ") + ".\n"
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
