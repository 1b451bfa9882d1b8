package peers

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/lostcancel"
)

func TestComments(t *testing.T) {
	for _, test := range []struct {
		name string
		read func(string) (expected, error)
		text string
		want expected
	}{
		{"want", wantComments, "// want \"one\" `two`", expected{count: 2}},
		{"want after other words", wantComments, "// bad // want `one`", expected{count: 1}},
		{"want of a fact", wantComments, "// want f:\"fact\" `finding`", expected{count: 1}},
		{"word want in prose", wantComments, "// we want nothing", expected{}},
		{"diag", diagComments, "//@ diag(`one`), diag(\"two\")", expected{count: 2}},
		{"diag in prose", diagComments, "// no diag(`x`)", expected{}},
		{"MATCH", matchComments, "// MATCH /x should be y/", expected{count: 1}},
		{"MATCH of another line", matchComments, "// MATCH:12 /x/", expected{count: 1, line: 12}},
		{"ok", matchComments, "// ok", expected{}},
	} {
		got, err := test.read(test.text)
		if err != nil || got != test.want {
			t.Errorf("%s: %s = %v, %v; want %v", test.name, test.text, got, err, test.want)
		}
	}
	if _, err := wantComments("// want nonsense, and more"); err == nil {
		t.Error("a malformed want comment is accepted")
	}
}

func TestSamples(t *testing.T) {
	const table = "package testutils\n" +
		"var Samples = []CodeSample{\n" + // line 2
		"\t{[]string{`\npackage main\n\nfunc f() {}\n`}, 2, gosec.NewConfig()},\n" +
		"\t{[]string{`\npackage main\n\nfunc main() {}\n`, `\npackage main\n`}, 0, gosec.NewConfig()},\n" +
		"}\n"
	fix, err := samples(File{Path: "testutils/s.go"}, []byte(table))
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]int{"s.go:3": 2, "s.go:8": 0}; !maps.Equal(fix.Wants, want) {
		t.Errorf("wants = %v, not %v", fix.Wants, want)
	}
	var names []string
	for _, s := range fix.Sources {
		names = append(names, s.Dir+"/"+s.Name+" "+s.Sample)
	}
	want := []string{
		"sample0003/file0.go s.go:3", "sample0003/main.go s.go:3", // no main function of its own
		"sample0008/file0.go s.go:8", "sample0008/file1.go s.go:8",
	}
	if !slices.Equal(names, want) {
		t.Errorf("sources = %q, not %q", names, want)
	}
	if _, err := samples(File{Path: "s.go"}, []byte("package p\nvar s = []S{{files, 1, c}}\n")); err == nil {
		t.Error("a row of another shape is accepted")
	}
}

func TestCompare(t *testing.T) {
	at := func(places ...string) Finding { return Finding{places, "message"} }
	wants := map[string]int{"a.go:1": 1, "a.go:3": 1, "a.go:5": 2, "a.go:7": 1}
	findings := []Finding{
		at("a.go:1", "a.go:3"), // one leak, two places
		at("a.go:2", "a.go:3"), // the peer names only the second place
		at("a.go:5"),
		at("a.go:9"),
	}
	o := Suite{}.Compare(wants, findings)
	if o.Expected != 5 || o.Found != 4 || !maps.Equal(o.Missed, map[string]int{"a.go:7": 1}) {
		t.Errorf("lines: %+v", o)
	}
	if len(o.Extra) != 1 || len(o.Extra["a.go:9"]) != 1 {
		t.Errorf("lines: extra %v", o.Extra)
	}

	wants = map[string]int{"s.go:1": 2, "s.go:9": 1, "s.go:20": 0}
	findings = []Finding{at("s.go:1", "s.go:1"), at("s.go:9"), at("s.go:9"), at("s.go:20")}
	o = Suite{counted: true}.Compare(wants, findings)
	if o.Expected != 3 || o.Found != 2 || !maps.Equal(o.Missed, map[string]int{"s.go:1": 1}) {
		t.Errorf("samples: %+v", o)
	}
	if o.Extras() != 2 || len(o.Extra["s.go:9"]) != 1 || len(o.Extra["s.go:20"]) != 1 {
		t.Errorf("samples: extra %v", o.Extra)
	}
}

