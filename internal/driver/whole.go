package driver

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// whole reports whether the patterns name all packages of each main module that
// was loaded: callers elsewhere would be missed.
func (prog *program) whole(opts Options) bool {
	dir, err := filepath.Abs(opts.Dir)
	if err != nil {
		return false
	}
	found := false
	for _, u := range prog.pkgs {
		if !u.inScope {
			continue
		}
		if m := u.Module; m == nil || !slices.ContainsFunc(opts.Patterns, func(p string) bool { return names(p, dir, m.Path, m.Dir) }) {
			return false
		}
		found = true
	}
	return found
}

// names reports whether a pattern names all packages of a module.
func names(pattern, dir, modulePath, moduleDir string) bool {
	above, ok := strings.CutSuffix(filepath.ToSlash(pattern), "/...")
	switch {
	case !ok:
		return pattern == modulePath && (pattern == "std" || pattern == "cmd")
	case relative(above):
		return same(filepath.Join(dir, filepath.FromSlash(above)), moduleDir)
	case filepath.IsAbs(above):
		return same(above, moduleDir)
	}
	return path.Clean(above) == modulePath
}

// relative reports whether a pattern speaks of directories by their place.
func relative(pattern string) bool {
	p := filepath.ToSlash(pattern)
	return p == "." || p == ".." || strings.HasPrefix(p, "./") || strings.HasPrefix(p, "../")
}

// same reports whether two directories are one, by whatever links.
func same(a, b string) bool {
	if a, err := filepath.EvalSymlinks(a); err == nil {
		if b, err := filepath.EvalSymlinks(b); err == nil {
			return a == b
		}
	}
	return filepath.Clean(a) == filepath.Clean(b)
}
