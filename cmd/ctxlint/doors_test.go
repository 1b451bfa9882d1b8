package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/output"
)

// A seen is what all doors tell of a finding.
type seen struct {
	file         string
	line, column int
	message      string
}

var doors = filepath.Join("..", "..", "testdata", "doors")

// TestDoors runs the command, go vet and a plain multichecker over a module
// with two packages and facts between them, in both directions: package
// store's external test calls package server, which is compiled anew for it.
func TestDoors(t *testing.T) {
	want := viaCommand(t, copyModule(t))
	if len(want) < 5 {
		t.Fatalf("the fixture is too dull: %v", want)
	}
	t.Run("source", func(t *testing.T) {
		same(t, viaCommand(t, copyModule(t), "-source"), want)
	})
	t.Run("narrow", func(t *testing.T) {
		dir := copyModule(t)
		both := append(viaCommand(t, dir, "./server"), viaCommand(t, dir, "./store")...)
		slices.SortFunc(both, compareSeen)
		same(t, both, want)
	})
	t.Run("vet", func(t *testing.T) {
		same(t, viaVet(t, copyModule(t)), want)
	})
	t.Run("multichecker", func(t *testing.T) {
		if testing.Short() {
			t.Skip("builds a program")
		}
		same(t, viaMultichecker(t, copyModule(t)), want)
	})
}

func same(t *testing.T, got, want []seen) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", show(got), show(want))
	}
}

func show(list []seen) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString("\t" + s.file + ":" + strconv.Itoa(s.line) + ":" + strconv.Itoa(s.column) + ": " + s.message + "\n")
	}
	return b.String()
}

// copyModule copies the fixture, so that nothing of it is in the cache of go
// vet and so that it is not inside our own module.
func copyModule(t *testing.T) string {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS(doors)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// execute runs a program in the fixture; it may exit with a status.
func execute(t *testing.T, dir string, env []string, name string, args ...string) (stdout, stderr []byte) {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GOPROXY=off")
	cmd.Env = append(cmd.Env, env...)
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.Bytes(), errs.Bytes()
}

// tool is the test binary under the name of the command, see TestMain.
func tool(t *testing.T) string {
	t.Helper()
	name, err := exec.LookPath("ctxlint")
	if err != nil {
		t.Fatal(err)
	}
	return name
}

func viaCommand(t *testing.T, dir string, args ...string) []seen {
	t.Helper()
	stdout, stderr := execute(t, dir, nil, tool(t), append([]string{"-format=json"}, args...)...)
	var r output.Report
	if err := json.Unmarshal(stdout, &r); err != nil {
		t.Fatalf("%v\n%s", err, stderr)
	}
	if len(r.Errors) > 0 {
		t.Fatalf("%+v", r.Errors)
	}
	var list []seen
	for _, f := range r.Findings {
		list = append(list, seen{f.File, f.Line, f.Column, f.Message})
	}
	return list
}

func viaVet(t *testing.T, dir string, flags ...string) []seen {
	t.Helper()
	list, _ := vet(t, dir, flags...)
	return list
}

// vet also returns what go vet itself said.
func vet(t *testing.T, dir string, flags ...string) (list []seen, says string) {
	t.Helper()
	stdout, stderr := execute(t, dir, nil, "go", append(append([]string{"vet", "-json", "-vettool=" + tool(t)}, flags...), "./...")...)
	if !bytes.HasPrefix(bytes.TrimSpace(stdout), []byte("{")) {
		stdout = withoutComments(stderr) // before Go 1.26
	}
	dec := json.NewDecoder(bytes.NewReader(stdout))
	for {
		var units map[string]map[string][]struct{ Posn, Message string }
		err := dec.Decode(&units)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v\n%s%s", err, stdout, stderr)
		}
		for _, unit := range units {
			for _, diagnostics := range unit {
				for _, d := range diagnostics {
					list = append(list, parseLine(t, dir, d.Posn+": "+d.Message))
				}
			}
		}
	}
	slices.SortFunc(list, compareSeen)
	return list, string(stderr)
}

// withoutComments removes what go vet writes between the JSON of its units:
// "# package", and packages that it refuses.
func withoutComments(text []byte) []byte {
	return regexp.MustCompile(`(?m)^#.*$|^.*: wrong signature for .*$`).ReplaceAll(text, nil)
}

var line = regexp.MustCompile(`^(.+):(\d+):(\d+): (.*)$`)

func parseLine(t *testing.T, dir, text string) seen {
	t.Helper()
	m := line.FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("what is %q?", text)
	}
	l, _ := strconv.Atoi(m[2])
	c, _ := strconv.Atoi(m[3])
	return seen{output.Relative(dir, m[1]), l, c, m[4]}
}

// viaMultichecker builds the program of docs/integrations/multichecker.md and
// runs it.
func viaMultichecker(t *testing.T, dir string) []seen {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := os.ReadFile(filepath.Join(root, "docs", "integrations", "multichecker.md"))
	if err != nil {
		t.Fatal(err)
	}
	program := regexp.MustCompile("(?s)```go\n(.*?)```").FindSubmatch(doc)
	if program == nil {
		t.Fatal("the page has no program")
	}
	src := t.TempDir()
	gomod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	gosum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	// Our own requirements, as if the user had asked for the same versions.
	mod := strings.Replace(string(gomod), "module github.com/ctxlint/ctxlint", "module example.com/lint", 1) +
		"\nrequire github.com/ctxlint/ctxlint v0.0.0\n\nreplace github.com/ctxlint/ctxlint => " + strconv.Quote(filepath.ToSlash(root)) + "\n"
	for name, text := range map[string]string{"go.mod": mod, "go.sum": string(gosum), "main.go": string(program[1])} {
		if err := os.WriteFile(filepath.Join(src, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	exe := filepath.Join(src, "lint.exe")
	if _, stderr := execute(t, src, []string{"GOFLAGS=-mod=mod"}, "go", "build", "-o", exe, "."); len(stderr) > 0 {
		t.Fatalf("%s", stderr)
	}
	_, stderr := execute(t, dir, nil, exe, "./...")
	var list []seen
	for text := range strings.Lines(string(stderr)) {
		// Related positions are indented behind their place.
		if s := parseLine(t, dir, strings.TrimSuffix(text, "\n")); !strings.HasPrefix(s.message, "\t") {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, compareSeen)
	return list
}

func compareSeen(a, b seen) int {
	return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column), cmp.Compare(a.message, b.message))
}
