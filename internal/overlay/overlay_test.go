package overlay

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	a, b := write(t, filepath.Join(dir, "a.go"), "a"), write(t, filepath.Join(dir, "b.go"), "b")
	write(t, filepath.Join(dir, "new.txt"), "new")
	write(t, filepath.Join(dir, "o.json"), `{"Replace": {"a.go": "new.txt", "./b.go": ""}}`)
	o, err := Read("o.json", dir)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := o.ReadFile(a); err != nil || string(text) != "new" {
		t.Errorf("got %q, %v", text, err)
	}
	if _, err := o.ReadFile(b); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s is there: %v", b, err)
	}
	var none *Overlay
	if text, err := none.ReadFile(a); err != nil || string(text) != "a" || none.Flags() != nil {
		t.Errorf("without an overlay got %q, %v", text, err)
	}
}

func TestBad(t *testing.T) {
	dir := t.TempDir()
	for text, want := range map[string]string{
		``:                                 "EOF; want",
		`{"Replace": ["a"]}`:               "want {",
		`{"replaces": {}}`:                 "unknown field",
		`{"Replace": {"a.go": "nowhere"}}`: "nowhere, to be read for a.go, is no file",
		`{"Replace": {"a.go": "."}}`:       "is no file",
		`{"Replace": {}} {"Replace": {}}`:  "more than one",
	} {
		_, err := Read(write(t, filepath.Join(dir, "o.json"), text), dir)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
	if _, err := Read("none.json", dir); err == nil {
		t.Error("a file that is not there is read")
	}
}

func TestWrite(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.go")
	o, done, err := Write(map[string][]byte{name: []byte("unsaved")})
	if err != nil {
		t.Fatal(err)
	}
	again, err := Read(strings.TrimPrefix(o.Flags()[0], "-overlay="), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []*Overlay{o, again} {
		if text, err := x.ReadFile(name); err != nil || string(text) != "unsaved" {
			t.Errorf("got %q, %v", text, err)
		}
	}
	done()
	if _, err := os.Stat(o.file); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("left behind: %v", err)
	}
	if text, err := o.ReadFile(name); err != nil || string(text) != "unsaved" {
		t.Errorf("afterwards: %q, %v", text, err)
	}
}
