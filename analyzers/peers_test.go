package analyzers_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/lostcancel"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/analyzers/internal/peers"
	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// TestPeers runs the rules over other linters' test suites. CTXLINT_PEERS
// names a directory with clones of their repositories as owner+name/repo:
//
//	git clone --bare https://github.com/golang/tools golang+tools/repo
func TestPeers(t *testing.T) {
	root := os.Getenv("CTXLINT_PEERS")
	if root == "" {
		t.Skip("CTXLINT_PEERS is not set")
	}
	exceptions := readExceptions(t)
	var totals strings.Builder
	tw := tabwriter.NewWriter(&totals, 0, 0, 2, ' ', 0)
	rows := totalsHead
	fmt.Fprintln(tw, "suite\trules\texpected\tfound\tdeclined\textra")
	for _, s := range peers.Suites() {
		t.Run(s.Name, func(t *testing.T) {
			fixture, err := s.Fixture(t.Context(), peers.Mirror(root))
			if err != nil {
				t.Fatal(err)
			}
			rules := answering(t, s)
			switchOn(t, rules, s.Also)
			findings, err := peers.Analyze(t.TempDir(), fixture.Sources, rules)
			if err != nil {
				t.Fatal(err)
			}
			o := s.Compare(fixture.Wants, findings)
			for _, problem := range o.Problems(peers.For(s.Name, exceptions)) {
				t.Error(problem)
			}
			names := strings.Join(s.Rules, " ")
			if len(s.Also) > 0 {
				names += " with " + strings.Join(s.Also, " ")
			}
			row := fmt.Sprintf("%s\t%s\t%d\t%d\t%d\t%d\n", s.Name, names, o.Expected, o.Found, o.Expected-o.Found, o.Extras())
			fmt.Fprint(tw, row)
			rows += row
		})
	}
	if err := tw.Flush(); err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", &totals)
	if strings.Count(rows, "\n") == len(peers.Suites())+1 { // all of them ran
		compare(t, totalsFile, rows)
	}
}

// TestPeersHarness holds the harness itself to vet's lostcancel, which must
// find all that its own suite expects. It finds more here than under vet,
// because it learns from the syntax of dependencies, which is not loaded,
// that log.Fatal and its like do not return.
func TestPeersHarness(t *testing.T) {
	root := os.Getenv("CTXLINT_PEERS")
	if root == "" {
		t.Skip("CTXLINT_PEERS is not set")
	}
	for _, s := range peers.Suites() {
		if s.Name != "lostcancel" {
			continue
		}
		fixture, err := s.Fixture(t.Context(), peers.Mirror(root))
		if err != nil {
			t.Fatal(err)
		}
		findings, err := peers.Analyze(t.TempDir(), fixture.Sources, []*analysis.Analyzer{lostcancel.Analyzer})
		if err != nil {
			t.Fatal(err)
		}
		if o := s.Compare(fixture.Wants, findings); o.Found != s.Expected {
			t.Errorf("found %d of %d, missed %v", o.Found, s.Expected, o.Missed)
		}
	}
}

// TestExceptions needs no clones.
func TestExceptions(t *testing.T) {
	for _, e := range readExceptions(t) {
		if !slices.ContainsFunc(peers.Suites(), func(s peers.Suite) bool { return s.Name == e.Suite }) {
			t.Errorf("line %d: there is no suite %s", e.Line, e.Suite)
		}
	}
}

// answering returns the analyzers of the rules that answer for a suite. A peer
// knows nothing of our other rules, so ours answer each for itself.
func answering(t *testing.T, s peers.Suite) (rules []*analysis.Analyzer) {
	t.Helper()
	all := analyzers.Alone()
	for _, name := range s.Rules {
		i := slices.IndexFunc(all, func(a *analysis.Analyzer) bool { return a.Name == name })
		if i < 0 {
			t.Fatalf("there is no rule %s", name)
		}
		rules = append(rules, all[i])
	}
	return rules
}

// switchOn adds categories to the default ones of the rules that have them, for
// the time of a test.
func switchOn(t *testing.T, rules []*analysis.Analyzer, categories []string) {
	for _, a := range rules {
		flag := a.Flags.Lookup(wire.FlagCategories)
		before := flag.Value.String()
		t.Cleanup(func() {
			if err := flag.Value.Set(before); err != nil {
				t.Error(err)
			}
		})
		on := []string{before}
		rule, _ := policy.Of(a.Name)
		for _, category := range categories {
			if _, ok := rule.Category(category); ok {
				on = append(on, category)
			}
		}
		if err := flag.Value.Set(strings.Join(on, ",")); err != nil {
			t.Fatal(err)
		}
	}
}

func readExceptions(t *testing.T) []peers.Exception {
	t.Helper()
	f, err := os.Open("../testdata/peers/declined.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	list, err := peers.ReadExceptions(f)
	if err != nil {
		t.Fatal(err)
	}
	return list
}
