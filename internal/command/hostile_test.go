package command

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/results"
	"github.com/ctxlint/ctxlint/internal/toyrules"
)

const evil = "\x1b]0;owned\a\x1b[31m"

// TestHostile runs on a module whose author speaks to the terminal, and to
// files beside the module: nothing gets there.
func TestHostile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such names there")
	}
	dir := module(t)
	secret := filepath.Join(t.TempDir(), "netrc")
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(secret, "password hunter2\n")
	write(filepath.Join(dir, "q"+evil+".go"), "package p\n\nfunc g() { old() }\n")
	write(filepath.Join(dir, "line.go"), "package p\n\n//line "+evil+".go:1\nfunc h() { old() }\n")
	write(filepath.Join(dir, "out.go"), "package p\n\n//line "+secret+":1\nfunc i() { old() }\n")
	write(filepath.Join(dir, "gram.y"), "grammar\n")
	write(filepath.Join(dir, "y.go"), "package p\n\n//line gram.y:1\nfunc j() { old() }\n") // tells no column
	write(filepath.Join(dir, "base.json"), `{"version":1,"findings":[],"`+evil+`":1}`)
	write(filepath.Join(dir, "c.yaml"), "rules: ["+`"\x1b]0;owned\a"`+"]\n")

	for _, args := range [][]string{
		{}, {"-format=json"}, {"-format=github"}, {"-format=sarif"}, {"-format=html"},
		{"-baseline=base.json"}, {"-config=c.yaml"}, {"-config=" + evil}, {"-rules=" + evil}, {"./" + evil}, {"-C", evil},
		{"-tags=" + evil}, {"-" + evil}, {"help", evil}, {"-o", evil + "/x"}, {"-fix"},
	} {
		var out, errs bytes.Buffer
		w := World{Dir: dir, Stdout: &out, Stderr: &errs, StdoutTerminal: true, Getenv: func(name string) string {
			return map[string]string{results.Variable: results.Off, "NO_COLOR": "1"}[name]
		}}
		Main(context.Background(), args, toyrules.Rules(), w)
		shown := out.String() + errs.String()
		if shown == "" || strings.ContainsAny(shown, "\x1b\a") || strings.Contains(shown, "hunter2") {
			t.Errorf("%q: %q", args, shown)
		}
	}
	if text, err := os.ReadFile(secret); err != nil || string(text) != "password hunter2\n" {
		t.Errorf("a fix was written beside the module: %q, %v", text, err)
	}
}
