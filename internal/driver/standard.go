package driver

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/internal/results"
)

// The go command tells no module for the packages of the standard library and
// of its own tools. Who stands in $GOROOT/src works on the one, module std, and
// in $GOROOT/src/cmd on the other, module cmd: these are the main modules there.
// What they have vendored is a dependency, as anywhere.
//
// Nothing is compiled for them: in std there is nothing else that could be, and
// to compile all of cmd takes longer than to read what it imports from source.

// standard returns the module std or cmd if that is the main module, or nil.
func standard(ctx context.Context, opts Options) *packages.Module {
	mod := nearestModule(opts.Dir)
	if mod == nil || mod.Path != "std" && mod.Path != "cmd" {
		return nil
	}
	cmd := exec.CommandContext(ctx, "go", "env", "GOROOT")
	cmd.Dir, cmd.Env = opts.Dir, opts.Env
	out, err := cmd.Output()
	home := filepath.Join(strings.TrimSpace(string(out)), "src")
	if mod.Path == "cmd" {
		home = filepath.Join(home, "cmd")
	}
	if err != nil || !same(mod.Dir, home) {
		return nil // the tree of another Go, whose packages have a module
	}
	return mod
}

// nearestModule reads the go.mod of a directory or above it.
func nearestModule(dir string) *packages.Module {
	dir, err := filepath.Abs(dir)
	for err == nil {
		name := filepath.Join(dir, "go.mod")
		if data, missing := os.ReadFile(name); missing == nil {
			f, broken := modfile.ParseLax(name, data, nil)
			if broken != nil || f.Module == nil {
				return nil
			}
			mod := &packages.Module{Path: f.Module.Mod.Path, Main: true, Dir: dir, GoMod: name}
			if f.Go != nil {
				mod.GoVersion = f.Go.Version
			}
			return mod
		}
		above := filepath.Dir(dir)
		if above == dir {
			break
		}
		dir = above
	}
	return nil
}

// tree tells whether a package is of the standard library or of the go
// command's tools: of module std or cmd, or "" for neither.
func tree(p *packages.Package) string {
	path := p.PkgPath
	if first, _, _ := strings.Cut(path, "/"); p.Module != nil || p.Dir == "" || strings.Contains(first, ".") || first == "command-line-arguments" {
		return ""
	}
	switch {
	case strings.HasPrefix(path, "vendor/"), strings.HasPrefix(path, "cmd/vendor/"):
		return ""
	case path == "unsafe": // no more than documentation
		return ""
	case path == "cmd", strings.HasPrefix(path, "cmd/"):
		return "cmd"
	}
	return "std"
}

// closure hashes the sources of a unit, and of all that it imports. ok is false
// if one can't be read.
func (prog *program) closure(u *unit) (sum results.Hash, ok bool) {
	if u.closed != (results.Hash{}) {
		return u.closed, true
	}
	w := results.NewWriter(u.ID)
	for _, name := range u.CompiledGoFiles {
		sum := prog.exec.files.Sum(name)
		if sum == (results.Hash{}) {
			return sum, false
		}
		w.Add(name)
		w.AddHash(sum)
	}
	for _, dep := range u.deps {
		sum, ok := prog.closure(dep)
		if !ok {
			return sum, false
		}
		w.AddHash(sum)
	}
	u.closed = w.Sum()
	return u.closed, true
}
