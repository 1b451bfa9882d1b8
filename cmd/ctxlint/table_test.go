package main

import (
	"flag"
	"fmt"
	"go/build"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
)

var update = flag.Bool("update", false, "write docs/integrations/doors.md and what testdata/cli compares")

// A note is a difference between a door and the command that is meant to be.
type note struct {
	text string
	// explains says whether a finding, which only one of the two has, is
	// such a difference.
	explains func(door string, extra bool, s seen, c *comparison) bool
}

var notes = []note{
	{"`//nolint` is golangci-lint's word, which the command knows too; `go vet` and the analyzers by themselves know `//ctxlint:ignore` only. " +
		"nogo honours `//nolint` itself, the harness does not.",
		func(door string, extra bool, s seen, c *comparison) bool {
			return (door == vetDoor || door == nogoDoor) && extra && strings.Contains(c.source(s), "//nolint")
		}},
	{"go vet refuses a package with a test function that has not exactly the signature `func(*testing.T)`, by the letter. Some cases have.",
		func(door string, extra bool, s seen, c *comparison) bool {
			return door == vetDoor && !extra && strings.Contains(c.vetSays, "/"+path.Dir(s.file)+"/") && strings.HasSuffix(s.file, "_test.go")
		}},
	{"What a file for another system calls is not known to nogo, which gives rules no such files.",
		func(door string, extra bool, s seen, c *comparison) bool {
			return door == nogoDoor && extra && s.rule() == "ctxleak" && strings.HasSuffix(s.message, "when the work under the context is done (ctxleak)") && c.otherSystem(s)
		}},
	{"nogo tells a rule no module, so that a key type of another package may be the own module's agreement, of which nothing is said.",
		func(door string, extra bool, s seen, _ *comparison) bool {
			return door == nogoDoor && !extra && s.rule() == "ctxkey" && strings.Contains(s.message, "of another package")
		}},
	{"Where rules see one place, the suite reports the finding of one. nogo runs each rule alone and reports all.",
		func(door string, extra bool, s seen, c *comparison) bool {
			return door == nogoDoor && extra && c.otherRuleNear(s)
		}},
}

const (
	commandDoor  = "`ctxlint`"
	vetDoor      = "`go vet`"
	golangciDoor = "golangci-lint"
	nogoDoor     = "nogo"
)

