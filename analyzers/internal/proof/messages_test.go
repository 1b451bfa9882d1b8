package proof_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

// TestMessages renders docs/messages.md: what each category says, once, and the
// line of a fixture that it says it of.
func TestMessages(t *testing.T) {
	t.Parallel()
	rules := analyzers.Rules()
	sections := make([]string, len(rules))
	var wg sync.WaitGroup
	for i, r := range rules {
		wg.Go(func() { sections[i] = messages(t, r) })
	}
	wg.Wait()
	text := messagesHead + strings.Join(sections, "")
	path := filepath.Join("..", "..", "..", "docs", "messages.md")
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if got, err := os.ReadFile(path); err != nil || string(got) != text {
		t.Errorf("%s is not what the rules say (%v); repair: go test ./analyzers/internal/proof -run TestMessages -update", path, err)
	}
}

const messagesHead = `<!-- Written by go test ./analyzers/internal/proof -run TestMessages -update, from testdata/src. -->

# Messages

One real message for each category, and the line of a fixture where it stands. What follows "assuming" is a step that the
code does not show: such findings need -strict.
`

// messages are those of a rule: of its first fixtures, proven ones first.
func messages(t *testing.T, r analyzers.Rule) string {
	dirs, err := filepath.Glob(filepath.Join(linttest.TestData(), "src", r.Name, "*"))
	if err != nil {
		t.Error(err)
	}
	first := []string{"basic", "doc"}
	slices.SortStableFunc(dirs, func(a, b string) int {
		return slices.Index(first, filepath.Base(b)) - slices.Index(first, filepath.Base(a))
	})
	said := make(map[string]string)
	for _, dir := range dirs {
		if len(said) == len(r.Categories) {
			break
		}
		all := analyzers.Alone()
		own := slices.IndexFunc(all, func(a *analysis.Analyzer) bool { return a.Name == r.Name })
		findings := linttest.Load(t, r.Name+"/"+filepath.Base(dir), all[own:own+1], nil).Findings()
		slices.SortStableFunc(findings, func(a, b linttest.Finding) int { return proven(a) - proven(b) })
		for _, f := range findings {
			if said[f.Category] == "" {
				message := strings.TrimSuffix(f.Message, " ("+r.Name+")")
				said[f.Category] = fmt.Sprintf("\n* **%s** at `%s`\\\n  %s\n", f.Category, lineOf(t, f), markdown.Replace(message))
			}
		}
	}
	text := "\n## " + r.Name + "\n"
	for _, c := range r.Categories {
		if said[c.Name] == "" {
			t.Errorf("%s/%s: no fixture has a message", r.Name, c.Name)
		}
		text += said[c.Name]
	}
	return text
}

var markdown = strings.NewReplacer("*", `\*`, "_", `\_`, "<", `\<`, "|", `\|`)

func proven(f linttest.Finding) int {
	if f.Assumed {
		return 1
	}
	return 0
}

var comment = regexp.MustCompile(`\s*//.*$`)

func lineOf(t *testing.T, f linttest.Finding) string {
	content, err := os.ReadFile(filepath.Join(linttest.TestData(), "src", f.Pos.Filename))
	if err != nil {
		t.Error(err)
		return ""
	}
	line := strings.Split(string(content), "\n")[f.Pos.Line-1]
	return strings.ReplaceAll(strings.TrimSpace(comment.ReplaceAllString(line, "")), "`", "'")
}
