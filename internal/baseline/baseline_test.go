package baseline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/finding"
)

func some(prints ...string) []finding.Finding {
	var list []finding.Finding
	for _, p := range prints {
		list = append(list, finding.Finding{Rule: "r", Category: "c", Package: "p", File: "f.go", Fingerprint: p, Message: "m", Line: 7})
	}
	return list
}

func TestRoundTrip(t *testing.T) {
	name := filepath.Join(t.TempDir(), "b.json")
	for _, list := range [][]finding.Finding{some("b", "a", "c-2"), nil} {
		if err := New(list).Write(name); err != nil {
			t.Fatal(err)
		}
		b, err := Read(name)
		if err != nil {
			t.Fatal(err)
		}
		left, unused := b.Subtract(append(some("x"), list...))
		if len(left) != 1 || left[0].Fingerprint != "x" || len(unused) != 0 {
			t.Errorf("left %v, unused %v", left, unused)
		}
	}
}

func TestForm(t *testing.T) {
	name := filepath.Join(t.TempDir(), "b.json")
	if err := New(some("b", "a")).Write(name); err != nil {
		t.Fatal(err)
	}
	const want = `{
  "version": 1,
  "findings": [
    {"fingerprint":"a","rule":"r/c","package":"p","file":"f.go"},
    {"fingerprint":"b","rule":"r/c","package":"p","file":"f.go"}
  ]
}
`
	if text, _ := os.ReadFile(name); string(text) != want {
		t.Errorf("%s", text)
	}
}

func TestStale(t *testing.T) {
	left, unused := New(some("a", "b", "b-2")).Subtract(some("b", "c"))
	if len(left) != 1 || left[0].Fingerprint != "c" {
		t.Errorf("left %v", left)
	}
	if len(unused) != 2 || unused[0].Fingerprint != "a" || unused[1].Fingerprint != "b-2" {
		t.Errorf("unused %v", unused)
	}
}

func TestBroken(t *testing.T) {
	dir := t.TempDir()
	for text, want := range map[string]string{
		"":                                   "b.json is empty",
		"{":                                  "b.json ends too early",
		"{\n\n x":                            "b.json:3: invalid character",
		`{"version": 2}`:                     "b.json has version 2",
		`{"version": 0}`:                     "b.json has version 0",
		"{\"version\": 1,\n\"findings\": 3}": "b.json:2: findings can't be of the kind number",
		"{\"version\": 1,\n\"found\": 3}":    `b.json:2: unknown field "found"`,
		"{\"version\": 1}\n{}":               "b.json:2: more than one value",
		`{"version": 1, "findings": [{}]}`:   "b.json: finding 1 has no fingerprint",
		"<<<<<<< ours\n":                     "b.json:1: invalid character",
	} {
		name := filepath.Join(dir, "b.json")
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		_, err := Read(name)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	if _, err := Read(filepath.Join(dir, "none")); err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Error(err)
	}
	if _, err := Read(dir); err == nil {
		t.Error("read a directory")
	}
}
