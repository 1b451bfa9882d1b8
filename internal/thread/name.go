package thread

import (
	"cmp"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/ctxlint/ctxlint/internal/config"
)

var lineOf = regexp.MustCompile(`^(.+\.go):(\d+)$`)

// find returns the function that a user named: pkg.Func, pkg.Type.Method or
// (*pkg.Type).Method, where pkg is a package's name, its path, the end of its
// path, a directory that begins with a dot, or left out; or file.go:line.
func (p *program) find(name, dir string) (*fn, error) {
	if m := lineOf.FindStringSubmatch(name); m != nil {
		line, _ := strconv.Atoi(m[2])
		return p.byLine(m[1], line, dir)
	}
	plain := strings.NewReplacer("(", "", ")", "", "*", "").Replace(name)
	var exact, loose []*fn
	for _, f := range p.fns {
		switch f.answers(plain, dir) {
		case 2:
			exact = append(exact, f)
		case 1:
			loose = append(loose, f)
		}
	}
	if len(exact) == 0 {
		exact = loose
	}
	switch len(exact) {
	case 1:
		return exact[0], nil
	case 0:
		return nil, fmt.Errorf("no function %s in the module; %s", name, p.near(plain))
	}
	var list []string
	for _, f := range exact {
		list = append(list, fmt.Sprintf("%s.%s (%s:%d)", f.file.pkg.PkgPath, f.local(), filepath.Base(f.file.name), p.at(f.name.Pos()).Line))
	}
	slices.Sort(list)
	return nil, fmt.Errorf("%s may be %s: write the path of its package, or file.go:line", name, strings.Join(list, " or "))
}

// answers reports whether a function goes by a name: 2 if that says its
// package, 1 if it says less.
func (f *fn) answers(name, dir string) int {
	if name == f.local() {
		return 1
	}
	pkg, ok := strings.CutSuffix(name, "."+f.local())
	if !ok {
		return 0
	}
	path := f.file.pkg.PkgPath
	switch {
	case pkg == path:
		return 2
	case pkg == "." || strings.HasPrefix(pkg, "./") || strings.HasPrefix(pkg, "../") || filepath.IsAbs(pkg):
		if !filepath.IsAbs(pkg) {
			pkg = filepath.Join(dir, filepath.FromSlash(pkg))
		}
		if filepath.Clean(pkg) == filepath.Dir(f.file.name) {
			return 2
		}
	case pkg == f.file.pkg.Name || strings.HasSuffix(path, "/"+pkg):
		return 1
	}
	return 0
}

// byLine returns the function whose declaration has a line.
func (p *program) byLine(name string, line int, dir string) (*fn, error) {
	full := name
	if !filepath.IsAbs(full) {
		full = filepath.Join(dir, filepath.FromSlash(name))
	}
	f := p.byName[full]
	if f == nil {
		return nil, fmt.Errorf("%s is no file of the module, as this platform and these tags see it", name)
	}
	var best *fn
	nearest, distance := "", 1<<30
	for _, c := range p.fns {
		if c.file != f {
			continue
		}
		from, to := p.at(c.name.Pos()).Line, p.at(c.typ.End()).Line
		if c.decl != nil {
			from, to = p.at(c.decl.Pos()).Line, p.at(c.decl.End()).Line
		}
		if from <= line && line <= to && (best == nil || best.name.Pos() < c.name.Pos()) {
			best = c
		}
		if d := max(from-line, line-to); d < distance || d == distance && c.String() < nearest {
			nearest, distance = c.String(), d
		}
	}
	switch {
	case best != nil:
		return best, nil
	case nearest == "":
		return nil, fmt.Errorf("%s has no function", name)
	}
	return nil, fmt.Errorf("no function at %s:%d; the nearest is %s", name, line, nearest)
}

// near offers what may have been meant.
func (p *program) near(name string) string {
	last := name[strings.LastIndex(name, ".")+1:]
	var same, all []string
	for _, f := range p.fns {
		full := f.file.pkg.Name + "." + f.local()
		if f.name.Name == last {
			same = append(same, full)
		}
		all = append(all, full)
	}
	slices.Sort(all)
	slices.SortFunc(same, func(a, b string) int { return cmp.Compare(a, b) })
	near := slices.Compact(same)
	if len(near) == 0 {
		near = config.NearestFew(name, slices.Compact(all), 3)
	}
	if len(near) == 0 {
		return "name it as pkg.Func, (*pkg.Type).Method or file.go:line"
	}
	return "did you mean " + strings.Join(near[:min(len(near), 3)], " or ") + "?"
}
