package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/finding"
)

const source = "package p\n" +
	"\tx := f(ctx)\t// tab\n" +
	"\ts := \"日本é\" + g(ctx)\r\n" +
	"\tlong(ctx,\n" +
	"\x1b[31m\u202eevil\n"

func dir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "p.go"), []byte(source), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

func text(t *testing.T, s Style, findings ...finding.Finding) string {
	t.Helper()
	var b strings.Builder
	s.Dir = dir(t)
	if err := Text(&b, New(s.Dir, findings, nil), s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func at(line, column, endLine, endColumn int) finding.Finding {
	return finding.Finding{
		Rule: "ctxroot", Category: "root", Tier: "default", Message: "wrong (ctxroot)",
		File: "p.go", Line: line, Column: column, EndLine: endLine, EndColumn: endColumn,
	}
}

func TestFrames(t *testing.T) {
	tests := []struct {
		name string
		f    finding.Finding
		want string
	}{
		{"tabs", at(2, 7, 2, 13), `p.go:2:7: wrong (ctxroot/root)
 2 │     x := f(ctx) // tab
   │          ^^^^^^
`},
		{"wide and combined text", at(3, 20, 3, 26), `p.go:3:20: wrong (ctxroot/root)
 3 │     s := "日本é" + g(ctx)
   │                    ^^^^^^
`},
		{"wide text marked", at(3, 7, 3, 17), `p.go:3:7: wrong (ctxroot/root)
 3 │     s := "日本é" + g(ctx)
   │          ^^^^^^^
`},
		{"over lines", at(4, 2, 5, 3), `p.go:4:2: wrong (ctxroot/root)
 4 │     long(ctx,
   │     ^^^^^^^^^
`},
		{"nothing marked", at(2, 2, 2, 2), `p.go:2:2: wrong (ctxroot/root)
 2 │     x := f(ctx) // tab
   │     ^
`},
		{"control characters", at(5, 1, 5, 2), `p.go:5:1: wrong (ctxroot/root)
` + " 5 │ \ufffd[31m\ufffdevil\n" + `   │ ^
`},
		{"no such line", at(99, 1, 99, 2), `p.go:99:1: wrong (ctxroot/root)
`},
		{"no such column", at(2, 99, 2, 100), `p.go:2:99: wrong (ctxroot/root)
`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := test.want + "\n1 finding: 1 ctxroot\n"
			if got := text(t, Style{Frames: true}, test.f); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func TestNotes(t *testing.T) {
	f := at(2, 2, 2, 3)
	f.Related = []finding.Related{
		{File: "p.go", Line: 1, Column: 1, Message: "here"},
		{File: "q.go", Line: 3, Column: 4, Message: "and there"},
	}
	f.Fixes = []finding.Fix{{Message: "do this", Safe: true}, {Message: "or that"}}
	got := text(t, Style{Frames: true}, f)
	want := `p.go:2:2: wrong (ctxroot/root)
 2 │     x := f(ctx) // tab
   │     ^
   note: 1:1: here
   note: q.go:3:4: and there
   fix: do this (-fix)
   fix: or that (-fix -unsafe)

1 finding: 1 ctxroot; 1 fixable with -fix
`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	plain := "p.go:2:2: wrong (ctxroot/root)\n\tp.go:1:1: here\n\tq.go:3:4: and there\n"
	if got := text(t, Style{}, f); got != plain {
		t.Errorf("got:\n%s\nwant:\n%s", got, plain)
	}
}

func TestColor(t *testing.T) {
	got := text(t, Style{Frames: true, Color: true}, at(2, 2, 2, 3))
	if !strings.Contains(got, "\x1b[1mp.go:2:2\x1b[0m: wrong") || !strings.Contains(got, "\x1b[1;31m^\x1b[0m") {
		t.Errorf("%q", got)
	}
	if got := text(t, Style{Frames: true}, at(2, 2, 2, 3)); strings.Contains(got, "\x1b") {
		t.Errorf("color nobody asked for: %q", got)
	}
}

func TestSummary(t *testing.T) {
	a, b, c := at(1, 1, 1, 1), at(1, 1, 1, 1), at(1, 1, 1, 1)
	b.Rule, b.Tier = "ctxloop", "strict"
	c.Fixes = []finding.Fix{{}}
	d := c
	d.Fixes = []finding.Fix{{}, {Safe: true}}
	for _, test := range []struct {
		list []finding.Finding
		want string
	}{
		{nil, "no findings"},
		{[]finding.Finding{a}, "1 finding: 1 ctxroot"},
		{[]finding.Finding{b, a, a}, "3 findings (2 default, 1 strict): 2 ctxroot, 1 ctxloop"},
		{[]finding.Finding{a, c}, "2 findings: 2 ctxroot; 1 fixable with -fix -unsafe"},
		{[]finding.Finding{a, c, d}, "3 findings: 3 ctxroot; 1 fixable with -fix; 1 more with -fix -unsafe"},
	} {
		if got := Summary(test.list); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestRelative(t *testing.T) {
	base := filepath.FromSlash("/work/m")
	for name, want := range map[string]string{
		"/work/m/a/b.go": "a/b.go",
		"/work/n/b.go":   "../n/b.go",
		"a/b.go":         "a/b.go",
	} {
		if got := Relative(base, filepath.FromSlash(name)); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestPosition(t *testing.T) {
	for pos, want := range map[string][2]string{
		"/a/b.go:1:2":    {"/a/b.go", ":1:2"},
		"/a/b.go:1":      {"/a/b.go", ":1"},
		"/a/b.go":        {"/a/b.go", ""},
		`C:\a\b.go:1:2`:  {`C:\a\b.go`, ":1:2"},
		"/a:1/b.go:22:3": {"/a:1/b.go", ":22:3"},
	} {
		file, place, ok := cutPosition(pos)
		if !ok || file != want[0] || place != want[1] {
			t.Errorf("%s: %q %q", pos, file, place)
		}
	}
	if _, _, ok := cutPosition(""); ok {
		t.Error("nothing has no position")
	}
}
