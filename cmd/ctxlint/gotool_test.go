package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestGoTool does what docs/integrations/gotool.md says, in the demo module.
func TestGoTool(t *testing.T) {
	if !full {
		t.Skip("builds ctxlint with an empty module cache: set CTXLINT_TEST=full")
	}
	if runtime.GOOS == "windows" {
		t.Skip("the page speaks to a Unix shell")
	}
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "integrations", "gotool.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "testdata", "demo"))); err != nil {
		t.Fatal(err)
	}
	env := []string{"GOPROXY=" + ownProxy(t, "v0.1.0"), "GONOSUMDB=*", "GOMODCACHE=" + filepath.Join(t.TempDir(), "mod"), "GOFLAGS=-modcacherw"}
	want := map[string]string{
		"go get":       "added github.com/ctxlint/ctxlint v0.1.0",
		"go tool":      "(ctxleak/path)",
		"go vet":       "(ctxleak)",
		"go fix -diff": "+++ ",
		"go fix":       "",
	}
	for _, block := range regexp.MustCompile("(?s)<!-- test -->\n```sh\n(.*?)```").FindAllSubmatch(page, -1) {
		for command := range strings.Lines(string(block[1])) {
			if strings.HasPrefix(command, "go fix") && older("26") {
				continue
			}
			name := strings.Join(strings.Fields(command)[:2], " ")
			if strings.Contains(command, " -diff") {
				name += " -diff"
			}
			stdout, stderr := execute(t, dir, env, "sh", "-c", command)
			text := string(stdout) + string(stderr)
			if !strings.Contains(text, want[name]) || strings.Contains(text, "no such tool") {
				t.Errorf("%s%s", command, text)
			}
			t.Logf("%s%.1000s", command, text)
		}
	}
}

// ownProxy is a module proxy that has this tree as a version of ctxlint, and
// the modules that it is built with.
func ownProxy(t *testing.T, version string) string {
	t.Helper()
	const module = "github.com/ctxlint/ctxlint"
	root := filepath.Join("..", "..")
	dir := t.TempDir()
	gomod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(dir, filepath.FromSlash(module), "@v", version)
	info := fmt.Sprintf(`{"Version": %q, "Time": "2026-01-02T15:04:05Z"}`, version)
	if err := errors.Join(
		writeFile(own+".info", []byte(info)),
		writeFile(own+".mod", gomod),
		zipModule(own+".zip", module+"@"+version, root),
	); err != nil {
		t.Fatal(err)
	}
	// The module cache serves descriptions as it is, but may lack archives.
	format := "{{with .Module}}{{if not .Main}}{{.Path}}@{{.Version}} {{.Dir}}{{end}}{{end}}"
	stdout, _ := execute(t, root, nil, "go", "list", "-deps", "-f", format, "./cmd/ctxlint")
	lines := slices.Sorted(strings.Lines(string(stdout)))
	for _, text := range slices.Compact(lines) {
		name, from, ok := strings.Cut(strings.TrimSpace(text), " ")
		if !ok {
			continue // of the standard library
		}
		dep, v, _ := strings.Cut(name, "@")
		to := filepath.Join(dir, filepath.FromSlash(dep), "@v", v+".zip")
		if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), zipModule(to, name, from)); err != nil {
			t.Fatal(err)
		}
	}
	cache := filepath.Join(goEnv(t, "GOMODCACHE"), "cache", "download")
	return "file://" + filepath.ToSlash(dir) + ",file://" + filepath.ToSlash(cache)
}

// zipModule writes the archive of a module, without its other modules.
func zipModule(to, name, root string) error {
	archive, err := os.Create(to)
	if err != nil {
		return err
	}
	defer archive.Close()
	z := zip.NewWriter(archive)
	err = filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if _, err := os.Stat(filepath.Join(file, "go.mod")); err == nil && rel != "." || entry.Name() == ".git" {
				return fs.SkipDir
			}
			return nil
		}
		if !entry.Type().IsRegular() || entry.Name() == ".git" {
			return nil
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		w, err := z.Create(path.Join(name, filepath.ToSlash(rel)))
		if err == nil {
			_, err = w.Write(text)
		}
		return err
	})
	return errors.Join(err, z.Close())
}
