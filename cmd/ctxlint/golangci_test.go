package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/plugin"
)

// full is set in CI: it runs what needs the module proxy and minutes.
var full = os.Getenv("CTXLINT_TEST") == "full"

// golangci builds golangci-lint with ctxlint as a plugin, from
// testdata/golangci.
func golangci(t *testing.T) string {
	t.Helper()
	if !full {
		t.Skip("builds golangci-lint: set CTXLINT_TEST=full")
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	from := filepath.Join(root, "testdata", "golangci")
	src := t.TempDir()
	if err := os.CopyFS(src, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	gomod, err := os.ReadFile(filepath.Join(src, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	if v := regexp.MustCompile(`(?m)^go 1\.(\d+)`).FindSubmatch(gomod); v == nil || older(string(v[1])) {
		t.Skipf("golangci-lint needs a newer Go than %s", runtime.Version())
	}
	gomod = bytes.Replace(gomod, []byte("=> ../.."), []byte("=> "+strconv.Quote(filepath.ToSlash(root))), 1)
	if err := os.WriteFile(filepath.Join(src, "go.mod"), gomod, 0o666); err != nil {
		t.Fatal(err)
	}
	exe := filepath.Join(src, "golangci-lint.exe")
	_, stderr := execute(t, src, []string{"GOFLAGS=-mod=mod", "GOPROXY=" + goEnv(t, "GOPROXY")}, "go", "build", "-o", exe, ".")
	if _, err := os.Stat(exe); err != nil {
		t.Fatalf("%s", stderr)
	}
	return exe
}

func older(minor string) bool {
	want, _ := strconv.Atoi(minor)
	m := regexp.MustCompile(`^go1\.(\d+)`).FindStringSubmatch(runtime.Version())
	if m == nil {
		return false // a development version
	}
	have, _ := strconv.Atoi(m[1])
	return have < want
}

// linted is a module under golangci-lint, with a cache of its own.
type linted struct {
	exe, dir string
	env      []string
}

func (l linted) configure(t *testing.T, settings string) {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "integrations", "golangci-lint.md"))
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile("(?s)<!-- test: \\.golangci\\.yml -->\n```yaml\n(.*?)```").FindSubmatch(page)
	if example == nil {
		t.Fatal("the page has no configuration")
	}
	text := strings.Replace(string(example[1]), "          rules: [default]\n", settings, 1)
	text += "issues:\n  max-issues-per-linter: 0\n  max-same-issues: 0\n  uniq-by-line: false\n"
	if err := os.WriteFile(filepath.Join(l.dir, ".golangci.yml"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func (l linted) run(t *testing.T, args ...string) (stdout, stderr string) {
	t.Helper()
	out, errs := execute(t, l.dir, l.env, l.exe, append([]string{"run"}, args...)...)
	return string(out), string(errs)
}

// findings are what golangci-lint shows, in the form of the other doors.
func (l linted) findings(t *testing.T) []seen {
	t.Helper()
	stdout, stderr := l.run(t, "--enable-only="+plugin.Name, "--output.json.path=stdout", "--show-stats=false", "./...")
	var doc struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename     string
				Line, Column int
			}
		}
	}
	if err := json.NewDecoder(strings.NewReader(stdout)).Decode(&doc); err != nil {
		t.Fatalf("%v\n%s%s", err, stdout, stderr)
	}
	var list []seen
	for _, i := range doc.Issues {
		// "ctxroot: message" here is "message (ctxroot)" elsewhere.
		rule, message, _ := strings.Cut(i.Text, ": ")
		list = append(list, seen{filepath.ToSlash(i.Pos.Filename), i.Pos.Line, i.Pos.Column, message + " (" + rule + ")"})
	}
	slices.SortFunc(list, compareSeen)
	return list
}

// TestGolangciLint runs the real golangci-lint, and walks into each of the
// traps that it has for a plugin.
func TestGolangciLint(t *testing.T) {
	exe := golangci(t)
	fresh := func(t *testing.T) linted {
		l := linted{exe, copyModule(t), []string{"GOLANGCI_LINT_CACHE=" + t.TempDir()}}
		l.configure(t, "")
		return l
	}
	rewrite := func(t *testing.T, l linted, file, from, to string) {
		t.Helper()
		name := filepath.Join(l.dir, filepath.FromSlash(file))
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(text, []byte(from)) {
			t.Fatalf("%s has no %q", file, from)
		}
		if err := os.WriteFile(name, bytes.Replace(text, []byte(from), []byte(to), 1), 0o666); err != nil {
			t.Fatal(err)
		}
	}

	t.Run("same", func(t *testing.T) {
		l := fresh(t)
		same(t, l.findings(t), viaCommand(t, l.dir))
	})
	t.Run("all", func(t *testing.T) {
		l := fresh(t)
		l.configure(t, "          rules: [all]\n")
		same(t, l.findings(t), viaCommand(t, l.dir, "-rules=all"))
	})
	t.Run("cache", func(t *testing.T) {
		l := fresh(t)
		l.findings(t)
		// Of what is analysed now, the imports are not: their findings are
		// known, and their facts are fetched.
		rewrite(t, l, "server/server.go", "package server\n", "package server\n\n// One more line.\n")
		same(t, l.findings(t), viaCommand(t, l.dir))
		// What the settings say is part of the cache's key.
		l.configure(t, "          rules: [ctxleak]\n")
		same(t, l.findings(t), viaCommand(t, l.dir, "-rules=ctxleak"))
	})
	t.Run("nolint", func(t *testing.T) {
		for _, comment := range []string{"//nolint:ctxlint", "//nolint:ctxleak // why", "//ctxlint:ignore ctxleak -- why"} {
			l := fresh(t)
			rewrite(t, l, "server/server.go", "context.WithTimeout(parent, time.Second)", "context.WithTimeout(parent, time.Second) "+comment)
			for _, f := range l.findings(t) {
				if strings.Contains(f.message, "ctxleak") {
					t.Errorf("%s: %+v", comment, f)
				}
			}
		}
	})
	t.Run("related", func(t *testing.T) {
		l := fresh(t)
		if stdout, _ := l.run(t, "./..."); strings.Contains(stdout, "related information") {
			t.Errorf("%s", stdout)
		}
	})
	t.Run("fix", func(t *testing.T) {
		l := fresh(t)
		l.configure(t, "          rules: [default]\n          suggested: true\n")
		l.run(t, "--fix", "./...")
		if _, stderr := execute(t, l.dir, nil, "go", "vet", "./..."); bytes.Contains(stderr, []byte("vet: ")) {
			t.Errorf("what --fix left does not compile:\n%s", stderr)
		}
		if left := viaCommand(t, l.dir); len(left) >= len(viaCommand(t, copyModule(t))) {
			t.Errorf("--fix repaired nothing: %s", show(left))
		}
	})
	t.Run("settings", func(t *testing.T) {
		l := fresh(t)
		for settings, want := range map[string]string{
			"          rulez: [all]\n":    `unknown field "rulez"`,
			"          rules: [ctxrot]\n": `unknown rule "ctxrot"; did you mean "ctxroot"?`,
		} {
			l.configure(t, settings)
			stdout, stderr := l.run(t, "./...")
			if !strings.Contains(stderr, want) || stdout != "" {
				t.Errorf("%s%s", stdout, stderr)
			}
		}
	})
}
