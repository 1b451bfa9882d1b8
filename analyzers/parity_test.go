package analyzers_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
)

// An idea is a row of testdata/peers/ideas.txt.
type idea struct {
	section, text, peers string
	rules, fixtures      []string
	remark               string
}

func readIdeas(t *testing.T) []idea {
	t.Helper()
	content, err := os.ReadFile("../testdata/peers/ideas.txt")
	if err != nil {
		t.Fatal(err)
	}
	var ideas []idea
	section := ""
	for i, line := range strings.Split(string(content), "\n") {
		if title, ok := strings.CutPrefix(line, "## "); ok {
			section = title
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "|")
		if len(fields) != 5 {
			t.Fatalf("line %d: %d fields, want 5", i+1, len(fields))
		}
		for j := range fields {
			fields[j] = strings.TrimSpace(fields[j])
		}
		d := idea{section: section, text: fields[0], peers: fields[1], remark: fields[4]}
		if fields[2] != "-" {
			d.rules = strings.Split(fields[2], ", ")
			d.fixtures = strings.Split(fields[3], ", ")
		}
		ideas = append(ideas, d)
	}
	return ideas
}

// check says what is wrong with a row: a rule or category that does not exist,
// a rule without a fixture of its own, a fixture that expects nothing.
func (d idea) check(t *testing.T) {
	t.Helper()
	if len(d.rules) == 0 && d.remark == "" {
		t.Errorf("%s: not covered, and no reason", d.text)
	}
	for _, name := range d.rules {
		rule, category, narrow := strings.Cut(name, "/")
		row, ok := policy.Of(rule)
		if !ok {
			t.Errorf("%s: there is no rule %s", d.text, rule)
			continue
		}
		if _, ok := row.Category(category); narrow && !ok {
			t.Errorf("%s: %s has no category %s", d.text, rule, category)
		}
		if !slices.ContainsFunc(d.fixtures, func(f string) bool { return strings.HasPrefix(f, rule+"/") }) {
			t.Errorf("%s: no fixture of %s", d.text, rule)
		}
	}
	for _, fixture := range d.fixtures {
		if !expects(t, fixture) {
			t.Errorf("%s: fixture %s is not there, or expects no finding", d.text, fixture)
		}
	}
}

// expects reports whether a declaration of a case expects a finding; if none is
// named, any will do.
func expects(t *testing.T, fixture string) bool {
	t.Helper()
	dir, name, named := strings.Cut(fixture, ":")
	found := false
	err := filepath.WalkDir(filepath.Join("..", "testdata", "src", dir), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, group := range file.Comments {
			for _, c := range group.List {
				if strings.Contains(c.Text, "// want ") {
					found = found || !named || slices.Contains(declared(fset, file, c.Pos()), name)
				}
			}
		}
		return nil
	})
	return err == nil && found
}

// declared names the declarations whose lines a position is in.
func declared(fset *token.FileSet, file *ast.File, pos token.Pos) []string {
	line := fset.Position(pos).Line
	within := func(n ast.Node) bool {
		return fset.Position(n.Pos()).Line <= line && line <= fset.Position(n.End()).Line
	}
	var names []string
	for _, decl := range file.Decls {
		if !within(decl) {
			continue
		}
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			names = append(names, decl.Name.Name)
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					if within(spec) {
						names = append(names, spec.Name.Name)
					}
				case *ast.ValueSpec:
					if within(spec) {
						names = append(names, spec.Names[0].Name)
					}
				}
			}
		}
	}
	return names
}

// cells are the tiers and fixes of what a row names.
func (d idea) cells() (rules, tiers, fixes string) {
	var links, tier, fix []string
	for _, name := range d.rules {
		rule, category, narrow := strings.Cut(name, "/")
		row, _ := policy.Of(rule)
		links = append(links, fmt.Sprintf("[%s](rules/%s.md%s)", name, rule, map[bool]string{true: "#" + category}[narrow]))
		for _, c := range row.Categories {
			if !narrow || c.Name == category {
				tier = append(tier, c.Tier.String())
				fix = append(fix, c.Fix.String())
			}
		}
	}
	return strings.Join(links, ", "), among(tier, "default", "strict", "style"), among(fix, "safe", "suggested", "none")
}

// among lists those words that occur, in the order given.
func among(words []string, order ...string) string {
	return strings.Join(slices.DeleteFunc(order, func(w string) bool { return !slices.Contains(words, w) }), ", ")
}

// TestParity renders docs/peers.md.
func TestParity(t *testing.T) {
	t.Parallel()
	ideas := readIdeas(t)
	var b strings.Builder
	b.WriteString("<!-- Written by go test ./analyzers -run TestParity -update, from testdata/peers. -->\n\n")
	b.WriteString(parityHead)
	section := ""
	covered := 0
	for _, d := range ideas {
		d.check(t)
		if d.section != section {
			section = d.section
			fmt.Fprintf(&b, "\n### %s\n\n| idea | who has it | ctxlint | tier | fix | fixture | |\n|---|---|---|---|---|---|---|\n", section)
		}
		rules, tiers, fixes := d.cells()
		if rules == "" {
			rules = "no"
		} else {
			covered++
		}
		var fixtures []string
		for _, f := range d.fixtures {
			dir, name, _ := strings.Cut(f, ":")
			fixtures = append(fixtures, strings.TrimSpace(fmt.Sprintf("[%s](../testdata/src/%s) %s", dir, dir, name)))
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s |\n",
			escape(d.text), escape(d.peers), rules, tiers, fixes, strings.Join(fixtures, ", "), escape(d.remark))
	}
	fmt.Fprintf(&b, "\n%d of %d ideas are covered.\n", covered, len(ideas))
	b.WriteString(totals(t))
	compare(t, filepath.Join("..", "docs", "peers.md"), b.String())
}

const parityHead = `# Peers

What other static checks find in the use of contexts, who they are, and which rule of ctxlint covers it. A row that
ctxlint doesn't cover says why. What it means for a configuration is in [migrate.md](migrate.md); single shapes of code that
none of them judges rightly are in [shapes.md](shapes.md).

## Ideas
`

// totals renders what TestPeers found.
func totals(t *testing.T) string {
	t.Helper()
	content, err := os.ReadFile(totalsFile)
	if err != nil {
		t.Error(err)
		return ""
	}
	var b strings.Builder
	b.WriteString("\n## Their test suites\n\nEach finding that a peer's own test suite expects is met, or declined with a reason in\n" +
		"[declined.txt](../testdata/peers/declined.txt); so is what ctxlint finds there beyond.\n" +
		"The rules ran with their default categories, and those that are named.\n\n" +
		"| suite | rules | expected | met | declined | beyond |\n|---|---|---|---|---|---|\n")
	for line := range strings.SplitSeq(strings.TrimSpace(string(content)), "\n") {
		if !strings.HasPrefix(line, "#") {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(strings.Split(line, "\t"), " | "))
		}
	}
	return b.String()
}

const (
	totalsFile = "../testdata/peers/totals.txt"
	totalsHead = "# Written by CTXLINT_PEERS=directory go test ./analyzers -run TestPeers -update.\n"
)

// compare compares a generated page with the one on disk, or writes it.
func compare(t *testing.T, path, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s is not up to date (%v); repair: go test ./analyzers -run %s -update", path, err, t.Name())
	}
}
