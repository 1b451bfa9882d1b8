package analyzers_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
)

var update = flag.Bool("update", false, "write docs/rules instead of comparing it")

// TestDocs renders docs/rules from the rules' own prose and the policy.
func TestDocs(t *testing.T) {
	t.Parallel()
	dir := filepath.Join("..", "docs", "rules")
	pages := map[string]string{"README.md": index()}
	for _, r := range analyzers.Rules() {
		pages[r.Name+".md"] = page(t, r)
	}
	for name, want := range pages {
		path := filepath.Join(dir, name)
		if *update {
			if err := os.MkdirAll(dir, 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s is not what the rules say (%v); repair: go test ./analyzers -run TestDocs -update", path, err)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, ok := pages[e.Name()]; !ok {
			t.Errorf("docs/rules/%s belongs to no rule", e.Name())
		}
	}
}

const generated = "<!-- Written by go test ./analyzers -run TestDocs -update; the prose is in the rule's doc.go. -->\n\n"

func index() string {
	var b strings.Builder
	b.WriteString(generated)
	b.WriteString("# Rules\n\nIn order of priority: where two rules see the same place, the earlier one reports.\n\n")
	b.WriteString("| rule | | on by default | `-strict` | `-style` |\n|---|---|---|---|---|\n")
	for _, r := range analyzers.Rules() {
		fmt.Fprintf(&b, "| [%s](%s.md) | %s |", r.Name, r.Name, escape(title(r)))
		for _, tier := range []analyzers.Tier{analyzers.Default, analyzers.Strict, analyzers.Style} {
			var names []string
			for _, c := range r.Categories {
				if c.Tier == tier {
					names = append(names, fmt.Sprintf("[%s](%s.md#%s)", c.Name, r.Name, c.Name))
				}
			}
			fmt.Fprintf(&b, " %s |", strings.Join(names, ", "))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func title(r analyzers.Rule) string {
	first, _, _ := strings.Cut(r.Analyzer.Doc, "\n")
	return strings.TrimPrefix(first, r.Name+": ")
}

// sections are the headings that every rule's prose has, in this order;
// Options only where there are some.
var sections = []string{"What it finds", "Why it matters", "Example", "When it is silent", "Fix", "Options"}

var (
	heading  = regexp.MustCompile(`^(` + strings.Join(sections, "|") + `):?\s*`)
	category = regexp.MustCompile(`^(\w+)(?: \(\w+\))?:\s`)
)

// page renders a rule's page: the prose, with a heading for each section and
// each category, so that a finding's URL leads to what it is about.
func page(t *testing.T, r analyzers.Rule) string {
	t.Helper()
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s# %s\n\n%s\n\n", generated, r.Name, escape(capitalize(title(r))+"."))
	b.WriteString("| category | tier | fix | |\n|---|---|---|---|\n")
	for _, c := range r.Categories {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s |\n", c.Name, c.Name, c.Tier, c.Fix, escape(c.Summary))
	}
	_, prose, _ := strings.Cut(r.Analyzer.Doc, "\n")
	section := ""
	var seen, described []string
	for _, block := range blocks(prose) {
		if strings.HasPrefix(block, "\t") {
			fmt.Fprintf(&b, "\n```go\n%s\n```\n", outdent(block))
			continue
		}
		if m := heading.FindStringSubmatch(block); m != nil && !slices.Contains(seen, m[1]) {
			section = m[1]
			seen = append(seen, section)
			fmt.Fprintf(&b, "\n## %s\n", section)
			block = block[len(m[0]):]
		} else if m := category.FindStringSubmatch(block); m != nil && section == sections[0] {
			if _, ok := r.Category(m[1]); ok {
				described = append(described, m[1])
				fmt.Fprintf(&b, "\n### %s\n", m[1])
				block = block[len(m[0]):]
			}
		}
		if block != "" {
			fmt.Fprintf(&b, "\n%s\n", escape(capitalize(block)))
		}
	}
	for _, want := range sections[:5] {
		if !slices.Contains(seen, want) {
			t.Errorf("%s: doc.go has no section %q", r.Name, want)
		}
	}
	if !slices.IsSortedFunc(seen, func(a, b string) int { return slices.Index(sections, a) - slices.Index(sections, b) }) {
		t.Errorf("%s: sections are out of order: %q", r.Name, seen)
	}
	for _, c := range r.Categories {
		if !slices.Contains(described, c.Name) {
			t.Errorf("%s: doc.go does not describe category %s in a paragraph of its own", r.Name, c.Name)
		}
	}
	return b.String()
}

// blocks splits prose at blank lines, but keeps a code block together.
func blocks(prose string) []string {
	var out []string
	for part := range strings.SplitSeq(strings.TrimSpace(prose), "\n\n") {
		last := len(out) - 1
		if strings.HasPrefix(part, "\t") && last >= 0 && strings.HasPrefix(out[last], "\t") {
			out[last] += "\n\n" + part
			continue
		}
		out = append(out, strings.Trim(part, "\n"))
	}
	return out
}

func outdent(code string) string {
	lines := strings.Split(code, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimPrefix(l, "\t")
	}
	return strings.Join(lines, "\n")
}

func capitalize(s string) string {
	if s == "" || strings.HasPrefix(s, "context.") || strings.HasPrefix(s, "ctx") {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// escape keeps Markdown from reading *T and _ as emphasis.
func escape(s string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "<", `\<`, "|", `\|`).Replace(s)
}
