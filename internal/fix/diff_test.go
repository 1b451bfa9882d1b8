package fix_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/fix"
)

// TestDiffApplies has git apply diffs of several hunks. A wrong line number in
// a header does not stop git as long as it finds the lines elsewhere, but then
// it says "offset".
func TestDiffApplies(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("no git")
	}
	var lines []string
	for i := range 100 {
		lines = append(lines, fmt.Sprintf("line %d", i), "}")
	}
	old := strings.Join(lines, "\n")
	for name, repl := range map[string][]string{
		"two changes in a hunk, then another": {"line 10\n", "LINE 10\n", "line 12\n", "LINE 12\n", "line 40\n", "LINE 40\n"},
		"lines added and removed":             {"line 10\n", "a\nb\nline 10\n", "line 12\n}\n", "", "line 40\n", "", "line 41\n", "c\nd\n", "line 90\n", "e\n"},
		"the first line and the last":         {"line 0\n", "", "line 2\n", "a\nb\n", "line 50\n", "c\n", "line 99\n}", "line 99\n}\n"},
		"no newline at the end":               {"line 3\n", "a\n", "line 99\n}", "line 99\n} // end"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "p.go")
			if err := os.WriteFile(file, []byte(old), 0o640); err != nil {
				t.Fatal(err)
			}
			want := strings.NewReplacer(repl...).Replace(old)
			plan := &fix.Plan{Files: []fix.File{{Name: file, Old: []byte(old), New: []byte(want)}}}
			var diff bytes.Buffer
			if err := plan.Diff(&diff, func(string) string { return "p.go" }); err != nil {
				t.Fatal(err)
			}
			shown := diff.String()
			cmd := exec.CommandContext(t.Context(), git, "apply", "-v")
			cmd.Dir, cmd.Stdin = dir, &diff
			cmd.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir), "LC_ALL=C")
			out, err := cmd.CombinedOutput()
			if err != nil || bytes.Contains(out, []byte("offset")) {
				t.Errorf("git apply: %v\n%s\n%s", err, out, shown)
			}
			got, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != want {
				t.Errorf("git apply made another file of\n%s", shown)
			}
		})
	}
}
