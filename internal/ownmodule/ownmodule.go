// Package ownmodule knows where the module is that a directory belongs to, and what
// it declares itself.
package ownmodule

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/ctxlint/ctxlint/analyzers"
)

// Root is the nearest directory at or above dir that has a go.mod, or else a
// go.work; empty if there is none.
func Root(dir string) string {
	for _, name := range []string{"go.mod", "go.work"} {
		for at := dir; ; at = filepath.Dir(at) {
			if exists(filepath.Join(at, name)) {
				return at
			}
			if at == filepath.Dir(at) {
				break
			}
		}
	}
	return ""
}

// Check says what is wrong with a name in a list of the vocabulary. What the
// module in a directory declares itself can say it by a directive, which stands
// where the function changes.
func Check(module string, w analyzers.Word, name string) error {
	if err := w.Check(name); err != nil {
		return err
	}
	if module != "" && w.Directive() && declares(module, name) {
		return fmt.Errorf("%q is of this module: write //ctxlint:%s above the function", name, w)
	}
	return nil
}

// declares reports whether a name begins with the path of a package that the module
// in a directory has.
func declares(module, name string) bool {
	data, err := os.ReadFile(filepath.Join(module, "go.mod"))
	if err != nil {
		return false
	}
	path := modfile.ModulePath(data)
	rest, ok := strings.CutPrefix(name, path)
	if !ok || path == "" || rest != "" && rest[0] != '/' && rest[0] != '.' {
		return false
	}
	if rest == "" || rest[0] == '.' {
		return holds(module, "")
	}
	for rel := rest[1:]; ; {
		if holds(module, rel) {
			return true
		}
		dot := strings.LastIndexByte(rel, '.')
		if dot <= strings.LastIndexByte(rel, '/') {
			return false
		}
		rel = rel[:dot]
	}
}

// holds reports whether a directory of the module, and of none below it, is a package.
func holds(module, rel string) bool {
	dir := filepath.Join(module, filepath.FromSlash(rel))
	for at := dir; at != module; at = filepath.Dir(at) {
		if !filepath.IsLocal(filepath.FromSlash(rel)) || exists(filepath.Join(at, "go.mod")) {
			return false
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	return err == nil && len(files) > 0
}

func exists(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}
