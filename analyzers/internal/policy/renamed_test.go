package policy

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestRenamed holds the table of names complete: whatever 0.1 could say has a
// name today, as have the rules of then.
func TestRenamed(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "names-0.1.txt"))
	if err != nil {
		t.Fatal(err)
	}
	exists := func(r Ref) bool {
		row, ok := Of(r.Rule)
		_, known := row.Category(r.Category)
		return ok && (known || r.Category == "")
	}
	for name := range strings.FieldsSeq(string(text)) {
		rule, category, _ := strings.Cut(name, "/")
		for _, old := range []Ref{{rule, category}, {rule, ""}} {
			now, renamed := Renamed(old)
			switch {
			case renamed && exists(old):
				t.Errorf("%s exists, and is said to be %s now", old, now)
			case renamed && !exists(now):
				t.Errorf("%s is said to be %s now, which does not exist", old, now)
			case !renamed && !exists(old):
				t.Errorf("%s has no name today", old)
			case renamed && !slices.Contains(Former(now), old):
				t.Errorf("%s is not among the former names of %s", old, now)
			}
		}
	}
}
