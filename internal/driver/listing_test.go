package driver_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/overlay"
	"github.com/ctxlint/ctxlint/internal/suppress"
)

// TestListing changes a module, and asks for a run without the go command.
func TestListing(t *testing.T) {
	const code = "// Package a is one.\npackage a\n\nimport \"errors\"\n\nvar Err = errors.New(\"\")\n"
	tests := []struct {
		name   string
		change map[string]string // empty: removed
		buffer map[string]string
		kept   bool
	}{
		{name: "nothing", kept: true},
		{name: "code", change: map[string]string{"a/a.go": code + "\nfunc F() {}\n"}, kept: true},
		{name: "code in a buffer", buffer: map[string]string{"a/a.go": code + "\nfunc F() {}\n"}, kept: true},
		{name: "code that does not parse", change: map[string]string{"a/a.go": code + "\nfunc F( {}\n"}, kept: true},
		{name: "other files", change: map[string]string{"a/a.txt": "", "README": "b", "testdata/x.go": "package x"}, kept: true},
		{name: "import", change: map[string]string{"a/a.go": strings.Replace(code, `"errors"`, "(\n\t\"errors\"\n\t_ \"io\"\n)", 1)}},
		{name: "import in a buffer", buffer: map[string]string{"a/a.go": strings.Replace(code, `"errors"`, "(\n\t\"errors\"\n\t_ \"io\"\n)", 1)}},
		{name: "constraint", change: map[string]string{"a/a.go": "//go:build ignore\n\n" + code}},
		{name: "clause", change: map[string]string{"a/a.go": strings.Replace(code, "package a", "package b", 1)}},
		{name: "file", change: map[string]string{"a/b.go": "package a\n"}},
		{name: "file in a buffer", buffer: map[string]string{"a/b.go": "package a\n"}},
		{name: "directory", change: map[string]string{"b/b.go": "package b\n"}},
		{name: "removed", change: map[string]string{"a/c.go": ""}},
		{name: "go.mod", change: map[string]string{"go.mod": "module example.com/l\n\ngo 1.23\n"}},
		{name: "go.work", change: map[string]string{"go.work": "go 1.24\n\nuse .\n"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			write := func(files map[string]string) {
				for name, text := range files {
					name = filepath.Join(dir, filepath.FromSlash(name))
					if text == "" {
						_ = os.Remove(name) // it may never have been there
						continue
					}
					if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
						t.Fatal(err)
					}
				}
			}
			write(map[string]string{"go.mod": "module example.com/l\n\ngo 1.24\n", "a/a.go": code, "a/c.go": "package a\n"})
			opts := driver.Options{Dir: dir, Patterns: []string{"./..."}, Tests: true, Listing: new(driver.Listing), FromSource: true}
			rules := suppress.Rules{Ran: func(string, string) bool { return false }}
			opts.Kept = true
			if _, err := driver.Run(t.Context(), opts, rules); !errors.Is(err, driver.ErrNotKept) {
				t.Fatalf("before the go command said anything: %v", err)
			}
			opts.Kept = false
			if _, err := driver.Run(t.Context(), opts, rules); err != nil {
				t.Fatal(err)
			}
			write(test.change)
			buffers := map[string][]byte{}
			for name, text := range test.buffer {
				buffers[filepath.Join(dir, filepath.FromSlash(name))] = []byte(text)
			}
			over, done, err := overlay.Write(buffers)
			if err != nil {
				t.Fatal(err)
			}
			defer done()
			opts.Kept, opts.Overlay = true, over
			if _, err := driver.Run(t.Context(), opts, rules); test.kept != (err == nil) || err != nil && !errors.Is(err, driver.ErrNotKept) {
				t.Errorf("kept: %v, want %v", err, test.kept)
			}
		})
	}
}
