package proof_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
)

// TestKernels runs all rules over the context bugs of GoBench (Yuan et al., CGO
// 2021), told in our own words: the eight that are labelled Channel & Context
// and two whose root cause has to do with a context. In kernels/<name>/bug a
// comment says on which line which rule answers; kernels/<name>/fixed is silent.
// A rule that does not exist yet owes its answer.
func TestKernels(t *testing.T) {
	want, owed := answers(t)
	found := make(map[string]string)
	for _, f := range linttest.Load(t, "kernels", analyzers.All(), nil).Findings() {
		place := fmt.Sprintf("%s:%d", f.Pos.Filename, f.Pos.Line)
		if _, twice := found[place]; twice {
			t.Errorf("%s: two findings", place)
		}
		found[place] = f.Rule + "/" + f.Category
		if want[place] == "" {
			t.Errorf("unexpected: %v", f)
		}
	}
	kernels := make(map[string]bool)
	for _, place := range slices.Sorted(maps.Keys(want)) {
		if found[place] != want[place] {
			t.Errorf("%s: found by %q, want %s", place, found[place], want[place])
			continue
		}
		kernels[strings.Split(place, "/")[1]] = true
	}
	t.Logf("%d of 10 kernels are found, %d more are owed: %v", len(kernels), len(owed), owed)
	if len(kernels) < 8 {
		t.Error("want at least 8")
	}
}

var mark = regexp.MustCompile(`// want ((ctx[a-z]+)/[a-z]+)`)

// answers returns the categories that answer, by place, and the places that
// wait for a rule.
func answers(t *testing.T) (want map[string]string, owed []string) {
	t.Helper()
	src := filepath.Join(linttest.TestData(), "src")
	files, err := filepath.Glob(filepath.Join(src, "kernels", "*", "bug", "bug.go"))
	if err != nil || len(files) != 10 {
		t.Fatalf("%d kernels: %v", len(files), err)
	}
	want = make(map[string]string)
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(content), "\n") {
			m := mark.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			place := fmt.Sprintf("%s:%d", strings.TrimPrefix(file, src+string(filepath.Separator)), i+1)
			if _, exists := policy.Of(m[2]); exists {
				want[place] = m[1]
			} else {
				owed = append(owed, place+" "+m[1])
			}
		}
	}
	return want, owed
}