func TestProblems(t *testing.T) {
	o := Outcome{
		Missed: map[string]int{"a.go:1": 1, "a.go:2": 2, "a.go:3": 1},
		Extra:  map[string][]string{"a.go:4": {"m"}, "a.go:5": {"m"}},
	}
	got := o.Problems([]Exception{
		{Place: "a.go:1", Kind: Declined, Count: 1},
		{Place: "a.go:2", Kind: Declined, Count: 1},
		{Place: "a.go:4", Kind: Extra, Count: 1},
		{Place: "a.go:5", Kind: Declined, Count: 1, Line: 7},
	})
	want := []string{
		"a.go:2: not found: the exception is for 1, not 2",
		"a.go:3: not found",
		"a.go:5: found, though the peer expects nothing: m",
		"a.go:5: line 7 of the exceptions (declined) is not needed any more",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReadExceptions(t *testing.T) {
	list, err := ReadExceptions(strings.NewReader("# comment\n\ns a.go:1 declined=2 a good reason\ns a.go:1 extra why\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Exception{
		{"s", "a.go:1", Declined, 2, "a good reason", 3},
		{"s", "a.go:1", Extra, 1, "why", 4},
	}
	if !slices.Equal(list, want) {
		t.Errorf("got %v, want %v", list, want)
	}
	for _, bad := range []string{
		"s a.go:1 declined",            // no reason
		"s a.go:1 ignored why",         // no such kind
		"s a.go:1 extra=0 why",         // nothing granted
		"s p extra why\ns p extra why", // twice
	} {
		if _, err := ReadExceptions(strings.NewReader(bad)); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}

// TestAnalyze takes a small suite of lostcancel's through all steps, with
// lostcancel itself.
func TestAnalyze(t *testing.T) {
	const code = `package p

import "context"

func twice() {}

func twice(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want "not used"
	if ctx.Err() == nil {
		cancel()
	}
	undeclared()
} // want "may be reached"

func fine(ctx context.Context) {
	_, cancel := context.WithCancel(ctx) // want "not really"
	cancel()
}

func unexpected(ctx context.Context) {
	_, _ = context.WithCancel(ctx)
}
`
	s := Suite{
		Repo: "o/r", Commit: "c", Expected: 3,
		Files: []File{{Path: "x/p.go", Dir: "p", Repair: numbered("x"), Complete: "package p\n\nfunc undeclared() {}\n"}},
		read:  lines(wantComments),
	}
	fixture, err := s.Fixture(t.Context(), from(map[string]string{"o/r c x/p.go": code}))
	if err != nil {
		t.Fatal(err)
	}
	findings, err := Analyze(t.TempDir(), fixture.Sources, []*analysis.Analyzer{lostcancel.Analyzer})
	if err != nil {
		t.Fatal(err)
	}
	o := s.Compare(fixture.Wants, findings)
	if o.Found != 2 || !maps.Equal(o.Missed, map[string]int{"p/p.go:16": 1}) || len(o.Extra["p/p.go:21"]) != 1 {
		t.Errorf("%+v", o)
	}

	s.Files[0].Complete = ""
	if fixture, err = s.Fixture(t.Context(), from(map[string]string{"o/r c x/p.go": code})); err != nil {
		t.Fatal(err)
	}
	if _, err = Analyze(t.TempDir(), fixture.Sources, []*analysis.Analyzer{lostcancel.Analyzer}); err == nil {
		t.Error("a fixture that does not compile is accepted")
	}
	s.Expected = 4
	if _, err = s.Fixture(t.Context(), from(map[string]string{"o/r c x/p.go": code})); err == nil {
		t.Error("a lost expectation is accepted")
	}
}

func from(files map[string]string) Reader {
	return func(_ context.Context, repo, commit, path string) ([]byte, error) {
		if code, ok := files[fmt.Sprintf("%s %s %s", repo, commit, path)]; ok {
			return []byte(code), nil
		}
		return nil, fs.ErrNotExist
	}
}
