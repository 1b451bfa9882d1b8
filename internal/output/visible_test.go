package output

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/ctxlint/ctxlint/internal/finding"
)

func TestVisible(t *testing.T) {
	for s, want := range map[string]string{
		"":                     "",
		"plain, \u00e4 \u4e16": "plain, \u00e4 \u4e16",
		"\x1b[31mred":          `\x1b[31mred`,
		"a\nb\tc\rd":           `a\nb\tc\rd`,
		"title\x9d0;x\a":       `title\x9d0;x\a`,
		"\u009b31m":            `\u009b31m`,
		"left\u202eright":      `left\u202eright`,
		"end\u2028\xff":        `end\u2028\xff`,
	} {
		if got := Visible(s); got != want {
			t.Errorf("%q is shown as %s, not as %s", s, got, want)
		}
	}
	var out bytes.Buffer
	if n, err := VisibleLines(&out).Write([]byte("a\n\tb\x1b[K\r")); n != 8 || err != nil || out.String() != "a\n\tb\\x1b[K\\r" {
		t.Errorf("%d %v %q", n, err, out.String())
	}
}

// TestHostileText has an escape sequence in all texts of a finding.
func TestHostileText(t *testing.T) {
	const evil = "\x1b]0;owned\a\u202e\n"
	f := finding.Finding{
		Rule: "r", Category: "c", File: evil + ".go", Message: evil, Line: 1, Column: 1, EndLine: 1, EndColumn: 2,
		Related: []finding.Related{{File: evil, Line: 2, Column: 1, Message: evil}},
		Fixes:   []finding.Fix{{Message: evil}},
	}
	for _, frames := range []bool{false, true} {
		var out bytes.Buffer
		if err := Text(&out, Report{Findings: []finding.Finding{f}}, Style{Dir: t.TempDir(), Frames: frames}); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(out.String(), "\x1b\a\u202e") || !strings.Contains(out.String(), `\x1b]0;owned\a\u202e\n`) {
			t.Errorf("frames %t: %q", frames, out.String())
		}
	}
}

func FuzzVisible(f *testing.F) {
	for _, s := range []string{"", "a", "\x1b[2J", "\xff\xfe", "\u202e\u009b", "a\nb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Visible(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, unicode.IsControl) {
			t.Errorf("%q is shown as %q", s, got)
		}
		if Visible(got) != got {
			t.Errorf("%q changes once more", got)
		}
	})
}

// TestNoColumn has a place of which a //line comment tells no column.
func TestNoColumn(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "gram.y"), []byte("text\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	f := finding.Finding{Rule: "r", Category: "c", File: "gram.y", Line: 1, EndLine: 1, Message: "m", Related: []finding.Related{{File: "gram.y", Line: 1}}}
	r := Report{Findings: []finding.Finding{f}}
	var out bytes.Buffer
	for _, err := range []error{
		GitHub(&out, r, dir), SARIF(&out, r, dir, Tool{}), Text(&out, r, Style{Dir: dir, Frames: true}), Text(&out, r, Style{Dir: dir}),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	if text := out.String(); strings.Contains(text, "col=") || strings.Contains(text, "startColumn") {
		t.Errorf("a column that nobody told: %s", text)
	}
}
