package configfile

import (
	"path/filepath"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
)

// TestLeftOut: the reason is what would have to be different, not a flag that changes
// nothing.
func TestLeftOut(t *testing.T) {
	const text = `
rules: [default, -ctxerr]
exclude: [gen]
paths:
  - path: legacy
    rules: [-ctxroot]
  - path: old
    strict: false
`
	s, err := Parse([]byte(text), "c.yaml", analyzers.Rules())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	s.File = filepath.Join(dir, Name)
	scope, err := s.Scope(analyzers.Rules())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		file, rule, category string
		assumed              bool
		want                 string
	}{
		{"a.go", "ctxroot", "root", false, ""},
		{"a.go", "ctxroot", "root", true, "add -strict"},
		{"a.go", "ctxroot", "owner", true, "add -style"},
		{"gen/a.go", "ctxroot", "root", true, "exclude in c.yaml:3 leaves the file out"},
		{"legacy/a.go", "ctxroot", "root", false, "the rules of the path in c.yaml:5 (-ctxroot) leave it out"},
		{"old/a.go", "ctxroot", "root", true, "strict: false of the path in c.yaml:7 leaves it out, whatever flags say"},
		{"a.go", "ctxerr", "compare", false, "the rules that are on (default, -ctxerr, by c.yaml:2) leave it out"},
	} {
		got := scope.LeftOut(filepath.Join(dir, filepath.FromSlash(test.file)), test.rule, test.category, test.assumed)
		if got != test.want {
			t.Errorf("%+v: got %q", test, got)
		}
	}
}
