package ownmodule_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/ownmodule"
)

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":         "module example.com/m.v1\n",
		"m.go":           "package m\n",
		"log/log.go":     "package log\n",
		"yaml.v3/y.go":   "package yaml\n",
		"docs/readme.md": "nothing\n",
		"sub/go.mod":     "module example.com/m.v1/sub\n",
		"sub/sub.go":     "package sub\n",
		"sub/deep/d.go":  "package deep\n",
	} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	root := ownmodule.Root(filepath.Join(dir, "log"))
	if root != dir {
		t.Fatalf("Root is %s", root)
	}
	word := map[string]analyzers.Word{}
	for _, w := range analyzers.Vocabulary() {
		word[w.String()] = w
	}
	for _, test := range []struct {
		word, name string
		own        bool
	}{
		{"cleanup", "example.com/m.v1", true},
		{"cleanup", "example.com/m.v1.F", true},
		{"cleanup", "example.com/m.v1.T.M", true},
		{"cleanup", "example.com/m.v1/log", true},
		{"cleanup", "example.com/m.v1/log.F", true},
		{"detach", "example.com/m.v1/log.T.M", true},
		{"joins", "example.com/m.v1/yaml.v3.F", true},
		{"valueonly", "example.com/m.v1/yaml.v2.F", false},
		{"valueonly", "example.com/m.v1/docs.F", false},
		{"valueonly", "example.com/m.v1/nowhere.F", false},
		{"valueonly", "example.com/m.v1/sub.F", false},
		{"valueonly", "example.com/m.v1/sub/deep.F", false},
		{"valueonly", "example.com/m.v1/../x.F", false},
		{"valueonly", "example.com/m.v12/log.F", false},
		{"valueonly", "example.com/log.F", false},
		{"carriers", "example.com/m.v1/log.T.F", false}, // there is no directive for it
	} {
		err := ownmodule.Check(root, word[test.word], test.name)
		if (err != nil) != test.own || err != nil && !strings.HasSuffix(err.Error(), "is of this module: write //ctxlint:"+test.word+" above the function") {
			t.Errorf("%s %s: %v", test.word, test.name, err)
		}
	}
	if err := ownmodule.Check("", word["cleanup"], "example.com/m.v1.F"); err != nil {
		t.Errorf("without a module: %v", err)
	}
}
