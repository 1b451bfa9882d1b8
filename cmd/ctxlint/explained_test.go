package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
)

const explainedHead = `<!-- Written by CTXLINT_TEST=full go test ./cmd/ctxlint -run TestExplained -update, from testdata/src/*/doc. -->

# One finding of each rule, explained

What [ctxlint explain](explain.md) says of the first bad line of each rule's page, and of a good one beside it where there is one.
`

// TestExplained renders docs/explained.md: what explain says of the examples of each
// rule's page.
func TestExplained(t *testing.T) {
	if !full {
		t.Skip("asks for some sixty explanations: CTXLINT_TEST=full")
	}
	dir := corpus(t)
	var page strings.Builder
	page.WriteString(explainedHead)
	for _, r := range analyzers.Rules() {
		file, text := examples(t, dir, r.Name)
		fmt.Fprintf(&page, "\n## %s\n", r.Name)
		bad, good := exampleLines(text)
		for _, line := range []int{bad, good} {
			if line == 0 {
				continue
			}
			place := fmt.Sprintf("%s:%d", filepath.ToSlash(file), line)
			stdout, stderr := execute(t, dir, nil, tool(t), "explain", "-strict", "-style", place, "./"+r.Name+"/doc/...")
			if len(stderr) > 0 {
				t.Errorf("%s: %s", place, stderr)
			}
			if line == bad && !bytes.Contains(stdout, []byte(r.Name+"/")) {
				t.Errorf("%s: the rule is not in its own explanation:\n%s", place, stdout)
			}
			code := strings.TrimSpace(strings.Split(string(text), "\n")[line-1])
			code, _, _ = strings.Cut(code, " // ")
			fmt.Fprintf(&page, "\n```go\n%s\n```\n\n```\n%s```\n", code, stdout)
		}
	}
	name := filepath.Join("..", "..", "docs", "explained.md")
	if *update {
		if err := writeFile(name, []byte(page.String())); err != nil {
			t.Fatal(err)
		}
		return
	}
	if old, err := os.ReadFile(name); err != nil || string(old) != page.String() {
		t.Errorf("%s is not what explain says (%v): CTXLINT_TEST=full go test ./cmd/ctxlint -run TestExplained -update", name, err)
	}
}

// examples returns the first file, below the module's directory, of a rule's page that
// has a bad line.
func examples(t *testing.T, dir, rule string) (file string, text []byte) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(dir, rule, "doc"), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".go" {
			return err
		}
		if text, err = os.ReadFile(name); err != nil {
			return err
		}
		if bad, _ := exampleLines(text); bad == 0 {
			return nil
		}
		if file, err = filepath.Rel(dir, name); err != nil {
			return err
		}
		return fs.SkipAll
	})
	if err != nil || file == "" {
		t.Fatalf("%s: no examples: %v", rule, err)
	}
	return file, text
}

// exampleLines returns the first line that has a finding, and the first that is said
// to be good; 0 is none.
func exampleLines(text []byte) (bad, good int) {
	lines := bufio.NewScanner(bytes.NewReader(text))
	for n := 1; lines.Scan(); n++ {
		_, comment, _ := strings.Cut(lines.Text(), " // ")
		switch {
		case bad == 0 && strings.HasPrefix(comment, "want "):
			bad = n
		case good == 0 && strings.HasPrefix(comment, "good"):
			good = n
		}
	}
	return bad, good
}

// TestExplainPage: docs/explain.md shows what the scripts of the command have.
func TestExplainPage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "explain.md"))
	if err != nil {
		t.Fatal(err)
	}
	for script, part := range map[string]string{"explain.txtar": "reported.txt", "explainsilent.txtar": "slots.txt"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cli", script))
		if err != nil {
			t.Fatal(err)
		}
		_, said, ok := bytes.Cut(text, []byte("-- "+part+" --\n"))
		said, _, end := bytes.Cut(said, []byte("\n-- "))
		if !ok || !end || !bytes.Contains(page, said) {
			t.Errorf("docs/explain.md does not have\n%s", said)
		}
	}
}
