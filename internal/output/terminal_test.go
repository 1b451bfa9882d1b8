package output

import (
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	long := strings.Repeat("x", 50)
	for _, test := range []struct {
		text   string
		column int
		want   string
	}{
		{"short", 0, "short"},
		{"one two three four", 30, "one two\n  three four"},
		{"one two", 39, "one\n  two"}, // the first word stays
		{long + " a", 0, long + "\n  a"},
		{"a " + long + " b", 0, "a\n  " + long + "\n  b"},
		{"日本語 日本語 日本語", 27, "日本語 日本語\n  日本語"},
	} {
		if got := wrap(test.text, test.column, 40, "  "); got != test.want {
			t.Errorf("%q at %d: %q, want %q", test.text, test.column, got, test.want)
		}
	}
	if got := wrap(long+" a", 0, 0, ""); got != long+" a" {
		t.Errorf("no width: %q", got)
	}
}

func TestLinks(t *testing.T) {
	f := at(2, 2, 2, 3)
	f.URL = "https://example.com/ctxroot#root"
	got := text(t, Style{Frames: true, Links: true, Width: 60}, f)
	if !strings.Contains(got, "/p.go\x1b\\p.go:2:2\x1b]8;;\x1b\\: wrong \x1b]8;;https://example.com/ctxroot#root\x1b\\(ctxroot/root)\x1b]8;;\x1b\\\n") {
		t.Errorf("%q", got)
	}
	for _, test := range []struct {
		env  string
		want bool
	}{
		{"", false}, {"TERM=xterm-256color", false}, {"TERM=xterm-kitty", true}, {"TERM_PROGRAM=vscode", true},
		{"VTE_VERSION=6800", true}, {"VTE_VERSION=4002", false}, {"VTE_VERSION=6800 TMUX=1", false},
		{"FORCE_HYPERLINK=1 TERM=dumb", true}, {"FORCE_HYPERLINK=0 TERM=foot", false}, {"TERM=dumb WT_SESSION=x", false},
	} {
		env := map[string]string{}
		for _, s := range strings.Fields(test.env) {
			name, value, _ := strings.Cut(s, "=")
			env[name] = value
		}
		if got := Hyperlinks(func(name string) string { return env[name] }); got != test.want {
			t.Errorf("%s: %v", test.env, got)
		}
	}
}