// TestTable sends the cases of all rules through all doors, with all
// categories on, and keeps the table of docs/integrations/doors.md. What
// golangci-lint says is compared in full runs only; else its column is left
// as it is.
func TestTable(t *testing.T) {
	if testing.Short() {
		t.Skip("analyses all cases four times")
	}
	dir := corpus(t)
	c := &comparison{dir: dir, command: viaCommand(t, dir, "-rules=all", "-module=false")}
	columns := []string{commandDoor, vetDoor, golangciDoor, nogoDoor}
	rows := map[string][]string{} // cells by rule
	page := filepath.Join("..", "..", "docs", "integrations", "doors.md")
	old, err := os.ReadFile(page)
	if err != nil && !*update {
		t.Fatal(err)
	}
	for _, rule := range c.rules() {
		rows[rule] = []string{"reports", "", oldCell(old, rule, columns), ""}
	}
	var flags []string
	for _, r := range analyzers.Rules() {
		if rows[r.Name] == nil {
			t.Errorf("no case makes %s report anything", r.Name)
		}
		on := categories(analyzers.Rules(), r.Name)
		flags = append(flags, "-"+r.Name+".categories="+on, "-"+r.Name+".assumed="+on)
	}
	fill := func(column int, got []seen) {
		for rule, cell := range c.compare(t, columns[column], got) {
			if rows[rule] == nil {
				t.Errorf("%s: %s reports, which the command does not", columns[column], rule)
				continue
			}
			rows[rule][column] = cell
		}
	}
	viaVet, says := vet(t, dir, flags...)
	c.vetSays = says
	fill(1, viaVet)
	fill(3, viaNogo(t, dir))
	if full {
		l := linted{golangci(t), dir, []string{"GOLANGCI_LINT_CACHE=" + t.TempDir()}}
		l.configure(t, "          rules: [all]\n")
		fill(2, l.findings(t))
	}
	text := c.page(columns, rows)
	if *update {
		if err := os.WriteFile(page, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if text != string(old) {
		t.Errorf("%s is not what the doors say: go test ./cmd/ctxlint -run TestTable -update; want\n%s", page, text)
	}
}

// oldCell is what the page has, so that a run without golangci-lint keeps it.
func oldCell(page []byte, rule string, columns []string) string {
	row := regexp.MustCompile(`(?m)^\| ` + rule + ` \|(.*)\|$`).FindSubmatch(page)
	if row == nil {
		return "not run"
	}
	cells := strings.Split(string(row[1]), "|")
	return strings.TrimSpace(cells[slices.Index(columns, golangciDoor)])
}

// A comparison holds the command's findings against those of another door.
type comparison struct {
	dir     string
	command []seen
	files   map[string][]string // lines, by name
	vetSays string              // go vet's own words
	noted   []int               // indexes of notes, as they are numbered on the page
}

var ruleOf = regexp.MustCompile(`\((\w+)\)$`)

func (s seen) rule() string {
	if m := ruleOf.FindStringSubmatch(s.message); m != nil {
		return m[1]
	}
	return "?"
}

// rules are those that the command reports something for.
func (c *comparison) rules() []string {
	all := map[string]bool{}
	for _, s := range c.command {
		all[s.rule()] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// compare returns a cell for each rule. A difference that no note explains is
// an error.
func (c *comparison) compare(t *testing.T, door string, got []seen) map[string]string {
	t.Helper()
	cells := map[string][]int{}
	for _, rule := range c.rules() {
		cells[rule] = nil
	}
	explain := func(list []seen, extra bool) {
		for _, s := range list {
			i := slices.IndexFunc(notes, func(n note) bool { return n.explains(door, extra, s, c) })
			if i < 0 {
				t.Errorf("%s: %s\n%s", door, map[bool]string{true: "not a finding of the command", false: "missing"}[extra], show([]seen{s}))
				continue
			}
			t.Logf("%s, extra %t: note %d\n%s", door, extra, i, show([]seen{s}))
			if !slices.Contains(c.noted, i) {
				c.noted = append(c.noted, i)
			}
			if !slices.Contains(cells[s.rule()], i) {
				cells[s.rule()] = append(cells[s.rule()], i)
			}
		}
	}
	explain(without(c.command, got), false)
	explain(without(got, c.command), true)
	t.Logf("%s: %d findings, the command %d", door, len(got), len(c.command))
	out := map[string]string{}
	for rule, because := range cells {
		out[rule] = "same"
		for _, i := range because {
			out[rule] += fmt.Sprintf(", but [%d]", slices.Index(c.noted, i)+1)
		}
	}
	return out
}

// without returns what is in a and not in b; each counts once.
func without(a, b []seen) (rest []seen) {
	for _, s := range a {
		if !slices.Contains(b, s) && !slices.Contains(rest, s) {
			rest = append(rest, s)
		}
	}
	return rest
}

// source is the line of a finding.
func (c *comparison) source(s seen) string {
	if c.files == nil {
		c.files = map[string][]string{}
	}
	lines, ok := c.files[s.file]
	if !ok {
		text, err := os.ReadFile(filepath.Join(c.dir, filepath.FromSlash(s.file)))
		if err != nil {
			return ""
		}
		lines = strings.Split(string(text), "\n")
		c.files[s.file] = lines
	}
	if s.line > len(lines) {
		return ""
	}
	// A comment of its own is above what it is about.
	return strings.Join(lines[max(0, s.line-2):s.line], "\n")
}

// otherSystem reports whether the package has a file that is not built here.
func (c *comparison) otherSystem(s seen) bool {
	pkg, err := build.ImportDir(filepath.Join(c.dir, filepath.FromSlash(path.Dir(s.file))), 0)
	return err == nil && len(pkg.IgnoredGoFiles) > 0
}

// otherRuleNear reports whether the command has a finding of another rule at
// the same line or one of the two around it: no statement of a fixture that
// two rules look at is longer.
func (c *comparison) otherRuleNear(s seen) bool {
	return slices.ContainsFunc(c.command, func(other seen) bool {
		return other.file == s.file && other.rule() != s.rule() && max(other.line-s.line, s.line-other.line) <= 2
	})
}

func (c *comparison) page(columns []string, rows map[string][]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# The same findings through every door

Written by a test, `+"`TestTable` in `cmd/ctxlint`"+`. It makes one module of the test cases of all rules, and modules of their own of the stubs
that they import, and analyses it with every category on through

* %[1]s: `+"`ctxlint -module=false -rules all ./...`"+`; without that flag the packages of a module decide together what one of them
  leaves open, which no other door can: callers refute some findings, and prove others
* %[2]s: `+"`go vet -vettool=ctxlint`"+`, the categories of each rule as flags
* %[3]s: the real one, v2.15.0, with ctxlint as a plugin and `+"`rules: [all]`"+`
* %[4]s: a harness that drives each rule as Bazel's nogo does; Bazel itself was not run

More than %[5]d findings are compared, each by file, line, column and message. "Same" means all of them; a difference that no note
explains fails the test.

`, commandDoor, vetDoor, golangciDoor, nogoDoor, len(c.command)/500*500)
	fmt.Fprintf(&b, "| rule | %s |\n|---%s|\n", strings.Join(columns, " | "), strings.Repeat("|---", len(columns)))
	for _, rule := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(&b, "| %s | %s |\n", rule, strings.Join(rows[rule], " | "))
	}
	for n, i := range c.noted {
		fmt.Fprintf(&b, "\n[%d] %s\n", n+1, notes[i].text)
	}
	b.WriteString(`
What the page cannot show, because it is about how a door is set up: each door's own page says what differs in settings, fixes and exit
status. ` + "`ctxlint.yaml`" + ` and baselines are the command's alone: [config.md](../config.md#what-it-cant-say-yet). golangci-lint is told to drop nothing here (` + "`max-same-issues`, `max-issues-per-linter`, `uniq-by-line`" + `).
Doors that no test opens, because they need other programs, were tried by hand: [tried.md](tried.md).
`)
	return b.String()
}
